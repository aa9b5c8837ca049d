import type { Appel } from '../../apps/gateway/test/routes.js';
import type { Objets } from './objets-d-ailleurs.js';

export interface Demande {
  url: string;
  corps?: unknown;
}

/**
 * What a route is, as far as belonging goes:
 * - `objet`: it names something that belongs to a territory, a partner or a person (`deLAuteur`: to its author alone);
 * - `liste`: it gives what is in the scope of who asks (`enMontre: false`: not of this person, even to everybody);
 * - `libre`: it names and gives nothing that belongs to anybody, and says why.
 */
export type Regle =
  | { genre: 'objet'; deLAuteur?: true; demandes: (de: Objets, deParis: string) => Demande[] }
  | { genre: 'liste'; enMontre?: false; demandes: (de: Objets) => Demande[] }
  | { genre: 'libre'; parceQue: string };

export const nomDe = ({ methode, route }: Pick<Appel, 'methode' | 'route'>): string => `${methode} ${route}`;

const objet = (demandes: (de: Objets, deParis: string) => Demande[]): Regle => ({ genre: 'objet', demandes });
const deLAuteur = (demandes: (de: Objets) => Demande[]): Regle => ({
  genre: 'objet',
  deLAuteur: true,
  demandes,
});
const liste = (demandes: (de: Objets) => Demande[]): Regle => ({ genre: 'liste', demandes });
const sansElle = (demandes: (de: Objets) => Demande[]): Regle => ({
  genre: 'liste',
  enMontre: false,
  demandes,
});
const libre = (parceQue: string): Regle => ({ genre: 'libre', parceQue });

const MOTIF = { motif: 'essai' };
const CHIFFRES = libre('figures of the whole country, of nobody');
const TERRITOIRE = libre('public data of the territory and rules, of nobody');
const ADMINISTRATEUR = libre('for an administrateur, who sees the whole country');
const SOI = libre('about who asks');
const ORDRES = libre('a system, a run or an alarm, of nobody; asks for a national scope (check 10)');

const cotraitance = (suite: string): Regle =>
  objet((de) => [{ url: `/api/cotraitances/${de.cotraitance}${suite}` }]);
const message = (suite: string): Regle => objet((de) => [{ url: `/api/messages/${de.message}${suite}` }]);

/** Every route that asks who one is. A new one is added here, or check 11 fails. */
export const CLASSEES: Readonly<Record<string, Regle>> = {
  'GET /api/session': SOI,
  'POST /api/session/habilitation': deLAuteur((de) => [
    { url: '/api/session/habilitation', corps: { habilitation: de.habilitation } },
  ]),
  'POST /api/session/deconnexion': SOI,
  'POST /api/demasquages': objet((de) =>
    (['cotraitance', 'message', 'ecart'] as const).map((type) => ({
      url: '/api/demasquages',
      corps: { type, id: de[type], ...MOTIF },
    })),
  ),
  'GET /api/cotraitances': liste((de) => [
    { url: '/api/cotraitances' },
    { url: `/api/cotraitances?structure=${de.structure}` },
    { url: '/api/cotraitances?action=sortie_systematique' },
  ]),
  'GET /api/cotraitances/:cotraitance': cotraitance(''),
  'GET /api/cotraitances/:cotraitance/faits': cotraitance('/faits'),
  'GET /api/cotraitances/:cotraitance/historique': cotraitance('/historique'),
  'GET /api/cotraitances/:cotraitance/messages': cotraitance('/messages'),
  'GET /api/cotraitances/:cotraitance/frise': cotraitance('/frise'),
  'GET /api/cotraitances/:cotraitance/systemes': cotraitance('/systemes'),
  'POST /api/cotraitances/:cotraitance/acceptation': objet((de) =>
    [{}, { corrige: true }, { annule: true }].map((ordre) => ({
      url: `/api/cotraitances/${de.cotraitance}/acceptation`,
      corps: { dateAcceptation: '2010-03-01', ...ordre },
    })),
  ),
  'GET /api/actions': liste((de) => [
    { url: '/api/actions' },
    { url: `/api/actions?structure=${de.structure}` },
  ]),
  'POST /api/messages/recherche': liste((de) =>
    [{}, { cotraitance: de.cotraitance }, { demandeur: de.demandeur }].map((corps) => ({
      url: '/api/messages/recherche',
      corps,
    })),
  ),
  'GET /api/messages/:id': message(''),
  'GET /api/messages/:id/chronologie': message('/chronologie'),
  'GET /api/messages/:id/corps': message('/corps'),
  'GET /api/messages/:id/versions': message('/versions'),
  'GET /api/messages/:id/comparaison': objet((de, deParis) => [
    { url: `/api/messages/${de.message}/comparaison?avec=${de.message}` },
    { url: `/api/messages/${deParis}/comparaison?avec=${de.message}` },
    { url: `/api/messages/${de.message}/comparaison?avec=${deParis}` },
  ]),
  'POST /api/messages/:id/abandon': objet((de) => [
    { url: `/api/messages/${de.message}/abandon`, corps: MOTIF },
  ]),
  'POST /api/messages/:id/correction': objet((de) => [
    { url: `/api/messages/${de.message}/correction`, corps: { ...MOTIF, donnees: {} } },
  ]),
  'GET /api/echecs': liste(() => [{ url: '/api/echecs' }]),
  'POST /api/rejeux': objet((de, deParis) => [
    { url: '/api/rejeux', corps: { ids: [de.message], simulation: true } },
    { url: '/api/rejeux', corps: { ids: [deParis, de.message], simulation: true } },
    { url: '/api/rejeux', corps: { ids: [de.message], ...MOTIF } },
    { url: '/api/rejeux', corps: { apercu: de.rejeu, ...MOTIF } },
  ]),
  'GET /api/rejeux': sansElle(() => [{ url: '/api/rejeux' }]),
  'GET /api/rejeux/:id': sansElle((de) => [{ url: `/api/rejeux/${de.rejeu}` }]),
  'GET /api/rejeux/:id/effets': sansElle((de) => [{ url: `/api/rejeux/${de.rejeu}/effets` }]),
  'GET /api/rejeux/:id/messages': liste((de) => [{ url: `/api/rejeux/${de.rejeu}/messages` }]),
  'GET /api/rejeux/:id/dossiers': sansElle((de) => [{ url: `/api/rejeux/${de.rejeu}/dossiers` }]),
  ...Object.fromEntries(
    ['pause', 'reprise', 'interruption', 'confirmation'].map((ordre) => [
      `POST /api/rejeux/:id/${ordre}`,
      deLAuteur((de) => [{ url: `/api/rejeux/${de.rejeuDemande}/${ordre}`, corps: MOTIF }]),
    ]),
  ),
  'GET /api/ecarts': liste((de) => [
    { url: '/api/ecarts' },
    { url: `/api/ecarts?cotraitance=${de.cotraitance}` },
    { url: `/api/ecarts?structure=${de.structure}` },
  ]),
  'POST /api/ecarts/recherche': liste((de) =>
    [{}, { demandeur: de.demandeur }].map((corps) => ({ url: '/api/ecarts/recherche', corps })),
  ),
  'GET /api/ecarts/groupes': sansElle(() => [{ url: '/api/ecarts/groupes' }]),
  'GET /api/ecarts/export': liste((de) => [
    { url: '/api/ecarts/export' },
    { url: `/api/ecarts/export?structure=${de.structure}` },
  ]),
  'GET /api/ecarts/:id': objet((de) => [{ url: `/api/ecarts/${de.ecart}` }]),
  'POST /api/ecarts/:id/resolution': objet((de) => [
    { url: `/api/ecarts/${de.ecart}/resolution`, corps: { decision: 'ignorer', ...MOTIF } },
  ]),
  'POST /api/ecarts/resolutions': objet(() => [
    {
      url: '/api/ecarts/resolutions',
      corps: {
        filtre: { partenaire: 'parcours3' },
        nombre: 2,
        empreinte: '0123456789abcdef',
        decision: 'ignorer',
        ...MOTIF,
      },
    },
  ]),
  'GET /api/flux': TERRITOIRE,
  'POST /api/flux/simulations': TERRITOIRE,
  'GET /api/zones': TERRITOIRE,
  'GET /api/zones/:structure': TERRITOIRE,
  'POST /api/zones/simulations': TERRITOIRE,
  'GET /api/regles': TERRITOIRE,
  'GET /api/regles/simulations': TERRITOIRE,
  'POST /api/regles/simulations': TERRITOIRE,
  'GET /api/regles/simulations/:id': TERRITOIRE,
  'POST /api/regles/simulations/:id/approbation': ADMINISTRATEUR,
  'GET /api/politiques': TERRITOIRE,
  'POST /api/politiques': TERRITOIRE,
  'GET /api/budgets': CHIFFRES,
  'POST /api/synchronisations': ORDRES,
  'GET /api/synchronisations': CHIFFRES,
  'GET /api/synchronisations/:id': CHIFFRES,
  'GET /api/synchronisations/:id/avancement': CHIFFRES,
  'GET /api/synchronisations/:id/rapport': CHIFFRES,
  'GET /api/partenaires': CHIFFRES,
  'GET /api/partenaires/:partenaire': CHIFFRES,
  'POST /api/partenaires/:partenaire/essai': ORDRES,
  'GET /api/partenaires/:partenaire/essais': CHIFFRES,
  'GET /api/partenaires/:partenaire/signature': CHIFFRES,
  'POST /api/partenaires/:partenaire/signature': libre('judges a text that is given, of nobody'),
  'POST /api/partenaires/:partenaire/pause': ORDRES,
  'POST /api/partenaires/:partenaire/reprise': ORDRES,
  'GET /api/bilan': CHIFFRES,
  'GET /api/activite': CHIFFRES,
  'GET /api/evenements': libre('subjects that have changed, of nobody'),
  'GET /api/alarmes': sansElle(() => [{ url: '/api/alarmes' }]),
  'POST /api/alarmes/:id/acquittement': ORDRES,
  'POST /api/alarmes/:id/cloture': ORDRES,
  'POST /api/audit/recherche': liste((de) => [
    { url: '/api/audit/recherche', corps: {} },
    { url: '/api/audit/recherche', corps: { cotraitance: de.cotraitance } },
  ]),
  'POST /api/audit/export': liste(() => [{ url: '/api/audit/export', corps: {} }]),
  'GET /api/audit/actes/:acte': objet((de) => [{ url: `/api/audit/actes/${de.acte}` }]),
  'GET /api/audit/scellements': CHIFFRES,
  'POST /api/exports': sansElle((de) => [
    {
      url: '/api/exports',
      corps: { sujet: 'cotraitances', filtres: { structure: de.structure }, ...MOTIF },
    },
  ]),
  'POST /api/exports/compte': sansElle((de) => [
    { url: '/api/exports/compte', corps: { sujet: 'cotraitances', filtres: { structure: de.structure } } },
  ]),
  'GET /api/exports': sansElle(() => [{ url: '/api/exports' }, { url: '/api/exports?tous=oui' }]),
  'GET /api/exports/:id/contenu': deLAuteur((de) => [{ url: `/api/exports/${de.export}/contenu` }]),
  'POST /api/comptes/recherche': ADMINISTRATEUR,
  'GET /api/comptes/:id': ADMINISTRATEUR,
  ...Object.fromEntries(
    [
      ...['suspension', 'reprise', 'depart'].map((ordre) => `comptes/:id/${ordre}`),
      ...['retrait', 'reveil'].map((ordre) => `habilitations/:id/${ordre}`),
      ...['rotation', 'suspension', 'reprise', 'revocation'].map((ordre) => `cles/:id/${ordre}`),
    ].map((route) => [`POST /api/${route}`, ADMINISTRATEUR]),
  ),
  'POST /api/habilitations': ADMINISTRATEUR,
  'GET /api/cles': ADMINISTRATEUR,
  'POST /api/cles': ADMINISTRATEUR,
  'GET /api/vues': sansElle(() => [{ url: '/api/vues?ecran=ecarts' }]),
  'POST /api/vues': SOI,
  ...Object.fromEntries(
    ['changement', 'suppression'].map((geste) => [
      `POST /api/vues/:id/${geste}`,
      deLAuteur((de) => [{ url: `/api/vues/${de.vue}/${geste}`, corps: {} }]),
    ]),
  ),
  'GET /api/horloge': CHIFFRES,
  'POST /api/horloge/avancer': ADMINISTRATEUR,
  'GET /metrics': CHIFFRES,
};
