import { Link } from '@tanstack/react-router';
import type { FiltresDEcarts } from '../../filtres.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutLireLesDossiers } from '../../droits.js';

/** The ledger in its three ways of looking: by group, one by one, and what is done about it. */
export function Onglets({ filtres = {} }: { filtres?: FiltresDEcarts }) {
  const lit = peutLireLesDossiers(useSession());
  const actif = { 'aria-current': 'page' as const };
  return (
    <nav className="onglets" aria-label="Écarts">
      <Link
        to="/ecarts"
        search={filtres}
        activeOptions={{ exact: true, includeSearch: false }}
        activeProps={actif}
      >
        Par groupe
      </Link>
      {lit && (
        <Link
          to="/ecarts/liste"
          search={filtres}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={actif}
        >
          Un par un
        </Link>
      )}
      <Link to="/ecarts/politique" activeOptions={{ exact: true, includeSearch: false }} activeProps={actif}>
        Politique
      </Link>
    </nav>
  );
}
