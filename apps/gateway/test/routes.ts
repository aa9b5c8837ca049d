import { ROLES, ROLES_DES_PERSONNES, type Droit, type Portee, type Role } from '#access';

/** A call of each route of the application, good enough to reach its handler. */
export interface Appel {
  methode: 'GET' | 'POST';
  /** As the router writes it. */
  route: string;
  url: string;
  corps?: unknown;
  /** Who may; null: everyone. */
  roles: readonly Role[] | null;
  /** What a person must be allowed besides; by default to act for a POST, to see otherwise. */
  droit?: Droit;
  /** About the session itself: no key opens it. */
  sessionSeule?: boolean;
  /** Statuses that a right key gets. */
  attendus: readonly number[];
}

const LECTEURS: readonly Role[] = [
  'exploitant',
  'responsable_cotraitance',
  'conseiller',
  'correspondant_pole_emploi',
  'auditeur',
  'administrateur',
];
const MESSAGES: readonly Role[] = ['exploitant', 'auditeur', 'administrateur', 'partenaire'];
const CHIFFRES: readonly Role[] = ['exploitant', 'pilotage', 'auditeur', 'administrateur'];
const OPERATEURS: readonly Role[] = ['exploitant', 'administrateur'];
const LECTEURS_DE_REJEUX: readonly Role[] = [...OPERATEURS, 'auditeur'];
const UUID = '01890000-0000-7000-8000-000000000001';

/**
 * What the API promises, written by hand beside the code: a route that is added, or opened to more people, shows here
 * first.
 */
export const APPELS: readonly Appel[] = [
  {
    methode: 'POST',
    route: '/webhooks/gide',
    url: '/webhooks/gide',
    corps: {},
    roles: null,
    attendus: [401],
  },
  {
    methode: 'POST',
    route: '/webhooks/parcours3',
    url: '/webhooks/parcours3',
    corps: {},
    roles: null,
    attendus: [401],
  },
  { methode: 'GET', route: '/connexion', url: '/connexion', roles: null, attendus: [303] },
  { methode: 'GET', route: '/connexion/retour', url: '/connexion/retour', roles: null, attendus: [303] },
  {
    methode: 'GET',
    route: '/api/session',
    url: '/api/session',
    roles: ROLES_DES_PERSONNES,
    sessionSeule: true,
    attendus: [200],
  },
  {
    methode: 'POST',
    route: '/api/session/habilitation',
    url: '/api/session/habilitation',
    corps: { habilitation: UUID },
    roles: ROLES_DES_PERSONNES,
    droit: 'metadonnees',
    sessionSeule: true,
    attendus: [404],
  },
  {
    methode: 'POST',
    route: '/api/session/deconnexion',
    url: '/api/session/deconnexion',
    roles: ROLES_DES_PERSONNES,
    droit: 'metadonnees',
    sessionSeule: true,
    attendus: [200],
  },
  { methode: 'GET', route: '/api/cotraitances', url: '/api/cotraitances', roles: LECTEURS, attendus: [200] },
  {
    methode: 'GET',
    route: '/api/cotraitances/:cotraitance',
    url: '/api/cotraitances/CT-2010-000001',
    roles: LECTEURS,
    attendus: [200, 404],
  },
  {
    methode: 'GET',
    route: '/api/cotraitances/:cotraitance/faits',
    url: '/api/cotraitances/CT-2010-000001/faits',
    roles: LECTEURS,
    attendus: [200, 404],
  },
  {
    methode: 'GET',
    route: '/api/cotraitances/:cotraitance/historique',
    url: '/api/cotraitances/CT-2010-000001/historique',
    roles: LECTEURS,
    attendus: [200, 404],
  },
  {
    methode: 'GET',
    route: '/api/cotraitances/:cotraitance/messages',
    url: '/api/cotraitances/CT-2010-000001/messages',
    roles: LECTEURS,
    attendus: [200, 404],
  },
  {
    methode: 'POST',
    route: '/api/cotraitances/:cotraitance/acceptation',
    url: '/api/cotraitances/CT-2010-000001/acceptation',
    corps: { dateAcceptation: '2010-02-15' },
    roles: ['responsable_cotraitance', 'administrateur'],
    attendus: [201, 200, 404],
  },
  { methode: 'GET', route: '/api/actions', url: '/api/actions', roles: LECTEURS, attendus: [200] },
  {
    methode: 'POST',
    route: '/api/messages/recherche',
    url: '/api/messages/recherche',
    corps: {},
    roles: MESSAGES,
    droit: 'metadonnees',
    attendus: [200],
  },
  {
    methode: 'GET',
    route: '/api/messages/:id',
    url: `/api/messages/${UUID}`,
    roles: MESSAGES,
    attendus: [404],
  },
  {
    methode: 'POST',
    route: '/api/messages/:id/abandon',
    url: `/api/messages/${UUID}/abandon`,
    corps: { motif: 'essai' },
    roles: OPERATEURS,
    attendus: [404],
  },
  {
    methode: 'POST',
    route: '/api/messages/:id/correction',
    url: `/api/messages/${UUID}/correction`,
    corps: { motif: 'essai', donnees: {} },
    roles: OPERATEURS,
    attendus: [404],
  },
  { methode: 'GET', route: '/api/echecs', url: '/api/echecs', roles: LECTEURS_DE_REJEUX, attendus: [200] },
  {
    methode: 'POST',
    route: '/api/rejeux',
    url: '/api/rejeux',
    corps: { ids: [UUID], simulation: true },
    roles: OPERATEURS,
    attendus: [400],
  },
  { methode: 'GET', route: '/api/rejeux', url: '/api/rejeux', roles: LECTEURS_DE_REJEUX, attendus: [200] },
  ...(['', '/messages', '/dossiers'] as const).map((suite) => ({
    methode: 'GET' as const,
    route: `/api/rejeux/:id${suite}`,
    url: `/api/rejeux/${UUID}${suite}`,
    roles: LECTEURS_DE_REJEUX,
    attendus: [404],
  })),
  ...(['pause', 'reprise', 'interruption'] as const).map((ordre) => ({
    methode: 'POST' as const,
    route: `/api/rejeux/:id/${ordre}`,
    url: `/api/rejeux/${UUID}/${ordre}`,
    roles: OPERATEURS,
    attendus: [404],
  })),
  { methode: 'GET', route: '/api/ecarts', url: '/api/ecarts', roles: LECTEURS, attendus: [200] },
  {
    methode: 'POST',
    route: '/api/ecarts/recherche',
    url: '/api/ecarts/recherche',
    corps: {},
    roles: LECTEURS,
    droit: 'metadonnees',
    attendus: [200],
  },
  {
    methode: 'GET',
    route: '/api/ecarts/groupes',
    url: '/api/ecarts/groupes',
    roles: CHIFFRES,
    attendus: [200],
  },
  {
    methode: 'GET',
  {
    methode: 'POST',
    route: '/api/rejeux/:id/confirmation',
    url: `/api/rejeux/${UUID}/confirmation`,
    corps: { motif: 'essai' },
    roles: OPERATEURS,
    attendus: [404],
  },
    route: '/api/ecarts/export',
    url: '/api/ecarts/export',
    roles: LECTEURS,
    droit: 'exporter',
    attendus: [200],
  },
  { methode: 'GET', route: '/api/ecarts/:id', url: `/api/ecarts/${UUID}`, roles: LECTEURS, attendus: [404] },
  {
    methode: 'POST',
    route: '/api/ecarts/:id/resolution',
    url: `/api/ecarts/${UUID}/resolution`,
    corps: { decision: 'ignorer', motif: 'essai' },
    roles: OPERATEURS,
    attendus: [404],
  },
  {
    methode: 'POST',
    route: '/api/ecarts/resolutions',
    url: '/api/ecarts/resolutions',
    corps: {
      filtre: { partenaire: 'gide' },
      nombre: 7,
      empreinte: '0123456789abcdef',
      decision: 'ignorer',
      motif: 'essai',
    },
    roles: OPERATEURS,
    attendus: [409],
  },
  { methode: 'GET', route: '/api/flux', url: '/api/flux', roles: CHIFFRES, attendus: [200] },
  {
    methode: 'POST',
    route: '/api/flux/simulations',
    url: '/api/flux/simulations',
    corps: { vers: 'gide', type: 'civis.change', depuis: '2010-09-01', motif: 'Ouverture' },
    roles: OPERATEURS,
    attendus: [202],
  },
  { methode: 'GET', route: '/api/zones', url: '/api/zones', roles: CHIFFRES, attendus: [200] },
  {
    methode: 'GET',
    route: '/api/zones/:structure',
    url: '/api/zones/75056S00',
    roles: CHIFFRES,
    attendus: [200],
  },
  {
    methode: 'POST',
    route: '/api/zones/simulations',
    url: '/api/zones/simulations',
    corps: { structure: '75056S00', epci: ['243300316'], depuis: '2010-09-01', motif: 'Rattachement' },
    roles: OPERATEURS,
    attendus: [202],
  },
  { methode: 'GET', route: '/api/regles', url: '/api/regles', roles: CHIFFRES, attendus: [200] },
  {
    methode: 'GET',
    route: '/api/regles/simulations',
    url: '/api/regles/simulations',
    roles: CHIFFRES,
    attendus: [200],
  },
  {
    methode: 'POST',
    route: '/api/regles/simulations',
    url: '/api/regles/simulations',
    roles: OPERATEURS,
    attendus: [202],
  },
  {
    methode: 'GET',
    route: '/api/regles/simulations/:id',
    url: `/api/regles/simulations/${UUID}`,
    roles: CHIFFRES,
    attendus: [404],
  },
  {
    methode: 'POST',
    route: '/api/regles/simulations/:id/approbation',
    url: `/api/regles/simulations/${UUID}/approbation`,
    roles: ['administrateur'],
    attendus: [404],
  },
  { methode: 'GET', route: '/api/politiques', url: '/api/politiques', roles: CHIFFRES, attendus: [200] },
  {
    methode: 'POST',
    route: '/api/politiques',
    url: '/api/politiques',
    corps: { partenaire: 'gide', vue: 'dit', decision: 'soumettre', simulation: true },
    roles: OPERATEURS,
    attendus: [200],
  },
  { methode: 'GET', route: '/api/budgets', url: '/api/budgets', roles: CHIFFRES, attendus: [200] },
  {
    methode: 'POST',
    route: '/api/synchronisations',
    url: '/api/synchronisations',
    roles: ['exploitant', 'administrateur'],
    attendus: [202],
  },
  {
    methode: 'GET',
    route: '/api/synchronisations',
    url: '/api/synchronisations',
    roles: CHIFFRES,
    attendus: [200],
  },
  ...(['', '/avancement', '/rapport'] as const).map((suite) => ({
    methode: 'GET' as const,
    route: `/api/synchronisations/:id${suite}`,
    url: `/api/synchronisations/${UUID}${suite}`,
    roles: CHIFFRES,
    attendus: [404],
  })),
  {
    methode: 'GET',
    route: '/api/partenaires',
    url: '/api/partenaires',
    roles: [...CHIFFRES, 'partenaire'],
    attendus: [200],
  },
  {
    methode: 'POST',
    route: '/api/partenaires/:partenaire/pause',
    url: '/api/partenaires/gide/pause',
    corps: { motif: 'travaux annoncés' },
    roles: ['exploitant', 'administrateur'],
    attendus: [200],
  },
  {
    methode: 'POST',
    route: '/api/partenaires/:partenaire/reprise',
    url: '/api/partenaires/gide/reprise',
    corps: { motif: 'travaux finis' },
    roles: ['exploitant', 'administrateur'],
    attendus: [200],
  },
  { methode: 'GET', route: '/api/bilan', url: '/api/bilan', roles: CHIFFRES, attendus: [200] },
  { methode: 'GET', route: '/api/alarmes', url: '/api/alarmes', roles: CHIFFRES, attendus: [200] },
  {
    methode: 'POST',
    route: '/api/alarmes/:id/acquittement',
    url: `/api/alarmes/${UUID}/acquittement`,
    corps: { motif: 'vu' },
    roles: ['exploitant', 'administrateur'],
    attendus: [404],
  },
  {
    methode: 'POST',
    route: '/api/alarmes/:id/cloture',
    url: `/api/alarmes/${UUID}/cloture`,
    corps: { motif: 'réglé' },
    roles: ['exploitant', 'administrateur'],
    attendus: [404],
  },
  {
    methode: 'POST',
    route: '/api/audit/recherche',
    url: '/api/audit/recherche',
    corps: {},
    roles: ['auditeur', 'administrateur'],
    droit: 'metadonnees',
    attendus: [200],
  },
  {
    methode: 'POST',
    route: '/api/audit/export',
    url: '/api/audit/export',
    corps: {},
    roles: ['auditeur', 'administrateur'],
    droit: 'exporter',
    attendus: [200],
  },
  {
    methode: 'GET',
    route: '/api/audit/scellements',
    url: '/api/audit/scellements',
    roles: ['auditeur', 'administrateur'],
    attendus: [200],
  },
  { methode: 'GET', route: '/api/horloge', url: '/api/horloge', roles: ROLES, attendus: [200] },
  {
    methode: 'POST',
    route: '/api/horloge/avancer',
    url: '/api/horloge/avancer',
    corps: { jusquau: '2010-09-01' },
    roles: ['administrateur'],
    attendus: [200],
  },
  { methode: 'GET', route: '/health/live', url: '/health/live', roles: null, attendus: [200] },
  { methode: 'GET', route: '/health/ready', url: '/health/ready', roles: null, attendus: [200] },
  { methode: 'GET', route: '/metrics', url: '/metrics', roles: CHIFFRES, attendus: [200] },
  { methode: 'GET', route: '/api/openapi.json', url: '/api/openapi.json', roles: null, attendus: [200] },
  { methode: 'GET', route: '/api/docs', url: '/api/docs', roles: null, attendus: [200] },
  {
    methode: 'GET',
    route: '/api/docs/:fichier',
    url: '/api/docs/demarrage.js',
    roles: null,
    attendus: [200],
  },
  // The console: built or not, nobody is asked who they are.
  { methode: 'GET', route: '/', url: '/', roles: null, attendus: [200, 404] },
  { methode: 'GET', route: '/:ecran', url: '/echecs', roles: null, attendus: [404] },
  { methode: 'GET', route: '/:ecran/:objet', url: '/nuits/une', roles: null, attendus: [404] },
  { methode: 'GET', route: '/assets/:fichier', url: '/assets/absent.js', roles: null, attendus: [404] },
];

/** A scope that each role may have, in which the person of the test is. */
export const PORTEE_DANS: Readonly<Record<Role, Portee>> = {
  exploitant: { type: 'nationale' },
  responsable_cotraitance: { type: 'structure', structure: '75056S00' },
  conseiller: { type: 'structure', structure: '75056S00' },
  correspondant_pole_emploi: { type: 'site', site: '75116' },
  pilotage: { type: 'nationale' },
  auditeur: { type: 'region', region: '11' },
  administrateur: { type: 'nationale' },
  partenaire: { type: 'partenaire', partenaire: 'gide' },
};

/** The same roles elsewhere. */
export const PORTEES_HORS: readonly { role: Role; portee: Portee }[] = [
  { role: 'exploitant', portee: { type: 'region', region: '82' } },
  { role: 'exploitant', portee: { type: 'site', site: '69123' } },
  { role: 'responsable_cotraitance', portee: { type: 'structure', structure: '69123S00' } },
  { role: 'conseiller', portee: { type: 'structure', structure: '69123S00' } },
  { role: 'correspondant_pole_emploi', portee: { type: 'site', site: '69123' } },
  { role: 'auditeur', portee: { type: 'region', region: '82' } },
];
