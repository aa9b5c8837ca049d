import { Fenetres, voieDuPartenaire } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { AIntervalles } from './a-intervalles.js';
import { Avancer, IssueEtape } from './etape.js';

/** A partner that failed this often in a row is not waited for: the outbox keeps what it must be told. */
const ECHECS_TOLERES = 4;
const PATIENCE_MS = 60_000;

interface Reste {
  partenaire: 'gide' | 'parcours3';
  nombre: number;
  echecs: number;
  enPause: boolean;
  /** Null on a simulated clock. */
  heureReelle: Date | null;
}

/** Waits until both partners have been told what they must know; one that fails does not hold the other (X4.2). */
export class AttendreEmission {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sonner: () => void,
    private readonly fenetres = Fenetres.AUCUNE,
  ) {}

  async execute(avancer: Avancer): Promise<IssueEtape> {
    this.sonner();
    const question = new AIntervalles(() => this.#restes());
    let restes = await question.demander();
    const total = somme(restes);
    let plusBas = total;
    let dernierProgres = performance.now();
    while (
      restes.some((reste) => this.#joignable(reste)) &&
      performance.now() - dernierProgres < PATIENCE_MS
    ) {
      restes = await question.redemander();
      if (somme(restes) < plusBas) {
        plusBas = somme(restes);
        dernierProgres = performance.now();
      }
      await avancer(Math.max(0, total - somme(restes)), total);
    }
    const enPanne = restes.filter(({ nombre }) => nombre > 0);
    const resultat = { dits: total - somme(restes), restants: somme(restes) };
    if (enPanne.length === 0) return { issue: 'terminee', resultat };
    return {
      issue: 'sautee',
      cause: enPanne.every((reste) => this.#ferme(reste))
        ? `fenetre_du_partenaire: ${noms(enPanne)}`
        : `partenaire_injoignable: ${noms(enPanne)}`,
      resultat,
    };
  }

  #joignable(reste: Reste): boolean {
    const { nombre, echecs, enPause } = reste;
    return nombre > 0 && echecs < ECHECS_TOLERES && !enPause && !this.#ferme(reste);
  }

  /** Nothing is told in its window: it is not waited for. */
  #ferme({ partenaire, heureReelle }: Reste): boolean {
    return heureReelle !== null && this.fenetres.a(partenaire, heureReelle) !== null;
  }

  #restes(): Promise<Reste[]> {
    return this.unite.seule<Reste>(
      `SELECT m.partenaire, m.nombre, coalesce(t.echecs, 0)::int AS echecs, p.pause IS NOT NULL AS "enPause",
              CASE WHEN h.aujourdhui IS NULL THEN clock_timestamp() END AS "heureReelle"
       FROM (SELECT partenaire, count(*)::int AS nombre FROM messages_sortants
             WHERE issue IN ('a_emettre', 'incertain', 'retenu') AND tentatives = 0 GROUP BY partenaire) AS m
            JOIN partenaires p USING (partenaire) CROSS JOIN horloge h
            LEFT JOIN tranches t ON t.numero = 0 AND t.file = CASE m.partenaire WHEN 'gide' THEN $1 ELSE $2 END`,
      [voieDuPartenaire('gide'), voieDuPartenaire('parcours3')],
    );
  }
}

function noms(restes: readonly Reste[]): string {
  return restes.map(({ partenaire }) => partenaire).join(', ');
}

function somme(restes: readonly Reste[]): number {
  return restes.reduce((total, { nombre }) => total + nombre, 0);
}
