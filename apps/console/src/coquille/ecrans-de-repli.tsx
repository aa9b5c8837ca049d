import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { EnTeteEcran } from '../elements/en-tete-ecran.js';
import { Attente, Panne, Vide } from '../elements/etats.js';
import { Marque } from './marque.js';
import { Pied } from './pied.js';

/** A page without navigation: nobody is signed in, or nobody knows yet. */
export function PageSeule({ large = false, children }: { large?: boolean; children: ReactNode }) {
  return (
    <div className={large ? 'page-seule page-large' : 'page-seule'}>
      <header>
        <Marque />
      </header>
      <main>{children}</main>
      <Pied />
    </div>
  );
}

export function EcranEnRoute() {
  return <Attente quoi="l’écran" lignes={6} />;
}

export function EcranEnPanne({ error, reset }: ErrorComponentProps) {
  return (
    <>
      <EnTeteEcran titre="Cet écran n’a pas pu s’ouvrir" />
      <Panne erreur={error} recommencer={reset} />
    </>
  );
}

export function EcranInconnu() {
  return (
    <>
      <EnTeteEcran titre="Page inconnue" />
      <Vide titre="Aucun écran n’est à cette adresse" icone="attention">
        <Link to="/">Revenir à l’accueil</Link>
      </Vide>
    </>
  );
}
