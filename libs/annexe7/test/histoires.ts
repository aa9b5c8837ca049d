import fc from 'fast-check';
import {
  cleDuFait,
  REGLAGES_PAR_DEFAUT,
  type ContexteProjection,
  type Fait,
  type Reglages,
  type Territoire,
  type TypeFait,
} from '../src/index.js';
import { date, dansAns, dansMois, jour } from './oracle-jours.js';

/** A history to judge: facts in disorder, some of them repeated, and the days worth a question. */
export interface Histoire {
  demandeur: string;
  cotraitances: string[];
  /** Without conflict: one key and sequence, one content. Shuffled and repeated. */
  faits: Fait[];
  /** Civil dates on or next to which something may happen. */
  jours: string[];
}

export const DEMANDEUR = '1234567A';
const COTRAITANCES = ['CT02', 'CT01', 'CT10'];
const ALERTES = ['A-1', 'a-1', 'A-10'];

/** Days from which histories are made: ends of months, leap days, the turn of a year, an ordinary day. */
const BASES = ['2010-02-01', '2010-08-31', '2011-12-31', '2012-02-29', '2011-03-30', '2012-08-29'];

/** Few dates, near one another or six months and one year apart: ties are the rule. */
function datesProches(base: string): fc.Arbitrary<string> {
  const b = jour(base);
  const proche = fc.integer({ min: -3, max: 12 });
  return fc
    .oneof(
      { weight: 5, arbitrary: proche.map((n) => b + n) },
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 60 }).map((n) => b + n) },
      { weight: 2, arbitrary: proche.map((n) => dansMois(b, 6) + Math.trunc(n / 3)) },
      { weight: 2, arbitrary: proche.map((n) => dansMois(b + n, 6)) },
      { weight: 1, arbitrary: proche.map((n) => dansAns(b, 1) + Math.trunc(n / 3)) },
      { weight: 1, arbitrary: fc.integer({ min: -400, max: 800 }).map((n) => b + n) },
    )
    .map(date);
}

/** Births around the 16th, 25th and 26th birthdays, now and then on a leap day or years away from any limit. */
function naissances(base: string): fc.Arbitrary<string> {
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(25, 26, 26, 16), fc.integer({ min: -3, max: 12 }))
        .map(([age, n]) => date(dansAns(jour(base) + n, -age))),
    },
    {
      weight: 4,
      arbitrary: fc.integer({ min: -100, max: 500 }).map((n) => date(dansAns(jour(base), -26) + n)),
    },
    { weight: 1, arbitrary: fc.constantFrom('1984-02-29', '1986-02-28', '1988-02-29') },
    { weight: 1, arbitrary: fc.constant('1990-05-12') },
  );
}

type Brouillon = { type: TypeFait; data: Record<string, unknown> };

function brouillons(base: string): fc.Arbitrary<Brouillon> {
  const le = datesProches(base);
  const ct = fc.oneof(
    { weight: 6, arbitrary: fc.constant(COTRAITANCES[0]) },
    fc.constantFrom(...COTRAITANCES),
  );
  const alerte = fc.constantFrom(...ALERTES);
  const commune = fc.constantFrom('75056', '92050', '93066', '94028');
  const identite = naissances(base).map((dateNaissance) => ({
    nom: 'DURAND',
    prenom: 'Camille',
    dateNaissance,
  }));
  const demandeur = fc.constant(DEMANDEUR);
  const communs = { cotraitance: ct, demandeur };
  const de = (type: TypeFait, data: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Brouillon> =>
    fc.record(data).map((valeurs) => ({ type, data: valeurs }));
  const sansAbsents = ({ type, data }: Brouillon): Brouillon => ({
    type,
    data: Object.fromEntries(Object.entries(data).filter(([, valeur]) => valeur !== undefined)),
  });
  return fc.oneof(
    {
      weight: 3,
      arbitrary: de('affectation.enregistree', {
        ...communs,
        dateAffectation: le,
        structure: fc.constantFrom('75056S00', '92050S00', '99999S99'),
        sitePoleEmploi: fc.constantFrom('75116', '75116', '00000'),
        criteres: fc.constant(['projet_mal_defini']),
        identite,
        commune,
        indemnise: fc.boolean(),
      }),
    },
    {
      weight: 7,
      arbitrary: de('statut.change', {
        demandeur,
        statut: fc.integer({ min: 1, max: 11 }),
        situation: fc.constantFrom(
          'inscrit',
          'inscrit',
          'radie',
          'cessation_inscription',
          'cessation_inscription',
        ),
        dateEffet: le,
      }),
    },
    {
      weight: 2,
      arbitrary: de('acceptation.enregistree', {
        ...communs,
        dateAcceptation: le,
        responsable: fc.constant('rc'),
      }),
    },
    {
      weight: 4,
      arbitrary: de('parcours.initialise', {
        ...communs,
        dateDebutProgramme: le,
        entretien: fc.record({ type: fc.constant('individuel'), date: le }),
      }),
    },
    {
      weight: 1,
      arbitrary: de('affectation.annulee', {
        ...communs,
        dateAnnulation: le,
        motif: fc.constantFrom('erreur', 'doublon'),
      }),
    },
    {
      weight: 1,
      arbitrary: de('sortie.prononcee', {
        ...communs,
        dateSortie: le,
        motif: fc.constantFrom('autre', 'age_26'),
      }),
    },
    {
      weight: 4,
      arbitrary: de('alerte.declenchee', {
        ...communs,
        alerte,
        dateAlerte: le,
        nature: fc.constantFrom('difficulte', 'fin_anticipee'),
      }),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          de('alerte.traitee', { ...communs, alerte, dateTraitement: le }),
          fc.constantFrom('maintien_actif', 'maintien_suspension', 'maintien_actif', 'sortie'),
          fc.constantFrom('reprise_smp', 'reorientation_partenaire'),
        )
        .map(([{ type, data }, decision, motifSortie]) => ({
          type,
          data: { ...data, decision, ...(decision === 'sortie' ? { motifSortie } : {}) },
        })),
    },
    {
      weight: 2,
      arbitrary: de('alerte.close', {
        ...communs,
        alerte,
        dateCloture: le,
        motif: fc.constant('nouvel_evenement'),
      }),
    },
    {
      weight: 1,
      arbitrary: de('etape.enregistree', {
        ...communs,
        etape: fc.constantFrom('E1', 'E2'),
        nature: fc.constant('entretien'),
        date: le,
      }),
    },
    {
      weight: 3,
      arbitrary: de('civis.change', {
        demandeur,
        civis: fc.constantFrom('C1', 'C2', 'C3'),
        dateDebut: le,
        dateFin: fc.option(le, { nil: undefined }),
      }).map(sansAbsents),
    },
    {
      weight: 3,
      arbitrary: de('demandeur.modifie', {
        demandeur,
        modification: fc.integer({ min: 1, max: 11 }),
        dateEffet: le,
        commune,
        identite: fc.option(identite, { nil: undefined, freq: 3 }),
      }).map(sansAbsents),
    },
  );
}

const sequences = fc.integer({ min: 1, max: 3 }).map((n) => `000000000${n}`);

function unFait(base: string): fc.Arbitrary<Fait> {
  const retrait = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);
  return fc.tuple(brouillons(base), sequences, retrait).map(([{ type, data }, sequence, annule]) => {
    const cle = cleDuFait(type, data);
    const donnees = annule ? { ...data, annule: true } : data;
    return { type, cle, sequence, data: donnees, message: `${cle}#${sequence}` } as unknown as Fait;
  });
}

/** A2. Keeps the first content met of each key and sequence: a history without conflict. */
function sansConflit(faits: readonly Fait[]): Fait[] {
  const vus = new Map<string, Fait>();
  for (const fait of faits) if (!vus.has(fait.message)) vus.set(fait.message, fait);
  return [...vus.values()];
}

/** Most histories begin with an affectation, and half of them with an early initialisation: the rest is rarer without. */
function uneEntree(base: string): fc.Arbitrary<Fait[]> {
  const cotraitance = COTRAITANCES[0];
  const faitInitial = (type: TypeFait, data: Record<string, unknown>): Fait => {
    const cle = cleDuFait(type, data);
    const sequence = '0000000001';
    return { type, cle, sequence, data, message: `${cle}#${sequence}` } as unknown as Fait;
  };
  return fc
    .record({
      dateNaissance: naissances(base),
      affecte: fc.integer({ min: 0, max: 9 }),
      structure: fc.constantFrom('75056S00', '92050S00'),
      delai: fc.integer({ min: -8, max: 8 }),
    })
    .map(({ dateNaissance, affecte, structure, delai }) => {
      const faits: Fait[] = [];
      if (affecte > 0) {
        const affectation = {
          cotraitance,
          demandeur: DEMANDEUR,
          dateAffectation: base,
          structure,
          sitePoleEmploi: '75116',
          criteres: ['projet_mal_defini'],
          identite: { nom: 'DURAND', prenom: 'Camille', dateNaissance },
          commune: '75056',
          indemnise: false,
        };
        faits.push(faitInitial('affectation.enregistree', affectation));
      }
      if (delai >= 0) {
        const le = date(jour(base) + delai);
        const entretien = { type: 'atelier', date: le };
        const initialisation = { cotraitance, demandeur: DEMANDEUR, dateDebutProgramme: le, entretien };
        faits.push(faitInitial('parcours.initialise', initialisation));
      }
      return faits;
    });
}

function joursDe(base: string, faits: readonly Fait[]): fc.Arbitrary<string[]> {
  const dates = faits
    .flatMap(({ data }) => Object.entries(data))
    .filter(([membre]) => membre.startsWith('date'))
    .map(([, valeur]) => valeur as string);
  const reperes = [base, ...dates].flatMap((d) => [d, date(dansMois(jour(d), 6)), date(dansAns(jour(d), 1))]);
  return fc.array(
    fc.tuple(fc.constantFrom(...reperes), fc.integer({ min: -1, max: 1 })).map(([d, n]) => date(jour(d) + n)),
    { minLength: 1, maxLength: 8 },
  );
}

/** Histories dense in edge cases, for the oracle and the properties. */
export const histoires: fc.Arbitrary<Histoire> = fc.constantFrom(...BASES).chain((base) =>
  fc
    .tuple(uneEntree(base), fc.array(unFait(base), { maxLength: 14, size: 'max' }))
    .map(([entree, autres]) => sansConflit([...entree, ...autres]))
    .chain((faits) =>
      fc.record({
        demandeur: fc.constant(DEMANDEUR),
        cotraitances: fc.constant(COTRAITANCES),
        faits: melanges(faits),
        jours: joursDe(base, faits),
      }),
    ),
);

/** A3. Any order, and any fact any number of times. */
export function melanges(faits: readonly Fait[]): fc.Arbitrary<Fait[]> {
  const repetes = fc.subarray([...faits]);
  return repetes.chain((encore) => {
    const tous = [...faits, ...encore];
    return fc.shuffledSubarray(tous, { minLength: tous.length, maxLength: tous.length });
  });
}

/** The four [choice] settings, the defaults more often than not. */
export const reglages: fc.Arbitrary<Reglages> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(REGLAGES_PAR_DEFAUT) },
  {
    weight: 1,
    arbitrary: fc.record({
      unAnCompteDepuis: fc.constantFrom('affectation' as const, 'initialisation' as const),
      initialisationLeJourDeLAffectation: fc.boolean(),
      radiationLeJourDeLInitialisationAnnule: fc.boolean(),
      alerteAvantSuspension: fc.boolean(),
      ageIncompleteJours: fc.constant(15),
    }),
  },
);

/** Two structures with a zone each, a third that is not known; one commune that the territory does not know. */
export const territoire: Territoire = {
  structureConnue: (structure) => structure !== '99999S99',
  siteConnu: (site) => site !== '00000',
  competence: (structure, commune) =>
    commune === '94028' ? undefined : structure.slice(0, 2) === commune.slice(0, 2),
};

const FLUX: readonly TypeFait[] = [
  'affectation.enregistree',
  'affectation.annulee',
  'sortie.prononcee',
  'sortie.proposee',
  'statut.change',
  'civis.change',
  'demandeur.modifie',
  'alerte.traitee',
  'parcours.initialise',
];

/** A context for a day: most flux active, some not, some for one structure only; the feed read up to some day. */
export function contextes(aujourdhui: string): fc.Arbitrary<ContexteProjection> {
  return fc
    .record({
      inactifs: fc.subarray([...FLUX], { maxLength: 4 }),
      partenaire: fc.constantFrom('gide', 'parcours3', 'tous'),
      structure: fc.constantFrom('75056S00', 'toutes'),
      gideLuJusquAu: fc.oneof(
        fc.constantFrom('9999-12-31', null),
        fc.integer({ min: -200, max: 2 }).map((n) => date(jour(aujourdhui) + n)),
      ),
    })
    .map(({ inactifs, partenaire, structure, gideLuJusquAu }) => ({
      aujourdhui,
      gideLuJusquAu,
      fluxActif: (vers, type, de) =>
        !inactifs.includes(type) ||
        (partenaire !== 'tous' && partenaire !== vers) ||
        (structure !== 'toutes' && structure !== de),
    }));
}
