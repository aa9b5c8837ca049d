import type { AlarmeDecrite, GroupeDEcartsDecrit, PartenaireDecrit } from '../src/api/contrat.js';
import { aTraiter, type Connu } from '../src/ecrans/aujourdhui/a-traiter.js';

const alarme = (nature: AlarmeDecrite['nature'], etat: AlarmeDecrite['etat'] = 'ouverte'): AlarmeDecrite => ({
  id: nature,
  nature,
  titre: nature,
  genre: 'condition',
  objet: '',
  detail: 'detail',
  etat,
  occurrences: 1,
  ouverteLe: '2010-09-01T00:00:00Z',
  derniereLe: '2010-09-01T00:00:00Z',
  acquittement: null,
  cloture: null,
  notifications: [],
});

const groupe = (etat: GroupeDEcartsDecrit['etat'], nombre: number): GroupeDEcartsDecrit => ({
  partenaire: 'gide',
  vue: 'dit',
  type: 'statut.change',
  nature: 'absent',
  cause: 'refuse',
  etat,
  motifSoumission: null,
  nombre,
  empreinte: '0'.repeat(16),
  depuis: '2010-09-01T00:00:00Z',
  phrase: '',
});

const partenaire = (nature: 'automatique' | 'exploitant' | null): PartenaireDecrit => ({
  partenaire: 'gide',
  nom: 'GIDE',
  pause: nature && { nature, depuis: '2010-09-01T00:00:00Z', motif: '', par: null, prochaineSonde: null },
  pasAvant: null,
  fenetre: null,
  enAttente: { aEmettre: 0, incertains: 0, retenus: 3 },
  attentes: { plusAncienDu: null, plusAncienInconnu: null },
  enEchec: { refuses: 0, echecs: 0 },
  flux: { luJusquAu: null, luLe: null },
  dernierEnvoi: null,
});

const bilan = (conforme: boolean, raisons: string[] = []): Connu['bilan'] => ({
  jour: '2010-09-01',
  etat: conforme ? 'vert' : 'rouge',
  conforme,
  raisons,
  lignes: [],
  partenaires: [],
  preuves: [],
  controle: null,
});

const titres = (connu: Connu): string[] => aTraiter(connu).map(({ titre }) => titre);

describe('what needs a person now', () => {
  it('is nothing when all is well, and nothing of what is not known', () => {
    expect(aTraiter({})).toEqual([]);
    expect(
      aTraiter({
        bilan: bilan(true),
        alarmes: [],
        partenaires: [partenaire(null)],
        groupes: [groupe('ouvert', 3)],
        echecs: [],
      }),
    ).toEqual([]);
  });

  it('begins with a red conservation, with its first reason [X6.1]', () => {
    const [premier] = aTraiter({
      bilan: bilan(false, ['Il manque 2 messages.']),
      groupes: [groupe('soumis', 12)],
    });
    expect(premier).toMatchObject({
      gravite: 'alerte',
      detail: 'Il manque 2 messages.',
      vers: { ancre: 'conservation' },
    });
  });

  it('counts écarts to decide, and leads to them', () => {
    const [point] = aTraiter({ groupes: [groupe('soumis', 12), groupe('ignore', 4)] });
    expect(point).toMatchObject({
      titre: '12 écarts à décider',
      vers: { adresse: '/ecarts', etat: 'soumis' },
    });
  });

  it('says who no longer answers before who was paused by somebody', () => {
    expect(aTraiter({ partenaires: [partenaire('automatique')] })[0]).toMatchObject({
      gravite: 'alerte',
      titre: 'GIDE ne répond plus',
      detail: '3 messages retenus : rien n’est perdu.',
    });
    expect(aTraiter({ partenaires: [partenaire('exploitant')] })[0]).toMatchObject({ gravite: 'attention' });
  });

  it('says a night that did not run, and leads to the nights', () => {
    expect(aTraiter({ alarmes: [alarme('NUIT_ABSENTE')] })[0]).toMatchObject({
      gravite: 'alerte',
      vers: { adresse: '/nuits' },
    });
  });

  it('leaves out alarms that somebody deals with, and those that another point already says', () => {
    expect(
      titres({
        alarmes: [alarme('SILENCE', 'acquittee'), alarme('BILAN_EN_ECART'), alarme('PAUSE_PROLONGEE')],
      }),
    ).toEqual([]);
  });

  it('says failures by their alarm to whom may not read them, by their causes to others [X5]', () => {
    const alarmes = [alarme('EN_ECHEC')];
    expect(titres({ alarmes })).toEqual(['EN_ECHEC']);
    expect(titres({ alarmes, echecs: [] })).toEqual([]);
  });
});
