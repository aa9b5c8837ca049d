import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { Coquille } from './coquille/coquille.js';
import { EcranEnPanne, EcranEnRoute, EcranInconnu } from './coquille/ecrans-de-repli.js';
import {
  lireEchecDeConnexion,
  lireFiltresDeCles,
  lireFiltresDeComptes,
  lireFiltresDEcarts,
  lireFiltresDEchecs,
  lireFiltresDExports,
} from './filtres.js';
import { lireFiltresDeTravail, lireTempsDeDossier } from './ecrans/cotraitances/filtres.js';
import { lireFiltresDeMessages, lireFiltresDUnMessage } from './ecrans/messages/filtres.js';
import { lireFiltresDAudit } from './ecrans/audit/filtres.js';
import { lireFiltresDeRejeux, lireFiltresDUnRejeu, lireSelectionDeRejeu } from './ecrans/rejeux/filtres.js';

const racine = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Coquille,
  notFoundComponent: EcranInconnu,
});

const aujourdhui = createRoute({
  getParentRoute: () => racine,
  path: '/',
  validateSearch: lireEchecDeConnexion,
  component: lazyRouteComponent(() => import('./ecrans/aujourdhui/accueil.js'), 'Accueil'),
});

const echecs = createRoute({
  getParentRoute: () => racine,
  path: '/echecs',
  validateSearch: lireFiltresDEchecs,
  component: lazyRouteComponent(() => import('./ecrans/echecs/echecs.js'), 'Echecs'),
});

const rejeux = createRoute({
  getParentRoute: () => racine,
  path: '/rejeux',
  validateSearch: lireFiltresDeRejeux,
  component: lazyRouteComponent(() => import('./ecrans/rejeux/rejeux.js'), 'Rejeux'),
});

const nouveauRejeu = createRoute({
  getParentRoute: () => racine,
  path: '/rejeux/nouveau',
  validateSearch: lireSelectionDeRejeu,
  component: lazyRouteComponent(() => import('./ecrans/rejeux/nouveau.js'), 'NouveauRejeu'),
});

const rejeu = createRoute({
  getParentRoute: () => racine,
  path: '/rejeux/$id',
  validateSearch: lireFiltresDUnRejeu,
  component: lazyRouteComponent(() => import('./ecrans/rejeux/un-rejeu.js'), 'UnRejeu'),
});

const messages = createRoute({
  getParentRoute: () => racine,
  path: '/messages',
  validateSearch: lireFiltresDeMessages,
  component: lazyRouteComponent(() => import('./ecrans/messages/liste.js'), 'Liste'),
});

const message = createRoute({
  getParentRoute: () => racine,
  path: '/messages/$id',
  validateSearch: lireFiltresDUnMessage,
  component: lazyRouteComponent(() => import('./ecrans/messages/un-message.js'), 'UnMessage'),
});

const ecarts = createRoute({
  getParentRoute: () => racine,
  path: '/ecarts',
  validateSearch: lireFiltresDEcarts,
  component: lazyRouteComponent(() => import('./ecrans/ecarts/groupes.js'), 'Groupes'),
});

const listeDEcarts = createRoute({
  getParentRoute: () => racine,
  path: '/ecarts/liste',
  validateSearch: lireFiltresDEcarts,
  component: lazyRouteComponent(() => import('./ecrans/ecarts/liste.js'), 'Liste'),
});

const politiqueDesEcarts = createRoute({
  getParentRoute: () => racine,
  path: '/ecarts/politique',
  component: lazyRouteComponent(() => import('./ecrans/ecarts/politique.js'), 'Politique'),
});

const ecart = createRoute({
  getParentRoute: () => racine,
  path: '/ecarts/$id',
  component: lazyRouteComponent(() => import('./ecrans/ecarts/un-ecart.js'), 'UnEcart'),
});

const cotraitances = createRoute({
  getParentRoute: () => racine,
  path: '/cotraitances',
  validateSearch: lireFiltresDeTravail,
  component: lazyRouteComponent(() => import('./ecrans/cotraitances/liste.js'), 'Liste'),
});

const dossier = createRoute({
  getParentRoute: () => racine,
  path: '/cotraitances/$cotraitance',
  validateSearch: lireTempsDeDossier,
  component: lazyRouteComponent(() => import('./ecrans/cotraitances/dossier.js'), 'Dossier'),
});

const nuits = createRoute({
  getParentRoute: () => racine,
  path: '/nuits',
  component: lazyRouteComponent(() => import('./ecrans/nuits/nuits.js'), 'Nuits'),
});

const nuit = createRoute({
  getParentRoute: () => racine,
  path: '/nuits/$id',
  component: lazyRouteComponent(() => import('./ecrans/nuits/une-nuit.js'), 'UneNuit'),
});

const partenaires = createRoute({
  getParentRoute: () => racine,
  path: '/partenaires',
  component: lazyRouteComponent(() => import('./ecrans/partenaires/partenaires.js'), 'Partenaires'),
});

const unPartenaire = createRoute({
  getParentRoute: () => racine,
  path: '/partenaires/$partenaire',
  component: lazyRouteComponent(() => import('./ecrans/partenaires/un-partenaire.js'), 'UnPartenaire'),
});

const habilitations = createRoute({
  getParentRoute: () => racine,
  path: '/habilitations',
  validateSearch: lireFiltresDeComptes,
  component: lazyRouteComponent(() => import('./ecrans/habilitations/comptes.js'), 'Comptes'),
});

const cles = createRoute({
  getParentRoute: () => racine,
  path: '/habilitations/cles',
  validateSearch: lireFiltresDeCles,
  component: lazyRouteComponent(() => import('./ecrans/habilitations/cles.js'), 'Cles'),
});

const compte = createRoute({
  getParentRoute: () => racine,
  path: '/habilitations/$id',
  component: lazyRouteComponent(() => import('./ecrans/habilitations/un-compte.js'), 'UnCompte'),
});

const audit = createRoute({
  getParentRoute: () => racine,
  path: '/audit',
  validateSearch: lireFiltresDAudit,
  component: lazyRouteComponent(() => import('./ecrans/audit/audit.js'), 'Audit'),
});

const acte = createRoute({
  getParentRoute: () => racine,
  path: '/audit/$acte',
  component: lazyRouteComponent(() => import('./ecrans/audit/un-acte.js'), 'UnActe'),
});

const exports = createRoute({
  getParentRoute: () => racine,
  path: '/exports',
  validateSearch: lireFiltresDExports,
  component: lazyRouteComponent(() => import('./ecrans/exports/exports.js'), 'Exports'),
});

const accessibilite = createRoute({
  getParentRoute: () => racine,
  path: '/accessibilite',
  component: lazyRouteComponent(() => import('./ecrans/accessibilite/accessibilite.js'), 'Accessibilite'),
});

const arbre = racine.addChildren([
  aujourdhui,
  echecs,
  rejeux,
  nouveauRejeu,
  rejeu,
  messages,
  message,
  ecarts,
  listeDEcarts,
  politiqueDesEcarts,
  ecart,
  cotraitances,
  dossier,
  nuits,
  nuit,
  partenaires,
  unPartenaire,
  habilitations,
  cles,
  compte,
  audit,
  acte,
  exports,
  accessibilite,
]);

/** Every address of the console; each screen is a file of its own, read when it is first opened. */
export function creerRouteur(client: QueryClient) {
  return createRouter({
    routeTree: arbre,
    context: { client },
    // What is no filter of the screen is taken out of the address itself: a link may hold anything.
    search: { strict: true },
    defaultPreload: 'intent',
    defaultPendingComponent: EcranEnRoute,
    defaultErrorComponent: EcranEnPanne,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof creerRouteur>;
  }
}
