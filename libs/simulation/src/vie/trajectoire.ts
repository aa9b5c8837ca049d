import { ajouterAns, type DateCivile } from '#annexe7';
import { deJours } from '../calendrier/jours.js';
import { ouvreSuivant } from '../calendrier/jours-ouvres.js';
import { Arrivees } from './arrivees.js';
import { cotraitancePrevue, type CotraitancePrevue } from './cotraitance-prevue.js';
import { Hasard } from './hasard.js';
import { Lieux } from './lieux.js';
import { mouvementsPrevus, type Mouvement } from './mouvements.js';
import { numeroDe, personne, type Personne } from './personne.js';
import type { Population } from './population.js';
import { periodes, situationAu, statutsPrevus, type Periode, type StatutPrevu } from './statuts.js';
import { TAUX } from './taux.js';

/** What happens to one person, as both systems will see it: a pure function of the population and the index. */
export interface Trajectoire extends Personne {
  index: number;
  statuts: readonly StatutPrevu[];
  periodes: readonly Periode[];
  mouvements: readonly Mouvement[];
  cotraitances: readonly CotraitancePrevue[];
}

/** Each costs some kilobytes; a larger population is drawn again each month. */
const TRAJECTOIRES_GARDEES = 4_096;
const NUMERO_DE_COTRAITANCE = /^CT(\d{7})-\d$/;

/** The trajectories of a population, each drawn when it is asked for. */
export class Trajectoires {
  readonly arrivees: Arrivees;
  private readonly lieux: Lieux;
  private readonly connues = new Map<number, Trajectoire>();

  constructor(readonly population: Population) {
    this.arrivees = new Arrivees(population);
    this.lieux = new Lieux(population);
  }

  de(index: number): Trajectoire {
    let trajectoire = this.connues.get(index);
    if (trajectoire === undefined) {
      if (this.connues.size >= TRAJECTOIRES_GARDEES) this.connues.clear();
      trajectoire = this.tracer(index);
      this.connues.set(index, trajectoire);
    }
    return trajectoire;
  }

  private tracer(index: number): Trajectoire {
    const { graine } = this.population;
    const arrivee = this.arrivees.jourDe(index);
    const qui = personne(this.population, index, arrivee, this.lieux);
    const statuts = statutsPrevus(graine, index, arrivee);
    const lesPeriodes = periodes(statuts);
    const mouvements = mouvementsPrevus(graine, index, qui, arrivee, this.lieux);
    const contexte = { graine, qui, periodes: lesPeriodes, mouvements };
    const premiere = cotraitancePrevue(contexte, numeroDeCotraitance(index, 1), arrivee);
    const seconde = this.secondeAffectation(index, qui, lesPeriodes, premiere);
    const cotraitances =
      seconde === null
        ? [premiere]
        : [premiere, cotraitancePrevue(contexte, numeroDeCotraitance(index, 2), seconde)];
    return { index, ...qui, statuts, periodes: lesPeriodes, mouvements, cotraitances };
  }

  /** The trajectory to which a cotraitance belongs, for that demandeur; undefined for people of elsewhere. */
  deCotraitance(cotraitance: string, demandeur: string): Trajectoire | undefined {
    const chiffres = NUMERO_DE_COTRAITANCE.exec(cotraitance)?.[1];
    if (chiffres === undefined) return undefined;
    const index = Number(chiffres);
    return numeroDe(this.population, index) === demandeur ? this.de(index) : undefined;
  }

  private secondeAffectation(
    index: number,
    { identite }: Personne,
    lesPeriodes: readonly Periode[],
    { dateAffectation, fin }: CotraitancePrevue,
  ): DateCivile | null {
    const hasard = new Hasard(this.population.graine, 'seconde', index);
    const double = hasard.chance(TAUX.doubleAffectation);
    if (!double && !hasard.chance(TAUX.nouvelleAffectation)) return null;
    const delai = hasard.entier(20, 200);
    const jour = ouvreSuivant(deJours(double ? dateAffectation : fin, delai));
    const possible =
      situationAu(lesPeriodes, jour) === 'inscrit' && jour < ajouterAns(identite.dateNaissance, 26);
    return possible ? jour : null;
  }
}

function numeroDeCotraitance(index: number, rang: number): string {
  return `CT${String(index).padStart(7, '0')}-${rang}`;
}
