import { Partenaire } from '#annexe7';
import { lireCorps, ReponseReception } from '#contract';
import { baseAbsente, faillePassagere, tirerId, UniteDeTravail } from '#persistence';
import { controlerReception } from './controler-reception.js';
import { enregistrerReceptions, ReceptionEnregistree } from './enregistrer-receptions.js';
import { ObserverPorte } from './passages.js';
import { Reception } from './reception.js';

export interface EntreeHttp {
  partenaire: Partenaire;
  corps: Buffer;
  typeContenu: string;
  webhookId: string | null;
  /** Of the request; a new one when absent. */
  correlation?: string;
}

/** Whether a partner may state so many events more at this moment (check 9). */
export type Admettre = (
  partenaire: Partenaire,
  evenements: number,
) => Promise<{ admis: true } | { admis: false; reessayerDansS: number }>;

export type ReponseEntree =
  | { accepte: true; reponse: ReponseReception; correlations: string[] }
  | { accepte: false; statut: 429; reessayerDansS: number }
  | { accepte: false; statut: 400 | 413 | 415; code: string; detail: string };

interface EnAttente {
  reception: Reception;
  poids: number;
  resoudre: (enregistree: ReceptionEnregistree) => void;
  rejeter: (erreur: unknown) => void;
}

/** Events that one commit takes at most: a lot (design: 1 to 1,000). */
const POIDS_MAXIMAL = 1_000;

/**
 * Receives a webhook whose signature has been verified (X3). Requests that arrive while a commit is under way share
 * the next one: each is answered only after the commit that holds it, and single events become lots under load.
 */
export class RecevoirWebhook {
  readonly #attente: EnAttente[] = [];
  #enCours = false;

  constructor(
    private readonly unite: UniteDeTravail,
    /** Rings, after the commit, for the buckets where something waits. */
    private readonly sonner: (seaux: number[]) => void,
    private readonly admettre: Admettre = () => Promise.resolve({ admis: true }),
    private readonly observer: ObserverPorte = () => undefined,
  ) {}

  /** Requests not answered yet: the door refuses new ones beyond a bound (X3.6). */
  get enAttente(): number {
    return this.#attente.length;
  }

  async execute({
    partenaire,
    corps,
    typeContenu,
    webhookId,
    correlation,
  }: EntreeHttp): Promise<ReponseEntree> {
    const lecture = lireCorps(corps, typeContenu);
    if (!lecture.lu && lecture.statut !== 400) return { accepte: false, ...sansLu(lecture) };
    const admission = await this.admettre(partenaire, lecture.lu ? lecture.evenements.length : 1);
    if (!admission.admis) return { accepte: false, statut: 429, reessayerDansS: admission.reessayerDansS };
    const contenu = lecture.lu
      ? {
          lu: true as const,
          evenements: await controlerReception(this.unite.seule, partenaire, lecture.evenements),
        }
      : { lu: false as const, code: lecture.code, detail: lecture.detail };
    const id = tirerId();
    const reception: Reception = {
      id,
      partenaire,
      voie: 'webhook',
      typeContenu,
      corps,
      reference: webhookId,
      correlation: correlation ?? id,
      contenu,
    };
    const { reponse, correlations } = await this.#enregistrer(reception);
    return lecture.lu ? { accepte: true, reponse, correlations } : { accepte: false, ...sansLu(lecture) };
  }

  #enregistrer(reception: Reception): Promise<ReceptionEnregistree> {
    const poids = reception.contenu.lu ? reception.contenu.evenements.length : 1;
    return new Promise((resoudre, rejeter) => {
      this.#attente.push({ reception, poids, resoudre, rejeter });
      if (!this.#enCours) void this.#vider();
    });
  }

  async #vider(): Promise<void> {
    this.#enCours = true;
    while (this.#attente.length > 0) await this.#valider(this.#prochainLot());
    this.#enCours = false;
  }

  #prochainLot(): EnAttente[] {
    let poids = 0;
    let nombre = 0;
    for (const { poids: p } of this.#attente) {
      if (nombre > 0 && poids + p > POIDS_MAXIMAL) break;
      poids += p;
      nombre += 1;
    }
    return this.#attente.splice(0, nombre);
  }

  async #valider(lot: EnAttente[]): Promise<void> {
    try {
      const enregistrees = await this.unite.executer(
        (sql) =>
          enregistrerReceptions(
            sql,
            lot.map(({ reception }) => reception),
          ),
        // A caller waits: when the database is busy, it is told at once to come back (X3.6).
        { tentatives: 1 },
      );
      this.sonner([...new Set(enregistrees.flatMap(({ seaux }) => seaux))]);
      this.observer(enregistrees.flatMap(({ passages }) => passages));
      lot.forEach(({ resoudre }, rang) => resoudre(enregistrees[rang] as ReceptionEnregistree));
    } catch (erreur) {
      // A database that is away or busy is not the fault of a body: everyone is told to come back, also those who
      // waited behind, whose wait would only begin again.
      if (baseAbsente(erreur) || faillePassagere(erreur))
        return renvoyer([...lot, ...this.#attente.splice(0)], erreur);
      if (lot.length === 1) return renvoyer(lot, erreur);
      // One body that the database will not take must not sink its neighbours.
      for (const seul of lot) await this.#valider([seul]);
    }
  }
}

function renvoyer(lot: readonly EnAttente[], erreur: unknown): void {
  for (const { rejeter } of lot) rejeter(erreur);
}

function sansLu({ statut, code, detail }: { statut: 400 | 413 | 415; code: string; detail: string }) {
  return { statut, code, detail };
}
