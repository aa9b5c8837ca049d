import { RecalculerEffetsDus } from '#exchange';
import { Avancer, IssueEtape } from './etape.js';

/** Treats every effect that has come due: échéances, held ends, rules that changed (F13, H3). */
export class TraiterEffetsDus {
  constructor(
    private readonly recalculer: RecalculerEffetsDus,
    private readonly sonner: () => void,
  ) {}

  async execute(avancer: Avancer): Promise<IssueEtape> {
    const total = await this.recalculer.nombre();
    const bilan = { dossiers: 0, changements: 0, annonces: 0 };
    for (let apres: string | null = ''; apres !== null;) {
      const lot = await this.recalculer.execute(apres);
      bilan.dossiers += lot.dossiers;
      bilan.changements += lot.changements;
      bilan.annonces += lot.annonces.gide + lot.annonces.parcours3;
      apres = lot.dernier;
      await avancer(bilan.dossiers, Math.max(total, bilan.dossiers));
    }
    this.sonner();
    return { issue: 'terminee', resultat: bilan };
  }
}
