import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Dialogue } from './dialogue.js';
import { AvecMotif } from './motif.js';

/** An act on one thing: a button, then a question that says what it does and asks why. */
export function Geste({
  bouton,
  precision,
  titre,
  effet,
  faire,
  relire,
  grave = false,
}: {
  /** What the button says, and the verb of the act. */
  bouton: string;
  /** Which thing, for who hears the buttons one after the other. */
  precision?: string;
  titre: string;
  effet: ReactNode;
  faire: (motif: string) => Promise<unknown>;
  /** First member of the keys of what has to be read again. */
  relire: string;
  grave?: boolean;
}) {
  const [ouvert, setOuvert] = useState(false);
  const client = useQueryClient();
  const acte = useMutation({
    mutationFn: faire,
    onSuccess: async () => {
      setOuvert(false);
      await client.invalidateQueries({ queryKey: [relire] });
    },
  });
  return (
    <>
      <button
        type="button"
        className={grave ? 'bouton bouton-grave' : 'bouton bouton-second'}
        onClick={() => {
          acte.reset();
          setOuvert(true);
        }}
      >
        {bouton}
        {precision !== undefined && <span className="hors-ecran"> : {precision}</span>}
      </button>
      {ouvert && (
        <Dialogue titre={titre} ouvert fermer={() => setOuvert(false)}>
          {effet}
          <AvecMotif
            faire={acte.mutate}
            enCours={acte.isPending}
            erreur={acte.error}
            verbe={bouton}
            annuler={() => setOuvert(false)}
          />
        </Dialogue>
      )}
    </>
  );
}
