import { Dossier, etatAu, fusionner, type Origine, type Reglages, type Territoire } from '#annexe7';
import type { DossierLu, FaitLu } from './dossier-lu.js';
import { comparerEtats } from './etat-membre-a-membre.js';

/** What was stored of one computation. */
export interface CalculEnregistre {
  version: number;
  /** Transaction time, business clock (A4). */
  connuLe: Date;
  /** Business day for which it was computed. */
  calculeAu: string;
  cause: 'message' | 'echeance' | 'regles';
  messages: string[];
  phase: string | null;
  etat: string | null;
  /** The whole computed état of that moment. */
  resume: object;
}

/** A member that the rules of today, over what was known then, give otherwise than what was stored. */
export interface EcartDeRegles {
  membre: string;
  alors: unknown;
  aujourdhui: unknown;
}

export interface CalculExplique extends CalculEnregistre {
  /** Member by member, the rule and the messages that set it, as today's rules explain it. */
  regles: Record<string, Origine>;
  ecartsDeRegles: EcartDeRegles[];
}

/**
 * Explains what was computed by computing it again (A3, A4): today's rules over the facts known at each `connuLe`, on
 * each `calculeAu`. `calculs` from the oldest to the newest, the facts in the order in which they were learnt.
 */
export function expliquerHistorique(
  cotraitance: string,
  { demandeur, faits }: Pick<DossierLu, 'demandeur' | 'faits'>,
  calculs: readonly CalculEnregistre[],
  { reglages, territoire }: { reglages: Reglages; territoire: Territoire },
): CalculExplique[] {
  let connus = fusionner([]);
  let lus = 0;
  let dossier: Dossier | undefined;
  return calculs.map((calcul) => {
    const appris = apprisEntre(faits, lus, calcul.connuLe);
    // What a day alone changed is read from the dossier already composed.
    if (dossier === undefined || appris.length > 0) {
      connus = fusionner(connus.values(), appris);
      dossier = Dossier.depuis(demandeur, connus.values(), reglages, territoire);
      lus += appris.length;
    }
    const { regles, ...etat } = etatAu(dossier, cotraitance, calcul.calculeAu);
    const ecartsDeRegles = comparerEtats(calcul.resume, etat).map(({ membre, avant, apres }) => ({
      membre,
      alors: avant,
      aujourdhui: apres,
    }));
    return { ...calcul, regles, ecartsDeRegles };
  });
}

/** The facts, from that rank on, that were known at that instant. */
function apprisEntre(faits: readonly FaitLu[], rang: number, instant: Date): FaitLu['fait'][] {
  const appris: FaitLu['fait'][] = [];
  for (const { fait, connuLe } of faits.slice(rang)) {
    if (connuLe > instant) break;
    appris.push(fait);
  }
  return appris;
}
