import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useEnDirect } from '../api/en-direct.js';
import { quiEtEnQuoi, requeteSession } from '../api/session.js';
import { Panne } from '../elements/etats.js';
import { Connexion } from './connexion.js';
import { EcranEnRoute, PageSeule } from './ecrans-de-repli.js';
import { EnTete } from './en-tete.js';
import { Pied } from './pied.js';
import { useAideDuClavier } from './raccourcis.js';
import { SessionOuverte } from './session-ouverte.js';

/** Screens that say nothing of anyone: open to who is not signed in. */
const PUBLIQUES: ReadonlySet<string> = new Set(['/accessibilite']);

const AideDuClavier = lazy(() => import('./aide-du-clavier.js'));

/** The frame of every screen, for who is signed in; the sign-in screen, at the same address, for who is not. */
export function Coquille() {
  const client = useQueryClient();
  const { data: session, error, refetch } = useQuery(requeteSession(client));
  // The screen that is shown, not the address that is on its way: until it is there, the one before still stands.
  const publique = useRouterState({
    select: ({ matches }) => matches.some(({ pathname }) => PUBLIQUES.has(pathname)),
  });
  const aide = useAideDuClavier();
  useEnDirect(session?.habilitation.id);
  if (!session && publique)
    return (
      <PageSeule large>
        <Suspense fallback={<EcranEnRoute />}>
          <Outlet />
        </Suspense>
      </PageSeule>
    );
  if (session === undefined)
    return (
      <PageSeule>
        {error ? <Panne erreur={error} recommencer={() => void refetch()} /> : <EcranEnRoute />}
      </PageSeule>
    );
  if (session === null) return <Connexion />;
  return (
    <SessionOuverte value={session}>
      <a className="evitement" href="#contenu">
        Aller au contenu
      </a>
      <div className="coquille">
        <EnTete session={session} aider={aide.ouvrir} />
        <div className="corps">
          <main id="contenu" className="contenu" tabIndex={-1}>
            <Suspense key={quiEtEnQuoi(session)} fallback={<EcranEnRoute />}>
              <Outlet />
            </Suspense>
          </main>
          <Pied />
        </div>
      </div>
      {aide.ouverte && (
        <Suspense>
          <AideDuClavier fermer={aide.fermer} />
        </Suspense>
      )}
    </SessionOuverte>
  );
}
