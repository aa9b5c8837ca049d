import { Partenaire } from '#annexe7';
import { UniteDeTravail } from '#persistence';
import { AIntervalles } from './a-intervalles.js';
import { Avancer, IssueEtape, Passage } from './etape.js';

/** Without any progress for that long, the night goes on without what is stuck. */
const PATIENCE_MS = 120_000;

/** A feed that was read to its end, and the business day on which it was. */
export interface LectureComplete {
  partenaire: Partenaire;
  jour: string;
}

/** Waits until what was received has been applied, and records how far each feed is known: E3 rests on GIDE's (H3). */
export class AttendreApplication {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sonner: () => void,
  ) {}

  async execute({ synchronisation }: Passage, avancer: Avancer): Promise<IssueEtape> {
    const attente = await this.attendre(avancer);
    if (attente.issue === 'terminee')
      for (const lecture of await this.#lecturesCompletes(synchronisation)) await this.#noter(lecture);
    return attente;
  }

  /** Waits alone: nothing is learnt of how far the feeds are known. */
  async attendre(avancer: Avancer): Promise<IssueEtape> {
    this.sonner();
    const question = new AIntervalles(() => this.#enAttente());
    const total = await question.demander();
    let restant = total;
    let dernierProgres = performance.now();
    while (restant > 0) {
      const maintenant = await question.redemander();
      if (maintenant < restant) dernierProgres = performance.now();
      if (performance.now() - dernierProgres > PATIENCE_MS) {
        return { issue: 'sautee', cause: 'application_sans_progres', resultat: { restant: maintenant } };
      }
      restant = maintenant;
      await avancer(Math.max(0, total - restant), total);
    }
    return { issue: 'terminee', resultat: { messages: total } };
  }

  /** The feeds whose step read them to their end; GIDE's missing, E3 is held (H3). */
  #lecturesCompletes(synchronisation: string): Promise<LectureComplete[]> {
    return this.unite.seule<LectureComplete>(
      `SELECT substr(etape, length('tirer_') + 1) AS partenaire, resultat->>'luJusquAu' AS jour FROM synchronisation_etapes
       WHERE synchronisation = $1 AND etape LIKE 'tirer\\_%' AND etat = 'terminee'`,
      [synchronisation],
    );
  }

  async #enAttente(): Promise<number> {
    const [ligne] = await this.unite.seule<{ nombre: number }>(
      `SELECT count(*)::int AS nombre FROM messages_entrants WHERE issue = 'recu' AND tentatives = 0`,
    );
    return ligne?.nombre ?? 0;
  }

  async #noter({ partenaire, jour }: LectureComplete): Promise<void> {
    await this.unite.seule(
      'UPDATE curseurs SET lu_jusquau = greatest(lu_jusquau, $2::date) WHERE partenaire = $1',
      [partenaire, jour],
    );
  }
}
