import { PARTS_DE_VERIFICATION, type VerifierDossiers } from '#exchange';
import type { UniteDeTravail } from '#persistence';
import { type Avancer, type IssueEtape, noterReprise, type Passage } from './etape.js';

const JOUR_MS = 86_400_000;

/** Looks again at a thirtieth of the dossiers, another one each day (design, "The night"). */
export class VerifierUnePart {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly verifier: VerifierDossiers,
    private readonly sonnerEmettre: () => void,
  ) {}

  async execute({ synchronisation, jour, reprise }: Passage, avancer: Avancer): Promise<IssueEtape> {
    const part = (Date.parse(jour) / JOUR_MS) % PARTS_DE_VERIFICATION;
    const bilan = { part, dossiers: 0, projections: 0, empreintes: 0, ...(reprise as Reprise | null)?.bilan };
    for (let apres = (reprise as Reprise | null)?.apres ?? ''; ;) {
      const lot = await this.verifier.execute(part, apres);
      bilan.dossiers += lot.dossiers;
      bilan.projections += lot.projections;
      bilan.empreintes += lot.empreintes;
      if (lot.dernier === null) break;
      apres = lot.dernier;
      await noterReprise(this.unite.seule, { synchronisation, etape: 'verifier' }, { apres, bilan });
      await avancer(bilan.dossiers, 0);
    }
    if (bilan.projections > 0) this.sonnerEmettre();
    return { issue: 'terminee', resultat: bilan };
  }
}

interface Reprise {
  apres: string;
  bilan: { part: number; dossiers: number; projections: number; empreintes: number };
}
