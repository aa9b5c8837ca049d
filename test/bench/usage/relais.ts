import { setTimeout as attendre } from 'node:timers/promises';
import type { TypeFait } from '#annexe7';
import { type Evenement, evenementSortant } from '#contract';
import type { ClientPartenaire } from '#partners';
import { type DataSource, In } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { MessageADire } from './entites.js';

/** The largest lot of X4.2: the outbox of the usual way leaves as well as the contract allows. */
const TAILLE = 500;
const PAUSE_MS = 50;

/** Tells a partner what the outbox holds, lot after lot, until the process ends. */
export class Relais {
  dits = 0;
  dernierAcquit = 0;

  constructor(
    private readonly source: DataSource,
    private readonly client: ClientPartenaire,
    private readonly maintenant: () => number,
  ) {}

  async tourner(): Promise<never> {
    const sortants = this.source.getRepository(MessageADire);
    const { partenaire } = this.client;
    for (;;) {
      const lot = await sortants.find({
        where: { partenaire, envoye: false },
        order: { id: 'ASC' },
        take: TAILLE,
      });
      if (lot.length > 0) {
        const { issue } = await this.client.envoyer({ id: uuidv7(), evenements: lot.map(evenementDe) });
        if (issue !== 'repondu') throw new Error(`Le partenaire n'a pas répondu : ${issue}`);
        this.dernierAcquit = this.maintenant();
        await sortants.update({ id: In(lot.map(({ id }) => id)) }, { envoye: true });
        this.dits += lot.length;
      }
      // A lot that is not full leaves time for others to come: larger lots cost less.
      if (lot.length < TAILLE) await attendre(PAUSE_MS);
    }
  }
}

function evenementDe({ id, type, sequence, demandeur, data }: MessageADire): Evenement {
  const time = new Date().toISOString();
  const fait = { id, type: type as TypeFait, sequence, demandeur, cotraitance: null, data, time };
  return evenementSortant(fait);
}
