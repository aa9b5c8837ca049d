import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { MessageDetailleDecrit } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { Carte } from '../../elements/carte.js';
import { Panne } from '../../elements/etats.js';
import { Geste } from '../../elements/geste.js';
import { actesPossibles } from './actes-possibles.js';

const Correction = lazy(() => import('./correction.js'));

/** What an operator may do of a message. Its content never changes: what is done makes another one, or ends it. */
export function ActesSurUnMessage({ message }: { message: MessageDetailleDecrit }) {
  const { id, masque } = message;
  const [corrige, setCorrige] = useState(false);
  const { abandon, correction, rejeu } = actesPossibles(message);
  if (!abandon && !correction && !rejeu)
    return (
      <Carte titre="Agir">
        <p>Rien à faire : son sort est fixé, ou il suit son cours.</p>
      </Carte>
    );
  return (
    <Carte titre="Agir">
      <div className="actions">
        {rejeu && <SimulerLeRejeu id={id} />}
        {correction && (
          <button type="button" className="bouton bouton-second" onClick={() => setCorrige(true)}>
            Corriger
          </button>
        )}
        {abandon && (
          <Geste
            bouton="Abandonner"
            titre="Abandonner ce message"
            grave
            effet={
              <p>
                Un message : il n’aura plus d’autre tentative. Son contenu reste, et un rejeu pourra le
                reprendre. Le partenaire n’en est pas averti.
              </p>
            }
            faire={(motif) =>
              demander('POST /api/messages/{id}/abandon', { chemin: { id }, corps: { motif } })
            }
            relire="messages"
          />
        )}
      </div>
      {correction && masque === true && (
        <p className="discret">Pour le corriger, lisez-le d’abord en clair.</p>
      )}
      {corrige && (
        <Suspense fallback={null}>
          <Correction message={message} fermer={() => setCorrige(false)} />
        </Suspense>
      )}
    </Carte>
  );
}

/** Nothing is replayed from here: what the replay would do is computed first, and read. */
function SimulerLeRejeu({ id }: { id: string }) {
  const naviguer = useNavigate();
  const simulation = useMutation({
    mutationFn: () =>
      demander('POST /api/rejeux', {
        corps: { simulation: true, ids: [id] },
        entetes: { 'idempotency-key': crypto.randomUUID() },
      }),
    onSuccess: ({ id: rejeu }) => naviguer({ to: '/rejeux/$id', params: { id: rejeu } }),
  });
  return (
    <>
      <button
        type="button"
        className="bouton"
        disabled={simulation.isPending}
        onClick={() => simulation.mutate()}
      >
        {simulation.isPending ? 'Simulation…' : 'Simuler son rejeu'}
      </button>
      {simulation.error && <Panne erreur={simulation.error} />}
    </>
  );
}
