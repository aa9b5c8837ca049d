import { affectationEnoncee } from '#test/affectation-enoncee';
import type { MondeDEssai } from '#test/monde-d-essai';

/** One kind of difference, about one person of its own. */
export interface Cas {
  /** What is planted, and what then becomes of it. */
  titre: string;
  demandeur: string;
  cle: string;
  partenaire: 'gide' | 'parcours3';
  planter: (cas: Cas, monde: MondeDEssai) => void;
  trouve: { nature: string; cause: string };
  /** Of the night that finds it; the next one closes what was corrected. */
  devient: { resolution: 'corrige' | 'lu' } | { motif: string };
  /** What the partner that is told holds in the end, under this key. */
  tient: readonly (readonly [sequence: string, data: object])[];
}

const sequence = (n: number): string => String(n).padStart(10, '0');
/** As GIDE states it. */
export const affectation = ({ demandeur }: Cas) => affectationEnoncee(`CT-${demandeur}`, demandeur);
/** The same as the gateway tells it. */
const affectationDite = (lui: Cas) => ({
  ...affectation(lui).data,
  dateEntretienInitialisation: '2010-03-01',
});
const initialisation = ({ demandeur }: Cas) => ({
  type: 'parcours.initialise',
  data: {
    cotraitance: `CT-${demandeur}`,
    demandeur,
    dateDebutProgramme: '2010-03-10',
    entretien: { type: 'individuel', date: '2010-03-10' },
  },
});
const sortie = ({ demandeur }: Cas) => ({
  cotraitance: `CT-${demandeur}`,
  demandeur,
  dateSortie: '2010-08-30',
  motif: 'demenagement_hors_zone',
  mode: 'prononcee',
});
const designer = ({ demandeur, cle }: Cas) => ({ demandeur, cle });

/** About the affectation of that person, told to Parcours 3, unless it says otherwise. */
function cas(
  rang: number,
  decrit: Omit<Cas, 'demandeur' | 'cle' | 'partenaire'> &
    Partial<Pick<Cas, 'partenaire'>> & { type?: string },
): Cas {
  const { type = 'affectation.enregistree', partenaire = 'parcours3', ...reste } = decrit;
  const demandeur = `${1_000_000 + rang}A`;
  return { demandeur, cle: `${type}/CT-${demandeur}`, partenaire, ...reste };
}

const PERDU = cas(1, {
  titre: 'what the partner lost is told again',
  planter: (lui, { parcours3 }) => void parcours3.alterer({ ...designer(lui), perdre: true }),
  trouve: { nature: 'absent', cause: 'change_chez_le_partenaire' },
  devient: { resolution: 'corrige' },
  tient: [[sequence(2), {}]],
});
const MODIFIE = cas(2, {
  titre: 'what the partner changed is told again as it is',
  planter: (lui, { parcours3 }) =>
    void parcours3.alterer({ ...designer(lui), data: { ...affectationDite(lui), indemnise: true } }),
  trouve: { nature: 'different', cause: 'change_chez_le_partenaire' },
  devient: { resolution: 'corrige' },
  tient: [[sequence(2), { indemnise: false }]],
});
const RENUMEROTE = cas(3, {
  titre: 'a number higher there is gone beyond',
  planter: (lui, { parcours3 }) => void parcours3.alterer({ ...designer(lui), sequence: sequence(41) }),
  trouve: { nature: 'sequence', cause: 'compteur_en_retard' },
  devient: { resolution: 'corrige' },
  tient: [[sequence(42), {}]],
});
/** Stated and withdrawn while Parcours 3 was paused: numbered here, and never told. */
export const RETIRE = cas(4, {
  titre: 'what the gateway had withdrawn before telling it, and the partner holds, is withdrawn there',
  planter: (lui, { parcours3 }) =>
    void parcours3.alterer({ ...designer(lui), sequence: sequence(6), data: affectationDite(lui) }),
  trouve: { nature: 'en_trop', cause: 'inconnue' },
  devient: { resolution: 'corrige' },
  tient: [[sequence(7), { annule: true }]],
});
const JAMAIS_DIT = cas(5, {
  titre: 'what the partner holds and was never told goes to a person, and stays',
  type: 'sortie.prononcee',
  planter: (lui, { parcours3 }) => void parcours3.alterer({ ...designer(lui), data: sortie(lui) }),
  trouve: { nature: 'en_trop', cause: 'inconnue' },
  devient: { motif: 'politique' },
  tient: [[sequence(1), { dateSortie: '2010-08-30' }]],
});
export const JAMAIS_RECU = cas(6, {
  titre: 'what was stated and never arrived is read, applied and told',
  partenaire: 'gide',
  planter: (lui, { gide }) =>
    void gide.alterer({ ...designer(lui), vue: 'declare', data: affectation(lui).data }),
  trouve: { nature: 'absent', cause: 'jamais_recu' },
  devient: { resolution: 'lu' },
  tient: [[sequence(1), {}]],
});
const PLUS_ENONCE = cas(7, {
  titre: 'what is stated no longer goes to a person, and nothing is withdrawn',
  partenaire: 'gide',
  planter: (lui, { gide }) => void gide.alterer({ ...designer(lui), vue: 'declare', perdre: true }),
  trouve: { nature: 'en_trop', cause: 'change_chez_le_partenaire' },
  devient: { motif: 'politique' },
  tient: [[sequence(1), {}]],
});
export const ILLISIBLE = cas(8, {
  titre: 'a statement that cannot be read goes to a person, and is not told',
  partenaire: 'gide',
  planter: (lui, { gide }) =>
    void gide.alterer({
      ...designer(lui),
      vue: 'declare',
      data: { ...affectation(lui).data, dateAffectation: 'hier' },
    }),
  trouve: { nature: 'absent', cause: 'illisible' },
  devient: { motif: 'illisible' },
  tient: [],
});
export const REFUSE = cas(9, {
  titre: 'what the partner refuses goes to a person, and is not told again',
  type: 'parcours.initialise',
  partenaire: 'gide',
  planter(lui, { gide, parcours3 }) {
    gide.poserFaute({ nature: 'rejet', type: 'parcours.initialise', code: 'NON_PRIS' });
    parcours3.enoncer(initialisation(lui));
  },
  trouve: { nature: 'absent', cause: 'refuse' },
  devient: { motif: 'refus' },
  tient: [],
});
export const TOUS = [
  PERDU,
  MODIFIE,
  RENUMEROTE,
  RETIRE,
  JAMAIS_DIT,
  JAMAIS_RECU,
  PLUS_ENONCE,
  ILLISIBLE,
  REFUSE,
];
