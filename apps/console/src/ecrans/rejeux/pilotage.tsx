import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RejeuDecrit } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { Panne } from '../../elements/etats.js';

type Ordre = 'pause' | 'reprise' | 'interruption';

/** Pauses, resumes or ends a replay; the lot under way is finished first. */
export function Pilotage({ rejeu: { id, etat } }: { rejeu: RejeuDecrit }) {
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
        <button
          type="button"
          className="bouton bouton-grave"
          disabled={ordonner.isPending}
          onClick={() => ordonner.mutate('interruption')}
        >
          {etat === 'a_confirmer' ? 'Y renoncer' : 'Interrompre'}
        </button>
      </div>
      <p className="discret">
        Interrompre garde ce qui est fait ; le reste pourra entrer dans un autre rejeu.
      </p>
      {ordonner.error && <Panne erreur={ordonner.error} />}
    </>
  );
}
