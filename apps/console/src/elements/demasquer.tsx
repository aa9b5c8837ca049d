import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { EntreeDemasquage } from '../api/contrat.js';
import { demander } from '../api/demander.js';
import { useSession } from '../coquille/session-ouverte.js';
import { direHeure } from '../mots/dates.js';
import { Dialogue } from './dialogue.js';
import { Icone } from './icone.js';
import { AvecMotif } from './motif.js';

/**
 * What is masked, and how to read it in clear: with a motif, for fifteen minutes, this object alone. Every reading whose
 * key holds `id` is made again; at the end of the time too, so that nothing stays in clear on the screen.
 */
export function Demasquer({
  type,
  id,
  masque,
}: {
  type: EntreeDemasquage['type'];
  id: string;
  masque: boolean | undefined;
}) {
  const [ouvert, setOuvert] = useState(false);
  const client = useQueryClient();
  const cle = ['demasquages', type, id];
  const { data: accorde } = useQuery<Accorde | null>({
    queryKey: cle,
    queryFn: () => null,
    enabled: false,
    gcTime: Infinity,
  });
  const demasquage = useMutation({
    mutationFn: (motif: string) => demander('POST /api/demasquages', { corps: { type, id, motif } }),
    onSuccess: async ({ expireLe }) => {
      client.setQueryData(cle, { expireLe, fin: Date.now() + QUART_D_HEURE_MS });
      setOuvert(false);
      await client.invalidateQueries({ predicate: concerne(id) });
    },
  });
  useEffect(() => {
    if (masque !== false) return;
    // A page that was loaded again does not know since when: it is over a quarter of an hour from now at the latest.
    const reste = accorde ? Math.max(0, accorde.fin - Date.now()) : QUART_D_HEURE_MS;
    // Forgotten first: a reading that fails would leave on the screen what it was to replace.
    const fin = setTimeout(() => void client.resetQueries({ predicate: concerne(id) }), reste + 1_000);
    return () => clearTimeout(fin);
  }, [client, accorde, id, masque]);
  const permis = useSession().droits.includes('corps');
  if (masque === undefined) return null;
  return (
    <div className="masque" role="status">
      <Icone nom="cadenas" />
      {masque ? (
        <span>Identités, textes libres et contenu masqués.</span>
      ) : (
        <span>En clair{accorde ? ` jusqu’à ${direHeure(accorde.expireLe)}` : ''}, pour cette session.</span>
      )}
      {masque && permis && (
        <button type="button" className="bouton bouton-second" onClick={() => setOuvert(true)}>
          Lire en clair
        </button>
      )}
      {masque && !permis && <span>Votre habilitation ne permet pas de les lire.</span>}
      {ouvert && (
        <Dialogue titre="Lire en clair" ouvert fermer={() => setOuvert(false)}>
          <p>
            Pendant quinze minutes, cette session lira {OBJETS[type]} en clair. Votre nom, l’heure et le motif
            sont gardés, et un auditeur les lira.
          </p>
          <AvecMotif
            faire={demasquage.mutate}
            enCours={demasquage.isPending}
            erreur={demasquage.error}
            verbe="Lire en clair"
            annuler={() => setOuvert(false)}
          />
        </Dialogue>
      )}
    </div>
  );
}

const QUART_D_HEURE_MS = 15 * 60_000;

/** An unmasking: its end as the gateway says it, and by the clock of this machine, which may differ. */
interface Accorde {
  expireLe: string;
  fin: number;
}

const OBJETS = { message: 'ce message', cotraitance: 'cette cotraitance', ecart: 'cet écart' } as const;

const concerne =
  (id: string) =>
  ({ queryKey }: { queryKey: readonly unknown[] }): boolean =>
    queryKey[0] !== 'demasquages' && queryKey.includes(id);
