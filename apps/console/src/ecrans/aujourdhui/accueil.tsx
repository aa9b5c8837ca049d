import { Navigate } from '@tanstack/react-router';
import { useSession } from '../../coquille/session-ouverte.js';
import { ecransDe } from '../../droits.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { SansDroit } from '../../elements/etats.js';
import { Aujourdhui } from './aujourdhui.js';

/** The first address: this day for who may see it, the first screen of the others. */
export function Accueil() {
  const [premier] = ecransDe(useSession());
  if (premier === undefined)
    return (
      <>
        <EnTeteEcran titre="Accueil" />
        <SansDroit quoi="d’écran de cette console" />
      </>
    );
  return premier.adresse === '/' ? <Aujourdhui /> : <Navigate to={premier.adresse} replace />;
}
