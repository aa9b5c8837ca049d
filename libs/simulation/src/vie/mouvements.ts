import { ajouterMois, type DateCivile } from '#annexe7';
import { deJours } from '../calendrier/jours.js';
import { ouvreSuivant } from '../calendrier/jours-ouvres.js';
import { Hasard } from './hasard.js';
import type { Lieux } from './lieux.js';
import type { Personne } from './personne.js';
import { TAUX } from './taux.js';

export interface Mouvement {
  repere: string;
  jour: DateCivile;
  dateEffet: DateCivile;
  commune: string;
  horsZone: boolean;
  identite?: Personne['identite'];
}

const HORIZON_EN_MOIS = 36;

/** Moves and corrections of identity of a person: `demandeur.modifie`. */
export function mouvementsPrevus(
  graine: string,
  index: number,
  { identite, lieu }: Personne,
  dateAffectation: DateCivile,
  lieux: Lieux,
): Mouvement[] {
  const hasard = new Hasard(graine, 'mouvements', index);
  const mouvements: Omit<Mouvement, 'repere'>[] = [];
  let { commune } = lieu;
  let horsZone = false;
  for (let mois = 0; mois < HORIZON_EN_MOIS; mois += 1) {
    const jour = ouvreSuivant(deJours(ajouterMois(dateAffectation, mois), hasard.entier(1, 28)));
    if (hasard.chance(TAUX.demenagement) && !horsZone) {
      horsZone = hasard.chance(TAUX.demenagementHorsZone);
      commune = lieux.demenager(lieu.structure, horsZone, hasard);
      mouvements.push({ jour, dateEffet: deJours(jour, -hasard.entier(0, 20)), commune, horsZone });
    } else if (hasard.chance(TAUX.correctionIdentite)) {
      const corrigee = { ...identite, dateNaissance: autreNaissance(identite.dateNaissance, hasard) };
      mouvements.push({ jour, dateEffet: jour, commune, horsZone, identite: corrigee });
    }
  }
  return mouvements.map((mouvement, rang) => ({ repere: `${index}/m${rang + 1}`, ...mouvement }));
}

/** A birth date typed wrongly the first time: the day, or the year. */
function autreNaissance(naissance: DateCivile, hasard: Hasard): DateCivile {
  return hasard.chance(0.7) ? deJours(naissance, hasard.entier(-9, 9)) : ajouterMois(naissance, 12);
}
