import { PARTS_DE_VERIFICATION, type VerifierDossiers } from '#exchange';
import type { UniteDeTravail } from '#persistence';
import { limiteDuJour } from '../corrections/budget.js';
import type { ReglagesDesCorrections } from '../corrections/reglages-des-corrections.js';
import { type Avancer, type IssueEtape, noterReprise, type Passage } from './etape.js';

const JOUR_MS = 86_400_000;

/**
 * Looks again at a thirtieth of the dossiers, another one each day (design, "The night"). A run puts right no more
 * dossiers than the repair budget of a day allows: beyond, it is for people to look at.
 */
export class VerifierUnePart {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly verifier: Pick<VerifierDossiers, 'nombre' | 'execute'>,
    private readonly budget: ReglagesDesCorrections['budget'],
    private readonly sonnerEmettre: () => void,
  ) {}

  async execute({ synchronisation, jeton, jour, reprise }: Passage, avancer: Avancer): Promise<IssueEtape> {
    const part = (Date.parse(jour) / JOUR_MS) % PARTS_DE_VERIFICATION;
    const [total, limite] = [await this.verifier.nombre(part), await this.#limite()];
    const { apres: depart = '', bilan: fait } = (reprise as Reprise | null) ?? {};
    const bilan = { part, dossiers: 0, projections: 0, empreintes: 0, laisses: 0, ...fait };
    for (let apres = depart; ;) {
      const lot = await this.verifier.execute(part, apres, limite - bilan.projections - bilan.empreintes);
      bilan.dossiers += lot.dossiers;
      bilan.projections += lot.projections;
      bilan.empreintes += lot.empreintes;
      bilan.laisses += lot.laisses;
      if (lot.dernier === null) break;
      apres = lot.dernier;
      await noterReprise(this.unite.seule, { synchronisation, jeton, etape: 'verifier' }, { apres, bilan });
      await avancer(bilan.dossiers, Math.max(total, bilan.dossiers));
    }
    if (bilan.projections > 0) this.sonnerEmettre();
    return { issue: 'terminee', resultat: bilan };
  }

  async #limite(): Promise<number> {
    const { minimum, part } = this.budget;
    const [ligne] = await this.unite.seule<{ limite: number }>(
      `SELECT ${limiteDuJour('$1', '$2')} AS limite`,
      [minimum, part],
    );
    return ligne?.limite ?? 0;
  }
}

interface Reprise {
  apres: string;
  bilan: { part: number; dossiers: number; projections: number; empreintes: number; laisses: number };
}
