import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RejeuDecrit } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { Panne } from '../../elements/etats.js';
import { Geste } from '../../elements/geste.js';
import { compter } from '../../mots/nombres.js';

type Ordre = 'pause' | 'reprise';

/** Pauses, resumes or ends a replay; the lot under way is finished first. */
export function Pilotage({ rejeu }: { rejeu: RejeuDecrit }) {
  const { id, etat } = rejeu;
  const client = useQueryClient();
  const ordonner = useMutation({
    mutationFn: (ordre: Ordre) => demander(`POST /api/rejeux/{id}/${ordre}`, { chemin: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['rejeux', id] }),
  });
  const suivant: Ordre | null = etat === 'a_confirmer' ? null : etat === 'en_pause' ? 'reprise' : 'pause';
  return (
    <>
      <div className="actions">
        {suivant !== null && (
          <button
            type="button"
            className="bouton bouton-second"
            disabled={ordonner.isPending}
            onClick={() => ordonner.mutate(suivant)}
          >
            {suivant === 'pause' ? 'Mettre en pause' : 'Reprendre'}
          </button>
        )}
        <Interruption de={rejeu} />
      </div>
      {ordonner.error && <Panne erreur={ordonner.error} />}
    </>
  );
}

/** There is no way back: what is done and what is left is said before. */
function Interruption({ de: { id, etat, avancement } }: { de: RejeuDecrit }) {
  const { fait, total } = avancement;
  const renonce = etat === 'a_confirmer';
  return (
    <Geste
      grave
      bouton={renonce ? 'Y renoncer' : 'Interrompre'}
      titre={renonce ? 'Renoncer à ce rejeu' : 'Interrompre ce rejeu'}
      effet={
        <>
          <p>
            {renonce
              ? 'Rien n’a été rejoué, et personne ne pourra plus le confirmer.'
              : `Déjà fait : ${compter(fait, 'message')}, qui le reste. Ce rejeu ne pourra pas reprendre.`}
          </p>
          <p>
            Laissé : {compter(total - fait, 'message')}, qui garde son sort et pourra entrer dans un autre
            rejeu.
          </p>
        </>
      }
      faire={(motif) => demander('POST /api/rejeux/{id}/interruption', { chemin: { id }, corps: { motif } })}
      relire="rejeux"
    />
  );
}
