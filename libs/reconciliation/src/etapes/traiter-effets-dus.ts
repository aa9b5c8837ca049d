import type { Echange } from '#exchange';
import type { UniteDeTravail } from '#persistence';
import { type Avancer, type IssueEtape, noterReprise, type Passage } from './etape.js';

/** What the rules that changed ask for, seen before anything is computed again. */
interface Prevision {
  /** Dossiers computed under other rules than those of today. */
  perimes: number;
  /** Of them, those whose états, actions or messages would change. */
  aChanger: number;
}

/** Treats every effect that has come due: échéances, held ends, rules that changed (F13, H3, H6). */
export class TraiterEffetsDus {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly echange: Pick<Echange, 'prevoir' | 'recalculer'>,
    private readonly sonner: () => void,
  ) {}

  async execute({ synchronisation, jeton, reprise }: Passage, avancer: Avancer): Promise<IssueEtape> {
    const prevu = (reprise as Prevision | null) ?? (await this.#prevoir(avancer));
    await this.#montrer({ synchronisation, jeton }, prevu);
    const total = await this.echange.recalculer.nombre();
    const bilan = { ...prevu, dus: total, dossiers: 0, changements: 0, annonces: 0 };
    for (let apres: string | null = ''; apres !== null;) {
      const lot = await this.echange.recalculer.execute(apres);
      bilan.dossiers += lot.dossiers;
      bilan.changements += lot.changements;
      bilan.annonces += lot.annonces.gide + lot.annonces.parcours3;
      apres = lot.dernier;
      await avancer(bilan.dossiers, Math.max(total, bilan.dossiers));
    }
    this.sonner();
    return { issue: 'terminee', resultat: bilan };
  }

  /** Reads the outdated dossiers once, and only when there are some. */
  async #prevoir(avancer: Avancer): Promise<Prevision> {
    const prevu = { perimes: await this.echange.prevoir.perimes(), aChanger: 0 };
    let vus = 0;
    for (let apres: string | null = prevu.perimes > 0 ? '' : null; apres !== null;) {
      const lot = await this.echange.prevoir.execute(apres);
      prevu.aChanger += lot.aChanger;
      vus += lot.dossiers;
      apres = lot.dernier;
      await avancer(vus, Math.max(prevu.perimes, vus));
    }
    return prevu;
  }

  /** Shown while the step goes on, and kept: run again after its first lots, the step would no longer see them. */
  async #montrer(
    { synchronisation, jeton }: Pick<Passage, 'synchronisation' | 'jeton'>,
    prevu: Prevision,
  ): Promise<void> {
    await noterReprise(this.unite.seule, { synchronisation, jeton, etape: 'effets_dus' }, prevu);
    await this.unite.seule(
      `UPDATE synchronisation_etapes SET resultat = reprise WHERE synchronisation = $1 AND etape = 'effets_dus'`,
      [synchronisation],
    );
  }
}
