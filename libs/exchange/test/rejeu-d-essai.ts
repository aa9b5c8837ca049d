import { randomUUID } from 'node:crypto';
import type { TypeFait } from '#annexe7';
import {
  DemanderRejeu,
  ExecuterRejeu,
  lireDossiersDuRejeu,
  lireMessagesDuRejeu,
  lireRejeu,
  PiloterRejeu,
  type DemandeDeRejeu,
  type DossierRejoue,
  type IssueDemande,
  type MessageRejoue,
  type VueRejeu,
} from '#exchange';
import type { EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';

const NATIONAL = { type: 'national' } as const;

/** Replays on the exchange of a test, as the gateway asks for them and as a worker executes them. */
export class RejeuDEssai {
  readonly demander: DemanderRejeu;
  readonly piloter: PiloterRejeu;
  readonly executer: ExecuterRejeu;

  constructor(
    private readonly echange: EchangeDEssai,
    dureeMs?: number,
  ) {
    const { unite, regles } = echange;
    this.demander = new DemanderRejeu(
      unite,
      regles,
      () => undefined,
      (_sql, acteur) => Promise.resolve([acteur]),
    );
    this.piloter = new PiloterRejeu(unite, () => undefined);
    this.executer = new ExecuterRejeu(unite, regles, () => undefined, dureeMs);
  }

  demande(demande: Partial<DemandeDeRejeu> & Pick<DemandeDeRejeu, 'cible'>): Promise<IssueDemande> {
    return this.demander.execute({
      acteur: 'cle:essai',
      cleIdempotence: randomUUID(),
      perimetre: NATIONAL,
      simulation: false,
      motif: 'Essai',
      debit: 1_000,
      seuil: null,
      ...demande,
    });
  }

  /** Simulates, and gives what was foreseen. */
  async simuler(ids: readonly string[]): Promise<RejeuLu> {
    return this.lire(await this.#creer({ cible: { par: 'ids', ids }, simulation: true, motif: null }));
  }

  /** Executes messages, or a simulation, to the end. */
  async rejouer(cible: DemandeDeRejeu['cible']): Promise<RejeuLu> {
    const id = await this.#creer({ cible });
    while ((await this.executer.execute(id))?.suite === 'reste');
    return this.lire(id);
  }

  async lire(id: string): Promise<RejeuLu> {
    const sql = this.echange.unite.seule;
    const vue = await lireRejeu(sql, id);
    if (!vue) throw new Error('the replay has disappeared');
    const page = { rejeu: id, apres: -1, limite: 20_000, perimetre: NATIONAL };
    return {
      vue,
      messages: await lireMessagesDuRejeu(sql, page),
      dossiers: await lireDossiersDuRejeu(sql, page),
    };
  }

  async #creer(demande: Partial<DemandeDeRejeu> & Pick<DemandeDeRejeu, 'cible'>): Promise<string> {
    const issue = await this.demande(demande);
    if (issue.issue !== 'cree') throw new Error(`no replay was made: ${issue.issue}`);
    return issue.rejeu;
  }
}

export interface RejeuLu {
  vue: VueRejeu;
  messages: MessageRejoue[];
  dossiers: DossierRejoue[];
}

/** Receives one event, which then has failed for a technical reason, as after five attempts. */
export async function recevoirEnEchec(
  echange: EchangeDEssai,
  type: TypeFait,
  data: Record<string, unknown> = {},
  attributs: Record<string, unknown> = {},
): Promise<string> {
  const id = await recevoir(echange, type, data, attributs);
  await echange.unite.seule(
    `UPDATE messages_entrants SET issue = 'en_echec', code = 'CALCUL_IMPOSSIBLE', tentatives = 5 WHERE id = $1`,
    [id],
  );
  return id;
}

/** Receives one event, which its door then refused under rules that have changed since: only its bytes are left. */
export async function recevoirRefuse(
  echange: EchangeDEssai,
  type: TypeFait,
  data: Record<string, unknown> = {},
): Promise<string> {
  const id = await recevoir(echange, type, data);
  await echange.unite.seule(`DELETE FROM identifiants WHERE message = $1`, [id]);
  await echange.unite.seule(
    `UPDATE messages_entrants SET issue = 'refuse', code = 'SCHEMA_INVALIDE', detail = 'Refusé hier.', pointeur = '/data', cle = NULL,
            seau = NULL, donnees = NULL WHERE id = $1`,
    [id],
  );
  return id;
}

async function recevoir(
  echange: EchangeDEssai,
  type: TypeFait,
  data: Record<string, unknown>,
  attributs: Record<string, unknown> = {},
): Promise<string> {
  const fait = evenement(type, data, attributs);
  const porte = fait.source === 'urn:gide' ? 'gide' : 'parcours3';
  await echange.webhook(porte, [fait]);
  const [ligne] = await echange.unite.seule<{ id: string }>(
    'SELECT id FROM messages_entrants WHERE evenement = $1 ORDER BY id DESC LIMIT 1',
    [fait.id],
  );
  if (!ligne) throw new Error('nothing was received');
  return ligne.id;
}
