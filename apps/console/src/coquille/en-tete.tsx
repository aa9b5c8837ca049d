import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Session } from '../api/session.js';
import { ecransDe, type Ecran } from '../droits.js';
import { Icone, type NomDIcone } from '../elements/icone.js';
import { Compte } from './compte.js';
import { Marque } from './marque.js';

const ICONES: Readonly<Record<Ecran['adresse'], NomDIcone>> = {
  '/': 'aujourdhui',
  '/cotraitances': 'cotraitances',
  '/messages': 'messages',
  '/echecs': 'echecs',
  '/rejeux': 'rejeux',
  '/ecarts': 'ecarts',
  '/nuits': 'nuits',
  '/partenaires': 'partenaires',
  '/habilitations': 'cadenas',
  '/audit': 'audit',
  '/exports': 'exports',
};

/** The name, the screens that this habilitation opens, and the account. Folded behind a button where space is short. */
export function EnTete({ session, aider }: { session: Session; aider: () => void }) {
  const [deplie, setDeplie] = useState(false);
  const adresse = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(() => setDeplie(false), [adresse]);
  return (
    <header className="en-tete" data-deplie={deplie}>
      <div className="en-tete-barre">
        <Link to="/" className="lien-marque">
          <Marque />
        </Link>
        <button
          type="button"
          className="bouton-menu"
          aria-expanded={deplie}
          aria-controls="menu"
          onClick={() => setDeplie(!deplie)}
        >
          <Icone nom={deplie ? 'fermer' : 'menu'} />
          <span>Menu</span>
        </button>
      </div>
      <div id="menu" className="menu">
        <nav aria-label="Écrans">
          <ul>
            {ecransDe(session).map((ecran) => (
              <li key={ecran.adresse}>
                <Link
                  to={ecran.adresse}
                  className="lien-ecran"
                  activeOptions={{ exact: ecran.adresse === '/', includeSearch: false }}
                  activeProps={{ 'aria-current': 'page' }}
                >
                  <Icone nom={ICONES[ecran.adresse]} />
                  {ecran.nom}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <Compte session={session} />
        <button type="button" className="lien-aide" onClick={aider}>
          Aide au clavier
        </button>
      </div>
    </header>
  );
}
