import { randomUUID } from 'node:crypto';
import { setTimeout as attendre } from 'node:timers/promises';
import { Pool } from 'undici';
import { SECRETS } from '../banc/secrets-du-banc.js';
import { signe } from '../evenements.js';
import type { Webhook } from './trafic.js';

/** What a partner knows of what it sent: nothing else is promised to it. */
export interface Accuses {
  /** Ids of the webhooks answered 2xx. */
  webhooks: Set<string>;
  /** Ids of the events that a 2xx answer took. */
  evenements: Set<string>;
  /** Ids of the events that a 2xx answer refused, and why. */
  refuses: Map<string, string>;
}

interface ReponsePorte {
  recus: number;
  doublons: number;
  refuses: { index: number; id?: string; code: string }[];
}

/** Longest that a partner of the rig goes on sending the same webhook. */
const PATIENCE_MS = 240_000;

/** A partner's sender: signs, sends, and sends again what was not acknowledged, on one gateway or the other. */
export class Emetteur {
  readonly accuses: Accuses = { webhooks: new Set(), evenements: new Set(), refuses: new Map() };
  /** Answers, by status; when none came, `porte fermee` if nothing could be sent, else `coupure`. */
  readonly statuts = new Map<string, number>();
  readonly latencesMs: number[] = [];
  /** Bodies of what was not 2xx, for the canaries. */
  readonly corpsDErreur: string[] = [];
  /** With which each partner signs now. */
  readonly secrets = { ...SECRETS.webhooks };
  readonly #portes: Pool[];
  #prochaine = 0;

  constructor(urls: readonly string[]) {
    this.#portes = urls.map(
      (url) => new Pool(url, { connections: 64, headersTimeout: 20_000, bodyTimeout: 20_000 }),
    );
  }

  /** @param debit events per second; the last ones are acknowledged when it resolves */
  async envoyer(webhooks: readonly Webhook[], debit = Infinity): Promise<void> {
    const debut = performance.now();
    let partis = 0;
    let prochain = 0;
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (prochain < webhooks.length) {
          const webhook = webhooks[prochain] as Webhook;
          prochain += 1;
          const quand = debut + (partis / debit) * 1_000;
          partis += webhook.evenements.length;
          if (quand > performance.now()) await attendre(quand - performance.now());
          await this.jusquALAccuse(webhook);
        }
      }),
    );
  }

  /** Sends one webhook until it is answered 2xx. @throws Error when it is not, in the end */
  async jusquALAccuse(webhook: Webhook, id = `msg-${randomUUID()}`): Promise<void> {
    const limite = performance.now() + PATIENCE_MS;
    for (let essai = 1; ; essai += 1) {
      const statut = await this.essayer(webhook, id);
      if (statut >= 200 && statut < 300) return;
      if (performance.now() > limite || (statut >= 400 && statut < 500 && statut !== 429))
        throw new Error(`Un webhook de ${webhook.partenaire} n'a pas été pris : ${statut}`);
      await attendre(Math.min(100 * essai, 1_000));
    }
  }

  /** Sends one webhook once. @returns its status; 0 when no answer came */
  async essayer({ partenaire, evenements }: Webhook, id: string): Promise<number> {
    const corps = JSON.stringify(evenements.length === 1 ? evenements[0] : evenements);
    const entetes = signe(this.secrets[partenaire], corps, { id });
    const { statut, texte } = await this.poster(`/webhooks/${partenaire}`, entetes, corps);
    if (statut < 200 || statut >= 300) return statut;
    const reponse = JSON.parse(texte) as ReponsePorte;
    this.accuses.webhooks.add(id);
    const refuses = new Map(reponse.refuses.map(({ index, code }) => [index, code]));
    evenements.forEach((evenement, index) => {
      const code = refuses.get(index);
      if (code === undefined) this.accuses.evenements.add(evenement.id);
      else this.accuses.refuses.set(evenement.id, code);
    });
    return statut;
  }

  /** Any request to the doors, in turn. @returns status 0 when no answer came */
  async poster(
    path: string,
    headers: Record<string, string>,
    body: string | Buffer,
  ): Promise<{ statut: number; texte: string; ms: number }> {
    const porte = this.#portes[(this.#prochaine += 1) % this.#portes.length] as Pool;
    const debut = performance.now();
    try {
      const reponse = await porte.request({ path, method: 'POST', headers, body });
      const texte = await reponse.body.text();
      const statut = reponse.statusCode;
      if (statut >= 300) this.corpsDErreur.push(texte);
      return this.#noter(statut, texte, performance.now() - debut);
    } catch (erreur) {
      return this.#noter(0, '', performance.now() - debut, codeDe(erreur));
    }
  }

  async fermer(): Promise<void> {
    await Promise.all(this.#portes.map((porte) => porte.destroy()));
  }

  #noter(
    statut: number,
    texte: string,
    ms: number,
    nom = String(statut),
  ): { statut: number; texte: string; ms: number } {
    this.statuts.set(nom, (this.statuts.get(nom) ?? 0) + 1);
    if (statut !== 0) this.latencesMs.push(ms);
    return { statut, texte, ms };
  }
}

function codeDe(erreur: unknown): 'porte fermee' | 'coupure' {
  return (erreur as { code?: unknown }).code === 'ECONNREFUSED' ? 'porte fermee' : 'coupure';
}
