import type { UniteDeTravail } from '#persistence';
import type { SourceDeRegles } from '../regles/source-de-regles.js';
import { lireDossier } from './dossier-lu.js';
import type { Perimetre } from './perimetre.js';
import { RechercherMessages, type MessagesTrouves } from './rechercher-messages.use-case.js';

export interface MessagesDeCotraitanceDemandes {
  cotraitance: string;
  curseur?: string;
  limite: number;
  perimetre: Perimetre;
}

/** X5.2: the messages about a cotraitance and its demandeur, in and out, with their fates, newest first. */
export class LireMessagesDeCotraitance {
  readonly #rechercher: RechercherMessages;

  constructor(
    private readonly unite: UniteDeTravail,
    private readonly regles: SourceDeRegles,
  ) {
    this.#rechercher = new RechercherMessages(unite);
  }

  /** @returns undefined when no fact names it, or out of the perimeter */
  async execute({
    cotraitance,
    perimetre,
    curseur,
    limite,
  }: MessagesDeCotraitanceDemandes): Promise<(MessagesTrouves & { demandeur: string }) | undefined> {
    const lu = await lireDossier(this.unite.seule, { cotraitance, connuLe: null, perimetre }, this.regles);
    if (!lu) return undefined;
    const page = await this.#rechercher.execute({
      filtre: { dossier: { cotraitance, demandeur: lu.demandeur } },
      limite,
      // The perimeter has been checked on the dossier itself.
      perimetre: { type: 'national' },
      ...(curseur === undefined ? {} : { curseur }),
    });
    return { ...page, demandeur: lu.demandeur };
  }
}
