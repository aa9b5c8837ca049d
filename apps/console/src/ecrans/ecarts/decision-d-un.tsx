import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EcartDetailleDecrit } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { AvecMotif } from '../../elements/motif.js';
import { ChoixDeDecision, type Decision } from './choix-de-decision.js';

const ISSUES = {
  fait: 'C’est fait.',
  ordonne: 'C’est ordonné : la prochaine synchronisation le fera.',
  deja_fait: 'C’était déjà fait.',
} as const;

/** The decision of a person about one écart, as it was seen. */
export function DecisionDUn({ ecart: { id, etat, empreinte } }: { ecart: EcartDetailleDecrit }) {
  const client = useQueryClient();
  const [decision, setDecision] = useState<Decision | null>(null);
  const decider = useMutation({
    mutationFn: ({ choisie, motif }: { choisie: Decision; motif: string }) =>
      demander('POST /api/ecarts/{id}/resolution', {
        chemin: { id },
        corps: { decision: choisie, motif, empreinte },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['ecarts'] }),
  });
  if (etat === 'en_correction')
    return <p>Une correction est en route : il se fermera quand le partenaire l’aura prise.</p>;
  return (
    <>
      {decider.data && (
        <p role="status" className="fait">
          {ISSUES[decider.data.issue]}
        </p>
      )}
      <AvecMotif
        faire={(motif) => decision !== null && decider.mutate({ choisie: decision, motif })}
        enCours={decider.isPending}
        erreur={decider.error}
        verbe="Décider"
      >
        <ChoixDeDecision decision={decision} changer={setDecision} etat={etat} />
      </AvecMotif>
    </>
  );
}
