import { composerChronologie, type Changement } from './chronologie.js';
import { composerCotraitance, type Cotraitance } from './cotraitance.js';
import type { Fait } from './fait.js';
import { classer, type FaitsDeCotraitance } from './faits-classes.js';
import { fusionner, type FaitsFusionnes } from './fusion.js';
import { Modifications } from './identite-et-commune.js';
import { comparerOctets } from './ordre-des-octets.js';
import { REGLAGES_PAR_DEFAUT, type Reglages } from './reglages.js';
import { Situations } from './situation.js';
import { TERRITOIRE_INCONNU, type Territoire } from './territoire.js';

/** A cotraitance that has an affectation, with its états through time. */
export interface CotraitanceDatee extends Cotraitance {
  chronologie: Changement[];
}

/** A1. All that is known of one demandeur, and what the rules derive from it once. */
export class Dossier {
  /** Every cotraitance number that a fact names, incomplete ones included (B3), sorted. */
  readonly cotraitances: readonly string[];
  /** Those that have an affectation, in the same order. */
  readonly completes: readonly CotraitanceDatee[];
  readonly situations: Situations;
  readonly modifications: Modifications;
  readonly civis: readonly Fait<'civis.change'>[];
  private readonly parNumero = new Map<string, CotraitanceDatee>();
  private readonly parCotraitance: ReadonlyMap<string, FaitsDeCotraitance>;

  private constructor(
    readonly demandeur: string,
    readonly faits: FaitsFusionnes,
    readonly reglages: Reglages,
    readonly territoire: Territoire,
  ) {
    const { statuts, modifications, civis, parCotraitance } = classer(faits);
    this.situations = new Situations(statuts);
    this.modifications = new Modifications(modifications);
    this.civis = civis;
    this.parCotraitance = parCotraitance;
    this.cotraitances = [...parCotraitance.keys()].sort(comparerOctets);
    this.completes = this.cotraitances.flatMap((numero) => this.composer(numero) ?? []);
  }

  /**
   * A1 to A3. The dossier of a demandeur from his facts, in any order and any number; facts that name
   * somebody else are left out.
   */
  static depuis(
    demandeur: string,
    faits: Iterable<Fait>,
    reglages: Reglages = REGLAGES_PAR_DEFAUT,
    territoire: Territoire = TERRITOIRE_INCONNU,
  ): Dossier {
    const siens: Fait[] = [];
    for (const fait of faits) if (fait.data.demandeur === demandeur) siens.push(fait);
    return new Dossier(demandeur, fusionner(siens), reglages, territoire);
  }

  /** The cotraitance of that number; undefined when it is unknown or incomplete (B3). */
  complete(numero: string): CotraitanceDatee | undefined {
    return this.parNumero.get(numero);
  }

  /** The facts that count of a cotraitance, even an incomplete one; undefined when no fact names it. */
  faitsDe(numero: string): FaitsDeCotraitance | undefined {
    return this.parCotraitance.get(numero);
  }

  private composer(numero: string): CotraitanceDatee | undefined {
    const faits = this.parCotraitance.get(numero);
    const cotraitance = faits && composerCotraitance(numero, faits, this);
    if (cotraitance === undefined) return undefined;
    const datee = {
      ...cotraitance,
      chronologie: composerChronologie(cotraitance, this.situations, this.reglages),
    };
    this.parNumero.set(numero, datee);
    return datee;
  }
}
