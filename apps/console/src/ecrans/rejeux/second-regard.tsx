import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RejeuDecrit } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutAgir } from '../../droits.js';
import { Carte, Fiche } from '../../elements/carte.js';
import { AvecMotif } from '../../elements/motif.js';
import { direInstant } from '../../mots/dates.js';
import { compter } from '../../mots/nombres.js';

/** Above the threshold somebody else looks at the same preview and says why it may leave (check 15). */
export function SecondRegard({ rejeu }: { rejeu: RejeuDecrit }) {
  const session = useSession();
  if (rejeu.confirmation.par !== null) return <Confirme rejeu={rejeu} />;
  if (rejeu.etat !== 'a_confirmer') return null;
  const auteur = rejeu.acteur === `compte:${session.compte.id}`;
  return (
    <Carte titre="Second regard">
      {auteur && (
        <p role="status">
          Vous avez demandé ce rejeu : quelqu’un d’autre doit lire ce qu’il ferait et le confirmer. Donnez-lui
          l’adresse de cette page. En attendant rien ne part ; vous pouvez y renoncer en l’interrompant.
        </p>
      )}
      {!auteur && peutAgir(session) && <Confirmer rejeu={rejeu} />}
      {!auteur && !peutAgir(session) && <p>Il attend la confirmation d’une seconde personne.</p>}
    </Carte>
  );
}

function Confirmer({ rejeu: { id, avancement, auteur } }: { rejeu: RejeuDecrit }) {
  const client = useQueryClient();
  const confirmer = useMutation({
    mutationFn: (motif: string) =>
      demander('POST /api/rejeux/{id}/confirmation', { chemin: { id }, corps: { motif } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['rejeux'] }),
  });
  return (
    <AvecMotif
      faire={confirmer.mutate}
      enCours={confirmer.isPending}
      erreur={confirmer.error}
      verbe={`Confirmer le rejeu de ${compter(avancement.total, 'message')}`}
    >
      <p>
        {auteur ?? 'Une clé'} demande ce rejeu, au-delà de ce qu’une personne fait seule. Lisez l’effet
        d’ensemble et quelques dossiers : dès que vous confirmez, il commence.
      </p>
    </AvecMotif>
  );
}

function Confirme({ rejeu: { confirmation } }: { rejeu: RejeuDecrit }) {
  return (
    <Carte titre="Second regard">
      <Fiche
        lignes={[
          ['Confirmé par', confirmation.nom ?? confirmation.par],
          ['Le', confirmation.le === null ? '–' : direInstant(confirmation.le)],
          ['Motif', confirmation.motif ?? '–'],
        ]}
      />
    </Carte>
  );
}
