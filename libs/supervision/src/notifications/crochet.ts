import { ENTETES_SIGNATURE, signer, TYPE_EVENEMENT, type Secrets } from '#contract';
import { EchecReseau, lireReessayerApres, type ReseauxSortants, Transport } from '#partners';

/** What a receiver made of a notification: taken on any 2xx, or to be sent again. */
export type IssueDuCrochet = { pris: true } | { pris: false; cause: string; reessayerApresMs?: number };

export interface OptionsCrochet {
  url: string;
  secrets: Secrets;
  /** Deadline of one delivery; 10 s. */
  delaiMs?: number;
  /** Where connections may go (check 16); everywhere by default. */
  reseaux?: ReseauxSortants;
}

/** The outgoing webhook of the alarms: Standard Webhooks, no redirect, a deadline (X3.2, X5.5). */
export class Crochet {
  readonly #transport: Transport;
  readonly #chemin: string;
  readonly #secrets: Secrets;

  constructor({ url, secrets, delaiMs = 10_000, reseaux }: OptionsCrochet) {
    const { origin, pathname, search } = new URL(url);
    this.#transport = new Transport({ url: origin, delaiMs, concurrence: 2, ...(reseaux && { reseaux }) });
    this.#chemin = pathname + search;
    this.#secrets = secrets;
  }

  /** One delivery. Never throws for what the receiver or the network does. */
  async envoyer(id: string, corps: string): Promise<IssueDuCrochet> {
    const horodatage = Math.floor(Date.now() / 1_000);
    try {
      const { statut, entetes } = await this.#transport.demander({
        methode: 'POST',
        chemin: this.#chemin,
        corps,
        entetes: {
          'content-type': TYPE_EVENEMENT,
          [ENTETES_SIGNATURE.id]: id,
          [ENTETES_SIGNATURE.horodatage]: String(horodatage),
          [ENTETES_SIGNATURE.signature]: signer(this.#secrets, id, horodatage, corps),
        },
      });
      if (statut >= 200 && statut < 300) return { pris: true };
      const reessayerApresMs = lireReessayerApres(entetes, Date.now());
      return {
        pris: false,
        cause: `réponse HTTP ${statut}`,
        ...(reessayerApresMs === undefined ? {} : { reessayerApresMs }),
      };
    } catch (erreur) {
      if (!(erreur instanceof EchecReseau)) throw erreur;
      return { pris: false, cause: erreur.message };
    }
  }

  fermer(): Promise<void> {
    return this.#transport.fermer();
  }
}
