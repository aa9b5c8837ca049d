import { setTimeout as delai } from 'node:timers/promises';
import { UniteDeTravail } from '#persistence';
import { Avancer, IssueEtape } from './etape.js';

const INTERVALLE_MS = 50;
/** Without any progress for that long, the night goes on without what is stuck. */
const PATIENCE_MS = 120_000;

/** Waits until what was received has been applied, and records that GIDE's feed is known to its end (H3). */
export class AttendreApplication {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sonner: () => void,
  ) {}

  async execute(gideLuJusquAu: string | null, avancer: Avancer): Promise<IssueEtape> {
    this.sonner();
    const total = await this.#enAttente();
    let restant = total;
    let dernierProgres = performance.now();
    while (restant > 0) {
      await delai(INTERVALLE_MS);
      const maintenant = await this.#enAttente();
      if (maintenant < restant) dernierProgres = performance.now();
      if (performance.now() - dernierProgres > PATIENCE_MS) {
        return { issue: 'sautee', cause: 'application_sans_progres', resultat: { restant: maintenant } };
      }
      restant = maintenant;
      await avancer(Math.max(0, total - restant), total);
    }
    if (gideLuJusquAu !== null) await this.#noterLecture(gideLuJusquAu);
    return { issue: 'terminee', resultat: { messages: total } };
  }

  async #enAttente(): Promise<number> {
    const [ligne] = await this.unite.seule<{ nombre: number }>(
      `SELECT count(*)::int AS nombre FROM messages_entrants WHERE issue = 'recu' AND tentatives = 0`,
    );
    return ligne?.nombre ?? 0;
  }

  async #noterLecture(jour: string): Promise<void> {
    await this.unite.seule(
      `UPDATE curseurs SET lu_jusquau = greatest(lu_jusquau, $1::date) WHERE partenaire = 'gide'`,
      [jour],
    );
  }
}
