import type { Sql, UniteDeTravail } from '#persistence';
import type { SourceDeRegles } from '../regles/source-de-regles.js';
import type { DemandeDeRejeu, IssueDemande } from './demande-de-rejeu.js';
import { DejaEnRejeu, empreinteDe, inscrireRejeu, type QuiAgit } from './inscrire-rejeu.js';
import { previsualiser, type Apercu } from './previsualiser.js';
import { reprendreApercu } from './reprendre-apercu.js';
import { selectionner } from './selection.js';

export const DEBIT_PAR_DEFAUT = 50;
export const DEBIT_MAX = 1_000;

/**
 * Asks for a replay: its messages are frozen and previewed, its row is unique for an actor and a key. The same request
 * again gives the same replay; a message stands in one active replay at a time, whoever asks (fault 33). Above the
 * threshold of its author it waits until somebody else has confirmed it (check 15).
 */
export class DemanderRejeu {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly regles: SourceDeRegles,
    /** Rings for this replay after the commit. */
    private readonly sonner: (rejeu: string) => void,
    private readonly quiAgit: QuiAgit,
  ) {}

  async execute(demande: DemandeDeRejeu): Promise<IssueDemande> {
    const deja = await dejaDemande(this.unite.seule, demande);
    if (deja) return deja;
    const gele = await this.#geler(demande);
    if ('issue' in gele) return gele;
    const issue = await this.#inscrire(demande, gele);
    if (issue.issue === 'cree' && issue.etat === 'en_attente') this.sonner(issue.rejeu);
    return issue;
  }

  async #geler({ cible, perimetre }: DemandeDeRejeu): Promise<Apercu | IssueDemande> {
    if (cible.par === 'apercu') {
      const repris = await reprendreApercu(this.unite.seule, cible.apercu, perimetre);
      return repris ?? { issue: 'apercu_inconnu' };
    }
    const selection = await selectionner(this.unite.seule, cible, perimetre);
    return selection.issue === 'choisis'
      ? previsualiser(this.unite, this.regles, selection.messages)
      : selection;
  }

  async #inscrire(demande: DemandeDeRejeu, gele: Apercu): Promise<IssueDemande> {
    try {
      return await this.unite.executer(async (sql): Promise<IssueDemande> => {
        const cree = await inscrireRejeu(sql, demande, gele, this.quiAgit);
        if (cree) return cree;
        // The same key came at the same time: its row is committed now.
        const deja = await dejaDemande(sql, demande);
        if (!deja) throw new Error('unreachable: the key has just been refused as taken');
        return deja;
      });
    } catch (erreur) {
      if (!(erreur instanceof DejaEnRejeu)) throw erreur;
      return { issue: 'deja_en_rejeu', rejeux: await rejeuxActifs(this.unite.seule, erreur.messages) };
    }
  }
}

async function dejaDemande(sql: Sql, demande: DemandeDeRejeu): Promise<IssueDemande | undefined> {
  const [connu] = await sql<{ id: string; empreinte: Buffer }>(
    'SELECT id, empreinte FROM rejeux WHERE acteur = $1 AND cle_idempotence = $2',
    [demande.acteur, demande.cleIdempotence],
  );
  if (!connu) return undefined;
  return connu.empreinte.equals(empreinteDe(demande))
    ? { issue: 'deja_demande', rejeu: connu.id }
    : { issue: 'cle_reutilisee' };
}

async function rejeuxActifs(sql: Sql, messages: readonly string[]): Promise<string[]> {
  const lignes = await sql<{ rejeu: string }>(
    'SELECT DISTINCT rejeu FROM rejeu_messages WHERE actif AND message = ANY($1::uuid[]) ORDER BY rejeu',
    [messages],
  );
  return lignes.map(({ rejeu }) => rejeu);
}
