import { type Partenaire, TYPES_FAITS, type TypeFait } from '#annexe7';
import { lireDonnees } from './donnees.js';

const FICHIER = 'politique-ecarts.json';

/** What is done about an écart until someone changes it, and how far corrections go without a person. */
export interface PolitiqueEcartsReglee {
  /** Dossiers corrected per partner and business day: this share of all dossiers, but never less than the minimum. */
  budget: { part: number; minimum: number };
  /** How often a correction is repeated before a person is asked. */
  correctionsMaximum: number;
  /** A correction that held for longer counts no more, days. */
  correctionTenueJours: number;
  /** First rows of the policy; without `type`: every type that has no row of its own. */
  politiques: {
    partenaire: Partenaire;
    vue: (typeof VUES)[number];
    type: TypeFait | null;
    decision: (typeof DECISIONS)[number];
    /** A French sentence that an official can read. */
    phrase: string;
  }[];
}

const PARTENAIRES: readonly Partenaire[] = ['gide', 'parcours3'];
const VUES = ['dit', 'declare'] as const;
const DECISIONS = ['corriger', 'soumettre', 'ignorer'] as const;
/** Long enough to say what is done and why. */
const PHRASE_MINIMALE = 20;

/**
 * Reads config/politique-ecarts.json.
 * @throws Error with a French sentence that names the member to correct
 */
export function lirePolitiqueEcarts(lu = lireDonnees<PolitiqueEcartsReglee>(FICHIER)): PolitiqueEcartsReglee {
  const { budget, correctionsMaximum, correctionTenueJours, politiques } = lu;
  if (typeof budget?.part !== 'number' || !(budget.part >= 0 && budget.part <= 1))
    refuser('budget.part', 'une part de 0 à 1');
  exigerEntier('budget.minimum', budget.minimum, 0);
  exigerEntier('correctionsMaximum', correctionsMaximum, 1);
  exigerEntier('correctionTenueJours', correctionTenueJours, 1);
  if (!Array.isArray(politiques)) refuser('politiques', 'une liste');
  const objets = new Set<string>();
  politiques.forEach(({ partenaire, vue, type, decision, phrase }, rang) => {
    const membre = `politiques[${rang}]`;
    if (!PARTENAIRES.includes(partenaire)) refuser(`${membre}.partenaire`, 'gide ou parcours3');
    if (!VUES.includes(vue)) refuser(`${membre}.vue`, 'dit ou declare');
    if (type != null && !TYPES_FAITS.includes(type)) refuser(`${membre}.type`, `un type de l'échange`);
    if (!DECISIONS.includes(decision)) refuser(`${membre}.decision`, 'corriger, soumettre ou ignorer');
    if (typeof phrase !== 'string' || phrase.trim().length < PHRASE_MINIMALE)
      refuser(`${membre}.phrase`, 'une phrase qui dit ce qui est fait, et pourquoi');
    const objet = `${partenaire} ${vue} ${type ?? '*'}`;
    if (objets.has(objet)) refuser(membre, 'seule à parler de ce partenaire, de ce sens et de ce type');
    objets.add(objet);
  });
  for (const partenaire of PARTENAIRES)
    for (const vue of VUES)
      if (!objets.has(`${partenaire} ${vue} *`))
        refuser('politiques', `complet : il manque ce qui est fait par défaut (${partenaire}, ${vue})`);
  return {
    budget,
    correctionsMaximum,
    correctionTenueJours,
    politiques: politiques.map((une) => ({ ...une, type: une.type ?? null })),
  };
}

function exigerEntier(membre: string, valeur: unknown, minimum: number): void {
  if (!Number.isInteger(valeur) || (valeur as number) < minimum)
    refuser(membre, `un nombre entier, au moins ${minimum}`);
}

function refuser(membre: string, attendu: string): never {
  throw new Error(`config/${FICHIER} : ${membre} doit être ${attendu}.`);
}
