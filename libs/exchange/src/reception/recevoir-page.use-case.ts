import { Partenaire } from '#annexe7';
import { ReponseReception } from '#contract';
import { tirerId, UniteDeTravail } from '#persistence';
import { controlerReception } from './controler-reception.js';
import { enregistrerReceptions } from './enregistrer-receptions.js';
import { ObserverPorte, Passage } from './passages.js';

export interface PageRecue {
  partenaire: Partenaire;
  /** Body of the page, as received. */
  corps: Buffer;
  evenements: unknown[];
  /** The cursor with which the page was asked; null: from the beginning. */
  curseurAvant: string | null;
  curseurApres: string;
}

export type IssuePage = ({ prise: true; seaux: number[] } & ReponseReception) | { prise: false };

/**
 * Receives one page of a partner's change feed, at the same door as webhooks (X4.1). The cursor moves in the commit
 * of its page; a page read twice at once is taken once (`prise: false` for the one that came too late).
 */
export class RecevoirPage {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sonner: (seaux: number[]) => void,
    private readonly observer: ObserverPorte = () => undefined,
  ) {}

  async execute(page: PageRecue): Promise<IssuePage> {
    const { partenaire, corps, curseurAvant, curseurApres } = page;
    const evenements = await controlerReception(this.unite.seule, partenaire, page.evenements);
    const id = tirerId();
    let passages: Passage[] = [];
    const issue = await this.unite.executer(async (sql): Promise<IssuePage> => {
      const avance = await sql(
        `UPDATE curseurs SET curseur = $3, lu_le = clock_timestamp()
         WHERE partenaire = $1 AND curseur IS NOT DISTINCT FROM $2 RETURNING partenaire`,
        [partenaire, curseurAvant, curseurApres],
      );
      if (avance.length === 0) return { prise: false };
      if (evenements.length === 0) return { prise: true, seaux: [], recus: 0, doublons: 0, refuses: [] };
      const [enregistree] = await enregistrerReceptions(sql, [
        {
          id,
          partenaire,
          voie: 'flux',
          typeContenu: 'application/json',
          corps,
          reference: curseurAvant,
          correlation: id,
          contenu: { lu: true, evenements },
        },
      ]);
      if (!enregistree) throw new Error('unreachable: one reception gives one answer');
      passages = enregistree.passages;
      return { prise: true, seaux: enregistree.seaux, ...enregistree.reponse };
    });
    if (issue.prise) {
      this.sonner(issue.seaux);
      this.observer(passages);
    }
    return issue;
  }
}
