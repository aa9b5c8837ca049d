import type { RejetVoulu } from '../reception/appliquer-lot.js';
import { Hasard } from '../vie/hasard.js';
import type { DemandeDeFaute } from './demande.js';
import { NATURES, type Moment, type Nature, type Portee } from './natures.js';

/** A fault in force. */
export interface Faute extends DemandeDeFaute {
  id: string;
  portees: readonly Portee[];
  probabilite: number;
  /** Times it may still strike; null: without end. */
  reste: number | null;
  /** Real time (ms) after which it strikes no more; null: without end. */
  expire: number | null;
  declenchements: number;
}

/** What strikes one request: at most one fault of each moment. */
export interface Tirage {
  avant?: Faute;
  apres?: Faute;
}

/**
 * Faults on demand. They live in memory: a partner that restarts is healed. Whether a fault of probability p strikes
 * depends only on the seed and on the number of draws before, so that a sequence of requests meets the same faults.
 */
export class Fautes {
  private readonly fautes: Faute[] = [];
  private suivante = 1;
  private tirages = 0;

  constructor(private readonly graine: string) {}

  poser(demande: DemandeDeFaute): Faute {
    const { dureeMs } = demande;
    const faute: Faute = {
      ...demande,
      id: String(this.suivante),
      portees: demande.portees ?? NATURES[demande.nature].portees,
      probabilite: demande.probabilite ?? 1,
      reste: demande.nombre ?? null,
      expire: dureeMs === undefined ? null : Date.now() + dureeMs,
      declenchements: 0,
    };
    this.suivante += 1;
    this.fautes.push(faute);
    return faute;
  }

  /** Ends one fault, or all of them; how many were ended. */
  lever(id?: string): number {
    const avant = this.fautes.length;
    const gardees = id === undefined ? [] : this.fautes.filter((faute) => faute.id !== id);
    this.fautes.splice(0, avant, ...gardees);
    return avant - this.fautes.length;
  }

  /** Every fault asked for and not ended by hand, exhausted ones included with their count. */
  liste(): readonly Faute[] {
    return this.fautes;
  }

  tirer(portee: Portee): Tirage {
    return { avant: this.frapper('avant', portee), apres: this.frapper('apres', portee) };
  }

  /** Whether the partner keeps silent now on this side; counted as a strike. */
  estSilencieux(portee: 'changements' | 'webhooks'): boolean {
    return this.frapper('contenu', portee, 'silence') !== undefined;
  }

  /** Whether a `panne` on everything is in force: a partner that is down sends nothing either. */
  estEnPanne(): boolean {
    return this.fautes.some(
      (faute) => faute.nature === 'panne' && touche(faute, 'flux') && estEnVigueur(faute),
    );
  }

  /** Strikes a sending of webhooks with this nature. */
  frappeWebhooks(nature: 'webhooks_doubles' | 'webhooks_desordre'): boolean {
    return this.frapper('webhooks', 'webhooks', nature) !== undefined;
  }

  /** The refusals asked for, event by event; undefined when none is in force. */
  rejetVoulu(): RejetVoulu | undefined {
    if (!this.fautes.some((faute) => faute.nature === 'rejet' && estEnVigueur(faute))) return undefined;
    return ({ type }) => {
      const faute = this.frapper('contenu', 'flux', 'rejet', type);
      if (faute === undefined) return undefined;
      return {
        code: faute.code ?? 'REFUS_DU_PARTENAIRE',
        detail: faute.detail ?? 'Le partenaire refuse ce fait (faute posée à la demande).',
      };
    };
  }

  private frapper(moment: Moment, portee: Portee, nature?: Nature, type?: string): Faute | undefined {
    return this.fautes.find((faute) => {
      const vise =
        NATURES[faute.nature].moment === moment &&
        (nature === undefined || faute.nature === nature) &&
        (faute.type === undefined || faute.type === type) &&
        touche(faute, portee);
      if (!vise || !estEnVigueur(faute) || !this.tirageAuSort(faute)) return false;
      faute.declenchements += 1;
      if (faute.reste !== null) faute.reste -= 1;
      return true;
    });
  }

  private tirageAuSort({ probabilite }: Faute): boolean {
    if (probabilite >= 1) return true;
    this.tirages += 1;
    return new Hasard(this.graine, 'faute', this.tirages).chance(probabilite);
  }
}

function estEnVigueur({ reste, expire }: Faute): boolean {
  return reste !== 0 && (expire === null || Date.now() < expire);
}

/** `tout` covers every route of the contract; a token cannot be expired where tokens are asked for. */
function touche({ portees, nature }: Faute, portee: Portee): boolean {
  if (portees.includes(portee)) return true;
  return (
    portees.includes('tout') && portee !== 'webhooks' && !(nature === 'jeton_expire' && portee === 'jeton')
  );
}
