import { ProblemeHttp } from '#access';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { estUnWebhook } from './est-un-webhook.js';

export interface LimitesDeLaPorte {
  /** Webhooks under way in this process at most. */
  requetes: number;
  /** Bytes of their bodies at most. */
  octets: number;
}

export const LIMITES_PAR_DEFAUT: LimitesDeLaPorte = { requetes: 1_000, octets: 128 * 1024 * 1024 };

const SECONDES_AVANT_NOUVEL_ESSAI = 2;

/**
 * X3.6: beyond a bound of webhooks under way, new ones are refused at once with 429 and Retry-After, before their
 * body is read: memory stays bounded, and what is not durable is never acknowledged.
 */
export class ContrePression {
  #requetes = 0;
  #octets = 0;

  constructor(
    private readonly limites: LimitesDeLaPorte,
    private readonly tailleMaximale: number,
  ) {}

  /** Webhooks under way, for the metrics. */
  get enCours(): number {
    return this.#requetes;
  }

  installer(instance: FastifyInstance): void {
    instance.addHook('onRequest', (requete, reponse, fin) => {
      if (!estUnWebhook(requete.routeOptions.url)) return fin();
      const octets = this.#octetsAnnonces(requete);
      if (this.#requetes >= this.limites.requetes || this.#octets + octets > this.limites.octets)
        return fin(trop());
      this.#requetes += 1;
      this.#octets += octets;
      // `close` comes once, answered or cut.
      reponse.raw.once('close', () => {
        this.#requetes -= 1;
        this.#octets -= octets;
      });
      return fin();
    });
  }

  /** A body sent without its length may be as long as allowed. */
  #octetsAnnonces(requete: FastifyRequest): number {
    const annonce = Number(requete.headers['content-length']);
    return Number.isInteger(annonce) && annonce >= 0
      ? Math.min(annonce, this.tailleMaximale)
      : this.tailleMaximale;
  }
}

function trop(): ProblemeHttp {
  return new ProblemeHttp(
    429,
    'TROP_DE_DEMANDES',
    'La passerelle reçoit plus qu’elle ne peut enregistrer : renvoyez cette requête plus tard.',
    {
      entetes: { 'Retry-After': String(SECONDES_AVANT_NOUVEL_ESSAI) },
    },
  );
}
