import { ProblemeHttp } from '#access';
import type { Journal } from '#observability';
import { baseAbsente, direFaille } from '#persistence';
import { SUJETS, type Marques, type Sujet } from '#supervision';
import type { ServerResponse } from 'node:http';
import { setTimeout as attendre } from 'node:timers/promises';
import {
  BATTEMENT,
  ecrireAuFlux,
  evenement,
  RETOUR,
  SECONDES_AVANT_RETOUR,
} from '../http/flux-d-evenements.js';

export interface RythmeDesAnnonces {
  /** Streams open at once in this process at most, and of one session. */
  flux: number;
  parSession: number;
  /** Between two readings, whatever the number of those who listen. */
  cadenceMs: number;
  /** What changes all the time is said no more often than that. */
  messagesMs: number;
  battementMs: number;
  /** Longest life of a stream: its browser comes back by itself. */
  dureeMs: number;
}

export const RYTHME_DES_ANNONCES: RythmeDesAnnonces = {
  flux: 500,
  parSession: 4,
  cadenceMs: 1_000,
  messagesMs: 5_000,
  battementMs: 15_000,
  dureeMs: 15 * 60_000,
};

export interface SourceDAnnonces {
  marques(): Promise<Marques>;
  /** Of these sessions, those that are open. */
  ouvertes(empreintes: Buffer[]): Promise<Buffer[]>;
}

interface Abonne {
  reponse: ServerResponse;
  session: Buffer;
  sujets: ReadonlySet<Sujet>;
  /** Changed, and not told yet: its client was slow. */
  aDire: Set<Sujet>;
}

/**
 * « Something has changed », by subject, to the pages of people who are signed in: one reading a second for all of them.
 * Nothing of what changed is said; the page reads it again with its own rights. A stream ends with its session.
 */
export class Annonces {
  readonly #abonnes = new Set<Abonne>();
  readonly #arret = new AbortController();
  readonly #changes = new Set<Sujet>();
  #marques: Marques | undefined;
  #messagesDitsLe = 0;
  #veille = false;

  constructor(
    private readonly source: SourceDAnnonces,
    private readonly journal: Journal,
    private readonly rythme = RYTHME_DES_ANNONCES,
  ) {}

  get nombre(): number {
    return this.#abonnes.size;
  }

  /** @throws ProblemeHttp 429 when as many as may be are open, 503 while stopping */
  exigerUnePlace(session: Buffer): void {
    const entetes = { 'Retry-After': String(SECONDES_AVANT_RETOUR) };
    if (this.#arret.signal.aborted)
      throw new ProblemeHttp(503, 'ARRET_EN_COURS', 'La passerelle s’arrête : revenez plus tard.', {
        entetes,
      });
    const siens = [...this.#abonnes].filter((abonne) => abonne.session.equals(session)).length;
    if (siens >= this.rythme.parSession || this.nombre >= this.rythme.flux)
      throw new ProblemeHttp(
        429,
        'TROP_DE_SUIVIS',
        'Trop de pages sont tenues à jour en direct : celle-ci se relit d’elle-même, moins souvent.',
        { entetes },
      );
  }

  /** From now on this answer, whose headers are written, is told what changes. */
  abonner(reponse: ServerResponse, session: Buffer, sujets: ReadonlySet<Sujet>): void {
    const abonne: Abonne = { reponse, session, sujets, aDire: new Set() };
    this.#abonnes.add(abonne);
    const battement = setInterval(() => ecrireAuFlux(reponse, BATTEMENT), this.rythme.battementMs);
    const fin = setTimeout(() => reponse.end(), this.rythme.dureeMs);
    reponse.once('close', () => {
      clearInterval(battement);
      clearTimeout(fin);
      this.#abonnes.delete(abonne);
    });
    ecrireAuFlux(reponse, RETOUR);
    if (!this.#veille) void this.#veiller();
  }

  /** Ends every stream; no other is opened. */
  arreter(): void {
    this.#arret.abort();
    for (const { reponse } of this.#abonnes) reponse.end();
  }

  async #veiller(): Promise<void> {
    this.#veille = true;
    try {
      while (this.#abonnes.size > 0 && !this.#arret.signal.aborted) {
        await this.#relever();
        await attendre(this.rythme.cadenceMs, undefined, { signal: this.#arret.signal });
      }
    } catch (erreur) {
      if (!this.#arret.signal.aborted) {
        this.journal.error({ faille: direFaille(erreur) }, 'annonces interrompues');
        for (const { reponse } of this.#abonnes) reponse.end();
      }
    } finally {
      this.#veille = false;
      // Between two who listen, nothing is known of what changed: whoever comes reads everything.
      this.#marques = undefined;
    }
  }

  /** The database being away, nothing is said: the heartbeat goes on. */
  async #relever(): Promise<void> {
    try {
      await this.#fermerLesFinies();
      this.#noter(await this.source.marques());
    } catch (erreur) {
      if (!baseAbsente(erreur)) throw erreur;
    }
    this.#dire();
  }

  async #fermerLesFinies(): Promise<void> {
    // Those who come during the reading were not asked about.
    const abonnes = [...this.#abonnes];
    const ouvertes = await this.source.ouvertes(abonnes.map(({ session }) => session));
    const connues = new Set(ouvertes.map((empreinte) => empreinte.toString('hex')));
    for (const { reponse, session } of abonnes) if (!connues.has(session.toString('hex'))) reponse.end();
  }

  #noter(marques: Marques): void {
    const avant = this.#marques;
    this.#marques = marques;
    if (avant) for (const sujet of SUJETS) if (avant[sujet] !== marques[sujet]) this.#changes.add(sujet);
  }

  #dire(): void {
    const tropTot = performance.now() - this.#messagesDitsLe < this.rythme.messagesMs;
    for (const sujet of this.#changes) {
      if (sujet === 'messages' && tropTot) continue;
      if (sujet === 'messages') this.#messagesDitsLe = performance.now();
      this.#changes.delete(sujet);
      for (const { sujets, aDire } of this.#abonnes) if (sujets.has(sujet)) aDire.add(sujet);
    }
    for (const { reponse, aDire } of this.#abonnes)
      if (aDire.size > 0 && ecrireAuFlux(reponse, evenement('changement', { sujets: [...aDire] })))
        aDire.clear();
  }
}
