import { setTimeout as delai } from 'node:timers/promises';
import type { Partenaire } from '#annexe7';
import type { ClientPartenaire } from '#partners';
import { tirerId, type UniteDeTravail } from '#persistence';
import type { Avancer } from '../etapes/etape.js';
import type { BilanDeChargement, CommandeDeChargement, IssueDeChargement } from './chargement.js';
import { compterATenir, direUnLotDuChargement } from './lot-de-chargement.js';

export interface OptionsDeChargement {
  /** Demandeurs of one commit. */
  lot?: number;
  /** Versions that may wait in the outbox before the load waits too. */
  attenteMaximale?: number;
  /** For how long the outbox may stay full before the load stops. */
  patienceMs?: number;
}

const INTERVALLE_MS = 50;

/**
 * First load of a partner: tells again all that it must hold, demandeur after demandeur (a command of its own, outside
 * the repair budget). Killed and run again it goes on where it was; a partner that holds something is not loaded unless forced.
 */
export class ChargerPartenaire {
  readonly #options: Required<OptionsDeChargement>;

  constructor(
    private readonly unite: UniteDeTravail,
    /** Of the partner to load. */
    private readonly client: Pick<ClientPartenaire, 'empreintes'>,
    options: OptionsDeChargement = {},
  ) {
    this.#options = { lot: 100, attenteMaximale: 5_000, patienceMs: 60_000, ...options };
  }

  /** @throws ErreurPartenaire when the partner cannot say what it holds */
  async execute(commande: CommandeDeChargement, avancer: Avancer): Promise<IssueDeChargement> {
    const { partenaire } = commande;
    let id = await this.#enCours(partenaire);
    const reprise = id !== null;
    if (id === null) {
      const refus = commande.forcer ? null : await this.#refus();
      if (refus !== null) return refus;
      id = await this.#ouvrir(commande);
    }
    const total = await compterATenir(this.unite.seule, partenaire);
    const chargement = { id, partenaire, demandeurs: this.#options.lot };
    for (let suite = true; suite;) {
      if (!(await this.#placeLibre(partenaire))) return { issue: 'en_attente', ...(await this.#bilan(id)) };
      suite = await this.unite.executer((sql) => direUnLotDuChargement(sql, chargement));
      const { dits, enRoute } = await this.#bilan(id);
      await avancer(dits + enRoute, Math.max(total, dits + enRoute));
    }
    return { issue: 'charge', reprise, ...(await this.#bilan(id)) };
  }

  async #enCours(partenaire: Partenaire): Promise<string | null> {
    const [chargement] = await this.unite.seule<{ id: string }>(
      'SELECT id FROM chargements WHERE partenaire = $1 AND fin IS NULL',
      [partenaire],
    );
    return chargement?.id ?? null;
  }

  async #refus(): Promise<IssueDeChargement | null> {
    const seaux = await this.client.empreintes();
    if (seaux === null) return { issue: 'non_verifiable' };
    const demandeurs = seaux.reduce((somme, { effectif }) => somme + effectif, 0);
    return demandeurs === 0 ? null : { issue: 'non_vide', demandeurs };
  }

  /** Of two that begin at once, the second joins the first. */
  async #ouvrir({ partenaire, forcer, par }: CommandeDeChargement): Promise<string> {
    await this.unite.seule(
      `INSERT INTO chargements (id, partenaire, force, par) VALUES ($1, $2, $3, $4)
       ON CONFLICT (partenaire) WHERE fin IS NULL DO NOTHING`,
      [tirerId(), partenaire, forcer, par],
    );
    const id = await this.#enCours(partenaire);
    if (id === null) throw new Error('another process has just ended the load of this partner');
    return id;
  }

  /** The producer is bounded: the outbox never holds more than it can soon empty. */
  async #placeLibre(partenaire: Partenaire): Promise<boolean> {
    let plusBas = Infinity;
    let dernierProgres = performance.now();
    for (;;) {
      const [ligne] = await this.unite.seule<{ nombre: number }>(
        `SELECT count(*)::int AS nombre FROM messages_sortants
         WHERE partenaire = $1 AND issue IN ('a_emettre', 'incertain', 'retenu')`,
        [partenaire],
      );
      const attente = ligne?.nombre ?? 0;
      if (attente < this.#options.attenteMaximale) return true;
      if (attente < plusBas) dernierProgres = performance.now();
      plusBas = Math.min(plusBas, attente);
      if (performance.now() - dernierProgres > this.#options.patienceMs) return false;
      await delai(INTERVALLE_MS);
    }
  }

  async #bilan(id: string): Promise<BilanDeChargement> {
    const [bilan] = await this.unite.seule<BilanDeChargement>(
      'SELECT dits, en_route AS "enRoute" FROM chargements WHERE id = $1',
      [id],
    );
    if (!bilan) throw new Error('unreachable: a load leaves its row');
    return bilan;
  }
}
