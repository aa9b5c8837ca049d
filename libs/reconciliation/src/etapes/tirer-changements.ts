import { Partenaire } from '#annexe7';
import { RecevoirPage } from '#exchange';
import { ErreurPartenaire } from '#partners';
import { Horloge, UniteDeTravail } from '#persistence';
import { Avancer, IssueEtape } from './etape.js';

/** What this step asks of a partner's client (X4.1). */
export interface SourceDeChangements {
  changements(
    curseur: string | null,
    limite: number,
  ): Promise<{ evenements: unknown[]; octets: Buffer; curseur: string; suite: boolean } | { perdu: true }>;
}

const LIMITE = 1_000;

/** Reads a partner's change feed to its end, page by page, each page a lot committed with its cursor (X4.1). */
export class TirerChangements {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sources: Readonly<Record<Partenaire, SourceDeChangements>>,
    private readonly recevoir: RecevoirPage,
  ) {}

  async execute(partenaire: Partenaire, avancer: Avancer): Promise<IssueEtape> {
    const bilan = { pages: 0, evenements: 0, recus: 0, doublons: 0, refuses: 0, reprises: 0 };
    try {
      for (;;) {
        const curseur = await this.#curseur(partenaire);
        // The day is read before the page: news stated after it belongs to the next reading (H3).
        const { aujourdhui } = await Horloge.lire(this.unite.seule);
        const page = await this.sources[partenaire].changements(curseur, LIMITE);
        if ('perdu' in page) {
          if (curseur === null) return { issue: 'sautee', cause: 'curseur_initial_refuse', resultat: bilan };
          await this.#recommencer(partenaire, curseur);
          bilan.reprises += 1;
          continue;
        }
        const recue = await this.recevoir.execute({
          partenaire,
          corps: page.octets,
          evenements: page.evenements,
          curseurAvant: curseur,
          curseurApres: page.curseur,
        });
        if (recue.prise) {
          bilan.pages += 1;
          bilan.evenements += page.evenements.length;
          bilan.recus += recue.recus;
          bilan.doublons += recue.doublons;
          bilan.refuses += recue.refuses.length;
        }
        await avancer(bilan.evenements, 0);
        if (!page.suite) return { issue: 'terminee', resultat: { ...bilan, luJusquAu: aujourdhui } };
        // A page that does not move its cursor would be read for ever.
        if (page.curseur === curseur) return { issue: 'sautee', cause: 'curseur_immobile', resultat: bilan };
      }
    } catch (erreur) {
      if (!(erreur instanceof ErreurPartenaire)) throw erreur;
      return { issue: 'sautee', cause: erreur.message, resultat: bilan };
    }
  }

  async #curseur(partenaire: Partenaire): Promise<string | null> {
    const [ligne] = await this.unite.seule<{ curseur: string | null }>(
      'SELECT curseur FROM curseurs WHERE partenaire = $1',
      [partenaire],
    );
    return ligne?.curseur ?? null;
  }

  /** 410: the partner no longer knows this cursor; everything is read again, duplicates fall by themselves (X3.4). */
  async #recommencer(partenaire: Partenaire, perdu: string): Promise<void> {
    await this.unite.seule('UPDATE curseurs SET curseur = NULL WHERE partenaire = $1 AND curseur = $2', [
      partenaire,
      perdu,
    ]);
  }
}
