import { createHash } from 'node:crypto';
import { ContexteProjection, Partenaire, Reglages, REVISION_REGLES, Territoire, TypeFait } from '#annexe7';

/** H6. From which day a type is told to a partner; for one structure, or for all. */
export interface ActivationFlux {
  vers: Partenaire;
  type: TypeFait;
  depuis: string;
  structure?: string;
}

export interface ActivationsFlux {
  /** Activation date of every flux that is not listed. */
  parDefaut: string;
  flux: ActivationFlux[];
}

/** The rules as they are applied: settings, territory, activation of the flux, and the version that names them all. */
export class ReglesEnVigueur {
  readonly #activations = new Map<string, string>();
  readonly #versions = new Map<string, string>();

  constructor(
    readonly reglages: Reglages,
    readonly territoire: Territoire & { empreinte(): string },
    private readonly activations: ActivationsFlux,
  ) {
    for (const { vers, type, structure, depuis } of activations.flux)
      this.#activations.set(nomFlux(vers, type, structure), depuis);
  }

  /** What the projections ask, for one day (H3, H6). */
  contexte(aujourdhui: string, gideLuJusquAu: string | null): ContexteProjection {
    return {
      aujourdhui,
      gideLuJusquAu,
      fluxActif: (vers, type, structure) => this.#depuis(vers, type, structure) <= aujourdhui,
    };
  }

  /**
   * `version_regles`: a hash of rules, settings, territory and of the flux active that day. A dossier computed
   * under another version is computed again by the night.
   */
  version(aujourdhui: string): string {
    let version = this.#versions.get(aujourdhui);
    if (version === undefined) this.#versions.set(aujourdhui, (version = this.#calculerVersion(aujourdhui)));
    return version;
  }

  #calculerVersion(aujourdhui: string): string {
    const actives = this.activations.flux
      .filter(({ depuis }) => depuis <= aujourdhui)
      .map((flux) => nomFlux(flux.vers, flux.type, flux.structure));
    const contenu = [
      REVISION_REGLES,
      this.reglages,
      this.territoire.empreinte(),
      this.activations.parDefaut <= aujourdhui,
      actives.sort(),
    ];
    return createHash('sha256').update(JSON.stringify(contenu)).digest('hex').slice(0, 16);
  }

  #depuis(vers: Partenaire, type: TypeFait, structure: string | null): string {
    // Asked for each fact of each dossier: most gateways list no flux.
    if (this.#activations.size === 0) return this.activations.parDefaut;
    return (
      (structure === null ? undefined : this.#activations.get(nomFlux(vers, type, structure))) ??
      this.#activations.get(nomFlux(vers, type, undefined)) ??
      this.activations.parDefaut
    );
  }
}

function nomFlux(vers: Partenaire, type: TypeFait, structure: string | undefined): string {
  return `${vers}/${type}/${structure ?? '*'}`;
}
