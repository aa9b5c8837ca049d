import { lazy, Suspense, useState } from 'react';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutAccepterPour } from '../../droits.js';

const Accepter = lazy(() => import('./accepter.js'));

const NOMS = { accepter: 'Accepter', corriger: 'Corriger l’acceptation', retirer: 'Retirer l’acceptation' };
type Geste = keyof typeof NOMS;

/** What the responsable of its structure may do about the acceptation; nothing for anybody else. */
export function GestesDAcceptation({
  cotraitance,
  structure,
  dateAcceptation,
}: {
  cotraitance: string;
  structure: string | null;
  dateAcceptation: string | null;
}) {
  const session = useSession();
  const [geste, setGeste] = useState<Geste | null>(null);
  if (structure === null || !peutAccepterPour(session, structure)) return null;
  const offerts: Geste[] = dateAcceptation === null ? ['accepter'] : ['corriger', 'retirer'];
  return (
    <>
      {offerts.map((un) => (
        <button
          key={un}
          type="button"
          className={un === 'accepter' ? 'bouton' : 'bouton bouton-second'}
          onClick={() => setGeste(un)}
        >
          {NOMS[un]}
          <span className="hors-ecran"> {cotraitance}</span>
        </button>
      ))}
      {geste !== null && (
        <Suspense>
          <Accepter
            cotraitance={cotraitance}
            geste={geste}
            dateEnregistree={dateAcceptation}
            fermer={() => setGeste(null)}
          />
        </Suspense>
      )}
    </>
  );
}
