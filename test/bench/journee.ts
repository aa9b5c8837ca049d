import { ajouterJours, type Partenaire } from '#annexe7';
import type { Evenement } from '#contract';
import { type Lieu, Personne } from '../banc/personne.js';
import { Tirage } from '../banc/tirage.js';

/** The business day of the bench. */
export const JOUR = '2010-09-01';

/** A day of informations, and what the gateway knew of the same people before. */
export interface Journee {
  /** Facts of the past, owner by owner, that every run starts with. */
  passe: Record<Partenaire, Evenement[]>;
  /** The day, in the order in which it is stated. */
  evenements: Evenement[];
  /** People about whom something is stated that day. */
  demandeurs: number;
}

export const MESSAGES_D_ECHAUFFEMENT = 1_000;

type Acte = (personne: Personne) => Evenement | undefined;

/** The mix of a day, in shares of its informations: 52 % from GIDE, 48 % from Parcours 3. */
const ACTES: readonly { part: number; acte: Acte }[] = [
  { part: 0.3, acte: (p) => p.statut(JOUR) },
  { part: 0.06, acte: (p) => p.modification(JOUR) },
  { part: 0.05, acte: (p) => surAlerte(p, (alerte) => p.traitement(alerte, JOUR)) },
  { part: 0.01, acte: (p) => p.sortie(JOUR) },
  { part: 0.13, acte: (p) => (p.initialisee ? undefined : p.initialisation(JOUR)) },
  { part: 0.2, acte: (p) => p.etape(JOUR) },
  { part: 0.03, acte: (p) => surEtape(p, (etape) => p.resultat(etape, JOUR)) },
  { part: 0.07, acte: (p) => (p.initialisee ? p.alerte(JOUR) : undefined) },
  { part: 0.02, acte: (p) => surAlerte(p, (alerte) => p.cloture(alerte, JOUR)) },
  { part: 0.03, acte: (p) => p.civis(JOUR) },
];
/** The rest of the day: new affectations. */
const PART_AFFECTATIONS = 0.1;

/** What every contender treats before it is measured, about other people: code and caches are then those of a day. */
export function composerEchauffement(lieux: readonly Lieu[]): Journee {
  return composerJournee(MESSAGES_D_ECHAUFFEMENT, lieux, 500_000);
}

/**
 * A day of `nombre` informations about half as many people: four fifths of them known before (affectation, statut,
 * most of them initialised, some alerts and étapes), the others affected that day.
 */
export function composerJournee(nombre: number, lieux: readonly Lieu[], premierRang = 0): Journee {
  const tirage = new Tirage(20_100_901 + premierRang);
  const nouveaux = Math.round(nombre * PART_AFFECTATIONS);
  const connus = Math.round(nombre / 2) - nouveaux;
  const passe: Journee['passe'] = { gide: [], parcours3: [] };
  const personnes = Array.from({ length: connus }, (_, rang) => {
    const personne = new Personne(
      premierRang + rang,
      tirage,
      tirage.parmi(lieux),
      ajouterJours(JOUR, -20 - tirage.entier(180)),
    );
    vivre(personne, tirage, passe);
    return personne;
  });

  const evenements: Evenement[] = [];
  for (let rang = connus; rang < connus + nouveaux; rang += 1)
    evenements.push(new Personne(premierRang + rang, tirage, tirage.parmi(lieux), JOUR).affectation());
  for (const { part, acte } of ACTES) {
    for (let reste = Math.round(nombre * part); reste > 0;) {
      const personne = tirage.parmi(personnes);
      const evenement = personne.terminee ? undefined : acte(personne);
      if (!evenement) continue;
      evenements.push(evenement);
      reste -= 1;
    }
  }
  const melanges = tirage.melanger(evenements.slice(0, nombre));
  return {
    passe,
    evenements: melanges,
    demandeurs: new Set(melanges.map(({ data }) => data.demandeur)).size,
  };
}

function vivre(personne: Personne, tirage: Tirage, { gide, parcours3 }: Journee['passe']): void {
  const avant = (jours: number): string => ajouterJours(JOUR, -jours);
  gide.push(personne.affectation(), personne.statut(avant(400)));
  if (!tirage.chance(0.6)) return;
  parcours3.push(personne.initialisation(avant(15)));
  for (let etapes = tirage.entier(4); etapes > 0; etapes -= 1) parcours3.push(personne.etape(avant(10)));
  if (tirage.chance(0.3)) parcours3.push(personne.alerte(avant(5)));
}

function surAlerte(personne: Personne, dire: (alerte: string) => Evenement): Evenement | undefined {
  const alerte = personne.alertes.pop();
  return alerte === undefined ? undefined : dire(alerte);
}

function surEtape(personne: Personne, dire: (etape: string) => Evenement): Evenement | undefined {
  const etape = personne.etapes.pop();
  return etape === undefined ? undefined : dire(etape);
}

/** A list in lots, in its order. */
export function lotsDe<T>(liste: readonly T[], taille: number): T[][] {
  const lots: T[][] = [];
  for (let debut = 0; debut < liste.length; debut += taille) lots.push(liste.slice(debut, debut + taille));
  return lots;
}

export function porteDe(evenement: Evenement): Partenaire {
  return evenement.source === 'urn:gide' ? 'gide' : 'parcours3';
}
