import { ErreurPartenaire, type IssueEnvoi } from '#partners';
import { BailPerdu } from '../tranches/bail-perdu.js';
import { echecDeLaQuestion, echecDeLEnvoi, echecTechnique } from './classer-echec.js';
import { type Echec, TABLE_DES_ECHECS, traitementDe } from './table-des-echecs.js';

type EnvoiManque = Exclude<IssueEnvoi, { issue: 'repondu' }>;

describe('the one table of failures', () => {
  it.each<[Echec, EnvoiManque]>([
    ['jamais_parti', { issue: 'transitoire', cause: 'connexion_refusee', peutEtreApplique: false }],
    ['jamais_parti', { issue: 'transitoire', cause: 'jeton_indisponible', peutEtreApplique: false }],
    ['jamais_parti', { issue: 'transitoire', cause: 'http_408', peutEtreApplique: false }],
    ['quota', { issue: 'transitoire', cause: 'http_429', peutEtreApplique: false }],
    ['acces_refuse', { issue: 'transitoire', cause: 'acces_refuse', peutEtreApplique: false }],
    ['acces_refuse', { issue: 'transitoire', cause: 'jeton_refuse', peutEtreApplique: false }],
    ['indisponible', { issue: 'transitoire', cause: 'http_503', peutEtreApplique: true }],
    ['sans_reponse', { issue: 'incertaine', cause: 'delai_depasse' }],
    ['sans_reponse', { issue: 'incertaine', cause: 'connexion_coupee' }],
    ['erreur_du_partenaire', { issue: 'incertaine', cause: 'http_500' }],
    ['erreur_du_partenaire', { issue: 'incertaine', cause: 'http_409' }],
    ['reponse_inutilisable', { issue: 'incertaine', cause: 'json_illisible' }],
    ['reponse_inutilisable', { issue: 'incertaine', cause: 'reponse_non_conforme' }],
    ['demande_refusee', { issue: 'refus_global', statut: 422, cause: 'http_422' }],
  ])('says %s of a lot that ended so: %j [X4.2]', (echec, issue) => {
    expect(echecDeLEnvoi(issue)).toBe(echec);
  });

  it.each<[Echec, ConstructorParameters<typeof ErreurPartenaire>[0]['classe'], 'http_429' | 'http_500']>([
    ['jamais_parti', 'transitoire', 'http_500'],
    ['quota', 'transitoire', 'http_429'],
    ['acces_refuse', 'acces', 'http_500'],
    ['reponse_inutilisable', 'reponse_invalide', 'http_500'],
    ['demande_refusee', 'refus', 'http_500'],
  ])('says %s of a question that failed as %s [X4.4]', (echec, classe, cause) => {
    expect(
      echecDeLaQuestion(new ErreurPartenaire({ partenaire: 'gide', classe, cause, operation: 'demander' })),
    ).toBe(echec);
  });

  it.each<[Echec, unknown]>([
    ['base_a_relancer', { code: '40P01' }],
    ['base_a_relancer', { code: '40001' }],
    ['base_a_relancer', { driverError: { code: '55P03' } }],
    ['base_absente', { code: '57P01' }],
    ['base_absente', { code: 'ECONNREFUSED' }],
    ['base_absente', { code: '53100' }],
    ['base_absente', new Error('Connection terminated unexpectedly')],
    ['bail_perdu', new BailPerdu()],
    ['ordre_refuse', { code: '22P05' }],
    ['ordre_refuse', new TypeError('x is not a function')],
  ])('says %s of the exception %p', (echec, erreur) => {
    expect(echecTechnique(erreur)).toBe(echec);
  });

  it('counts no attempt for what passes by itself, and asks before resending whenever the partner may have acted', () => {
    const lignes = Object.keys(TABLE_DES_ECHECS) as Echec[];
    const de = (classe: string) => lignes.filter((echec) => traitementDe(echec).classe === classe);
    expect(de('transitoire').filter((echec) => traitementDe(echec).compteTentative)).toEqual([]);
    expect(de('issue_inconnue').filter((echec) => !traitementDe(echec).demanderAvant)).toEqual([]);
    expect(de('poison').filter((echec) => !traitementDe(echec).compteTentative)).toEqual([]);
    expect(de('refus_du_partenaire')).toEqual(['version_rejetee']);
    expect(de('notre_faute')).toEqual(['demande_refusee', 'calcul_impossible']);
  });
});
