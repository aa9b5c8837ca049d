import { ProblemeHttp, RYTHME_DU_CONTROLE_MS } from '#access';
import { type Journal } from '#observability';
import { baseAbsente, direFaille } from '#persistence';
import type { VueSynchronisation } from '#reconciliation';
import type { ServerResponse } from 'node:http';
import { setTimeout as attendre } from 'node:timers/promises';
import {
  BATTEMENT,
  ecrireAuFlux,
  evenement,
  RETOUR,
  SECONDES_AVANT_RETOUR,
} from '../http/flux-d-evenements.js';

export interface RythmeDeDiffusion {
  /** Streams open at once in this process at most. */
  suivis: number;
  /** Between two readings of one run, whatever the number of those who follow it. */
  cadenceMs: number;
  battementMs: number;
  /** Longest life of a stream: its client comes back. */
  dureeMs: number;
  /** How often whoever follows is looked at again (check 13). */
  controleMs: number;
}

export const RYTHME: RythmeDeDiffusion = {
  suivis: 50,
  cadenceMs: 500,
  battementMs: 15_000,
  dureeMs: 15 * 60_000,
  controleMs: RYTHME_DU_CONTROLE_MS,
};

interface Suivi {
  reponse: ServerResponse;
  dernier: string;
}

/** Server-sent events of the runs that somebody follows: one reading for all who follow the same run. */
export class Diffusion {
  readonly #parRun = new Map<string, Set<Suivi>>();
  readonly #arret = new AbortController();

  constructor(
    private readonly lire: (id: string) => Promise<VueSynchronisation | null>,
    private readonly journal: Journal,
    private readonly rythme = RYTHME,
  ) {}

  get nombre(): number {
    return [...this.#parRun.values()].reduce((somme, { size }) => somme + size, 0);
  }

  /** @throws ProblemeHttp 429 when as many as may be are open, 503 while stopping */
  exigerUnePlace(): void {
    const entetes = { 'Retry-After': String(SECONDES_AVANT_RETOUR) };
    if (this.#arret.signal.aborted)
      throw new ProblemeHttp(503, 'ARRET_EN_COURS', 'La passerelle s’arrête : revenez plus tard.', {
        entetes,
      });
    if (this.nombre >= this.rythme.suivis)
      throw new ProblemeHttp(
        429,
        'TROP_DE_SUIVIS',
        'Trop de synchronisations sont suivies en direct : lisez GET /api/synchronisations/{id}, ou revenez plus tard.',
        { entetes },
      );
  }

  /**
   * From now on this answer, whose headers are written, is told how far the run is. It is ended with it, or with the
   * access of whoever reads it.
   * @param dure whether they still may
   */
  suivre(id: string, reponse: ServerResponse, dure: () => Promise<boolean>): void {
    const suivi: Suivi = { reponse, dernier: '' };
    const suivis = this.#parRun.get(id) ?? new Set();
    suivis.add(suivi);
    const battement = setInterval(() => ecrireAuFlux(reponse, BATTEMENT), this.rythme.battementMs);
    const controle = setInterval(() => void this.#controler(reponse, dure), this.rythme.controleMs);
    const fin = setTimeout(() => reponse.end(), this.rythme.dureeMs);
    // Answered to its end, cut by the client, or closed by us: `close` comes once.
    reponse.once('close', () => {
      clearInterval(battement);
      clearInterval(controle);
      clearTimeout(fin);
      suivis.delete(suivi);
    });
    ecrireAuFlux(reponse, RETOUR);
    if (this.#parRun.has(id)) return;
    this.#parRun.set(id, suivis);
    void this.#diffuser(id, suivis);
  }

  /** Ends every stream; no other is opened. */
  arreter(): void {
    this.#arret.abort();
    for (const suivis of this.#parRun.values()) terminer(suivis);
  }

  /** While the database is away nobody can be looked at, and nothing new is said either. */
  async #controler(reponse: ServerResponse, dure: () => Promise<boolean>): Promise<void> {
    try {
      if (!(await dure())) reponse.end();
    } catch (erreur) {
      if (baseAbsente(erreur)) return;
      this.journal.error({ faille: direFaille(erreur) }, 'droit de suivre non vérifié');
      reponse.end();
    }
  }

  async #diffuser(id: string, suivis: Set<Suivi>): Promise<void> {
    try {
      while (suivis.size > 0 && !this.#arret.signal.aborted) {
        if (await this.#dire(id, suivis)) break;
        await attendre(this.rythme.cadenceMs, undefined, { signal: this.#arret.signal });
      }
    } catch (erreur) {
      if (!this.#arret.signal.aborted)
        this.journal.error({ synchronisation: id, faille: direFaille(erreur) }, 'suivi interrompu');
    } finally {
      this.#parRun.delete(id);
      terminer(suivis);
    }
  }

  /** @returns true when the run is over. The database being away, nothing new is said: the heartbeat goes on. */
  async #dire(id: string, suivis: ReadonlySet<Suivi>): Promise<boolean> {
    let vue: VueSynchronisation | null;
    try {
      vue = await this.lire(id);
    } catch (erreur) {
      if (baseAbsente(erreur)) return false;
      throw erreur;
    }
    if (vue === null) return true;
    const finie = vue.fin !== null;
    const texte = finie ? evenement('fin', vue, 'fin') : evenement('avancement', avancement(vue));
    for (const suivi of suivis) {
      // Each event says everything: a slow client waits for the next.
      if (suivi.dernier !== texte && ecrireAuFlux(suivi.reponse, texte)) suivi.dernier = texte;
    }
    return finie;
  }
}

function avancement({ etat, etape, avancement: { fait, total } }: VueSynchronisation): object {
  return { etat, etape, fait, total };
}

function terminer(suivis: ReadonlySet<Suivi>): void {
  for (const { reponse } of suivis) reponse.end();
}
