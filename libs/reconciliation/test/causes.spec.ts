import { evenement } from '#test/evenements';
import { causeDeclaree, causeDit, type SortConnu } from '../src/comparaison/causes.js';
import { differencesDe, type Difference } from '../src/comparaison/differences.js';
import type { NotreFait } from '../src/comparaison/nos-faits.js';

const DEMANDEUR = '1234567A';
const CLE = `civis.change/${DEMANDEUR}/C1`;
const DATA = { demandeur: DEMANDEUR, civis: 'C1', dateDebut: '2010-03-01' };

interface Cote {
  sequence?: number;
  data?: Record<string, unknown>;
  acquittee?: number;
}

const dixChiffres = (sequence: number): string => String(sequence).padStart(10, '0');

function differences(vue: 'dit' | 'declare', nous: Cote | null, eux: Cote | null): Difference[] {
  const fait = ({ sequence = 2, data = DATA }: Cote) => ({
    cle: CLE,
    type: 'civis.change' as const,
    sequence: dixChiffres(sequence),
    data,
  });
  const notres: NotreFait[] =
    nous === null
      ? []
      : [{ ...fait(nous), demandeur: DEMANDEUR, acquittee: nous.acquittee ?? nous.sequence ?? 2 }];
  const faits = eux === null ? [] : [{ ...fait(eux), id: 'e-1', evenement: evenement('civis.change', DATA) }];
  return differencesDe(vue, DEMANDEUR, notres, { faits, illisibles: [] });
}

function une(vue: 'dit' | 'declare', nous: Cote | null, eux: Cote | null): Difference {
  const [difference, ...autres] = differences(vue, nous, eux);
  if (difference === undefined || autres.length > 0) throw new Error('one difference was expected');
  return difference;
}

const refuse: SortConnu = { issue: 'refuse', code: 'NON_PRIS' };
const acquitte: SortConnu = { issue: 'acquitte', code: null };
const parLesRegles: SortConnu = { issue: 'acquitte', code: null, parLesRegles: true };
const applique: SortConnu = { issue: 'applique', code: null };
const autreData = { ...DATA, dateDebut: '2010-04-01' };

describe('differences, key by key [X4.3]', () => {
  it('are none when sequence and known members are the same', () => {
    expect(differences('dit', { data: { ...DATA, nouveaute: 1 } }, {})).toEqual([]);
    expect(differences('declare', {}, {})).toEqual([]);
  });

  it.each([
    ['dit', {}, null, 'absent'],
    ['dit', null, {}, 'en_trop'],
    ['dit', {}, { data: autreData }, 'different'],
    ['dit', {}, { sequence: 3 }, 'sequence'],
    ['declare', null, {}, 'absent'],
    ['declare', {}, null, 'en_trop'],
    ['declare', {}, { data: autreData }, 'different'],
    ['declare', {}, { sequence: 1, data: autreData }, 'sequence'],
  ] as const)('%s: ours %j, theirs %j: %s', (vue, nous, eux, nature) => {
    expect(une(vue, nous, eux)).toMatchObject({ nature, cle: CLE, type: 'civis.change', cotraitance: null });
  });

  it('give what breaks the contract the key that it has, or its place', () => {
    const illisibles = [
      { code: 'SCHEMA_INVALIDE', pointeur: '/faits/0/data/dateDebut', cle: CLE },
      { code: 'TYPE_INCONNU', pointeur: '/faits/1/type', cle: null },
    ];
    const lues = differencesDe('dit', DEMANDEUR, [], { faits: [], illisibles });
    expect(lues).toMatchObject([
      { cle: CLE, type: 'civis.change', nature: 'en_trop', nous: null, eux: null },
      { cle: 'illisible/faits/1/type', type: 'illisible', nature: 'en_trop' },
    ]);
    expect(lues.map((d) => causeDit(d, acquitte))).toEqual([
      { cause: 'illisible', detail: 'SCHEMA_INVALIDE /faits/0/data/dateDebut' },
      { cause: 'illisible', detail: 'TYPE_INCONNU /faits/1/type' },
    ]);
  });
});

describe('causes of what they were told [X6]', () => {
  it.each<[string, Cote | null, Cote | null, SortConnu | undefined, string, string | null]>([
    ['refused by the partner', {}, null, refuse, 'refuse', 'NON_PRIS'],
    ['given up', {}, null, { issue: 'abandonne', code: null }, 'abandonne', null],
    ['failed', {}, { sequence: 1 }, { issue: 'en_echec', code: 'DELAI' }, 'abandonne', 'DELAI'],
    ['acknowledged, and lost', {}, null, acquitte, 'change_chez_le_partenaire', null],
    ['acknowledged, and older', {}, { sequence: 1 }, acquitte, 'change_chez_le_partenaire', null],
    ['told by other rules, and older', {}, { sequence: 1 }, parLesRegles, 'regles_changees', null],
    ['told by other rules, and lost', {}, null, parLesRegles, 'change_chez_le_partenaire', null],
    [
      'told by other rules, and changed',
      {},
      { data: autreData },
      parLesRegles,
      'change_chez_le_partenaire',
      null,
    ],
    ['acknowledged, and changed', {}, { data: autreData }, acquitte, 'change_chez_le_partenaire', null],
    ['purged since, acknowledged', {}, null, undefined, 'change_chez_le_partenaire', null],
    ['never acknowledged, no message', { acquittee: 1 }, null, undefined, 'inconnue', null],
    ['theirs is higher', {}, { sequence: 5 }, acquitte, 'compteur_en_retard', null],
    [
      'theirs is higher, refused for that',
      {},
      { sequence: 5 },
      { issue: 'refuse', code: 'OBSOLETE' },
      'compteur_en_retard',
      null,
    ],
    ['theirs is higher, refused for another reason', {}, { sequence: 5 }, refuse, 'refuse', 'NON_PRIS'],
    ['never told', null, {}, undefined, 'inconnue', null],
  ])('%s', (_titre, nous, eux, sort, cause, detail) => {
    expect(causeDit(une('dit', nous, eux), sort)).toEqual({ cause, detail });
  });
});

describe('causes of what they state [X4.3]', () => {
  it.each<[string, Cote | null, Cote | null, SortConnu | undefined, string, string | null]>([
    ['never arrived', null, {}, undefined, 'jamais_recu', null],
    ['a newer version never arrived', { sequence: 1 }, {}, undefined, 'jamais_recu', null],
    ['refused by us', null, {}, { issue: 'refuse', code: 'SCHEMA_INVALIDE' }, 'refuse', 'SCHEMA_INVALIDE'],
    ['given up by us', null, {}, { issue: 'abandonne', code: null }, 'abandonne', null],
    ['lost at the partner', {}, null, undefined, 'change_chez_le_partenaire', null],
    ['gone back at the partner', {}, { sequence: 1 }, applique, 'change_chez_le_partenaire', null],
    ['changed under the same id', {}, { data: autreData }, applique, 'change_chez_le_partenaire', null],
    ['accepted, and not here', null, {}, applique, 'inconnue', null],
  ])('%s', (_titre, nous, eux, sort, cause, detail) => {
    expect(causeDeclaree(une('declare', nous, eux), sort)).toEqual({ cause, detail });
  });
});
