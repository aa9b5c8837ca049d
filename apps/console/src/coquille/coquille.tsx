import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { requeteSession } from '../api/session.js';
import { Panne } from '../elements/etats.js';
import { Connexion } from './connexion.js';
import { EcranEnRoute, PageSeule } from './ecrans-de-repli.js';
import { EnTete } from './en-tete.js';
import { SessionOuverte } from './session-ouverte.js';

/** The frame of every screen, for who is signed in; the sign-in screen, at the same address, for who is not. */
export function Coquille() {
  const client = useQueryClient();
  const { data: session, error, refetch } = useQuery(requeteSession(client));
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
        <EnTete session={session} />
        <main id="contenu" className="contenu" tabIndex={-1}>
          <Suspense fallback={<EcranEnRoute />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </SessionOuverte>
  );
}
