import { direFaille } from '#persistence';
import { ReglesEnVigueur } from '../regles-en-vigueur.js';
import { decider } from './decider.js';
import { Decision } from './decision.js';
import { DossierCharge, MessageAAppliquer, Moment } from './dossier-charge.js';

/** A dossier whose computation failed: a fault of ours, described without anything of the person. */
export interface DossierEnFaute {
  messages: string[];
  erreur: string;
}

/** Decides every dossier of a lot; a fault on one of them stays with it, the rest of the lot goes on. */
export function deciderLot(
  dossiers: Iterable<DossierCharge>,
  messages: ReadonlyMap<string, MessageAAppliquer[]>,
  moment: Moment,
  regles: ReglesEnVigueur,
): { decisions: Decision[]; fautes: DossierEnFaute[] } {
  const decisions: Decision[] = [];
  const fautes: DossierEnFaute[] = [];
  for (const dossier of dossiers) {
    const siens = messages.get(dossier.demandeur) ?? [];
    try {
      decisions.push(decider(dossier, siens, moment, regles));
    } catch (erreur) {
      fautes.push({ messages: siens.map(({ id }) => id), erreur: direFaille(erreur) });
    }
  }
  return { decisions, fautes };
}
