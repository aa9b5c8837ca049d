import type { Partenaire } from '#annexe7';
import { Enfant } from '../../banc/enfants.js';
import type { Modele } from './modeles.js';
import type { DemandeAuPartenaire } from './partenaire/processus.js';
import type { Trafic } from './partenaire/serveur.js';

/** Both partners of the night, each a process of its own. */
export class PartenairesDeLaNuit {
  private constructor(
    private readonly tous: Readonly<Record<Partenaire, Enfant>>,
    readonly urls: Readonly<Record<Partenaire, string>>,
  ) {}

  static async demarrer(modeles: Modele[], effectif: number): Promise<PartenairesDeLaNuit> {
    const un = async (partenaire: Partenaire): Promise<{ enfant: Enfant; url: string }> => {
      const enfant = await Enfant.demarrer(partenaire, 'test/bench/nuit/partenaire/processus.ts');
      const demande: DemandeAuPartenaire = { etape: 'preparer', partenaire, modeles, effectif };
      return { enfant, ...(await enfant.demander<{ url: string }>(demande)) };
    };
    const [gide, parcours3] = await Promise.all([un('gide'), un('parcours3')]);
    return new PartenairesDeLaNuit(
      { gide: gide.enfant, parcours3: parcours3.enfant },
      { gide: gide.url, parcours3: parcours3.url },
    );
  }

  /** Process ids, to count what the bench itself costs. */
  get pids(): number[] {
    return [this.tous.gide.pid, this.tous.parcours3.pid];
  }

  /** @returns facts stated since the last night, both partners together */
  async publier(): Promise<number> {
    const { gide, parcours3 } = await this.#demander<{ publies: number }>({ etape: 'publier' });
    return gide.publies + parcours3.publies;
  }

  /** What crossed the wire since the last time, both partners together. */
  async compter(): Promise<Trafic> {
    const { gide, parcours3 } = await this.#demander<Trafic>({ etape: 'compter' });
    return {
      requetes: gide.requetes + parcours3.requetes,
      octetsRecus: gide.octetsRecus + parcours3.octetsRecus,
      octetsEnvoyes: gide.octetsEnvoyes + parcours3.octetsEnvoyes,
    };
  }

  async arreter(): Promise<void> {
    await Promise.all(Object.values(this.tous).map((enfant) => enfant.arreter()));
  }

  async #demander<T>(demande: DemandeAuPartenaire): Promise<Record<Partenaire, T>> {
    const [gide, parcours3] = await Promise.all([
      this.tous.gide.demander<T>(demande),
      this.tous.parcours3.demander<T>(demande),
    ]);
    return { gide, parcours3 };
  }
}
