import type { Enonces } from '../magasin/enonces.js';
import type { Magasin } from '../magasin/magasin.js';

const CURSEUR = 'webhooksJusquAuRang';
const REGLAGES = 'webhooks';

export interface ReglagesWebhooks {
  actifs: boolean;
  /** Events per request: 1 sends single events, more sends batches (X3.1). */
  taille: number;
  /** Base URL of the gateway; null: nowhere to send yet. */
  url: string | null;
}

/** The outbox: everything stated after a cursor still has to be sent. Cursor and settings survive a restart. */
export class Boite {
  constructor(
    private readonly magasin: Magasin,
    private readonly enonces: Enonces,
    private readonly defauts: ReglagesWebhooks,
  ) {}

  reglages(): ReglagesWebhooks {
    return { ...this.defauts, ...this.changements() };
  }

  /** Only what was changed on demand is remembered: the rest follows the settings of each start. */
  regler(changements: Partial<ReglagesWebhooks>): void {
    this.magasin.regler(REGLAGES, JSON.stringify({ ...this.changements(), ...changements }));
  }

  prochains(nombre: number): { rang: number; corps: string }[] {
    return this.enonces.apres(this.rang(), nombre);
  }

  enAttente(): number {
    return this.enonces.dernierRang() - this.rang();
  }

  /** Everything up to this rank has been delivered, or (history) is left to the change feed. */
  avancer(rang: number): void {
    this.magasin.regler(CURSEUR, String(rang));
  }

  private changements(): Partial<ReglagesWebhooks> {
    return JSON.parse(this.magasin.reglage(REGLAGES) ?? '{}') as Partial<ReglagesWebhooks>;
  }

  private rang(): number {
    return Number(this.magasin.reglage(CURSEUR) ?? '0');
  }
}
