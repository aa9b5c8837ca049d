import { createHash } from 'node:crypto';
import { ContexteProjection, Partenaire, Reglages, REVISION_REGLES, Territoire, TypeFait } from '#annexe7';
import type { Sql } from '#persistence';

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
  /** Of two for one flux and structure, the last. */
  flux: readonly ActivationFlux[];
}

/** Territory data that say which version of them they are. */
export type TerritoireNomme = Territoire & { empreinte(): string };

/** Activation dates of one flux that differ from the default. */
interface DatesDUnFlux {
  tous: string | undefined;
  structures: Map<string, string>;
}

/**
 * The rules as they are applied: settings, territory, activation of the flux, and the version that names them all.
 * Of one revision, for every day; as a `SourceDeRegles`, they always give themselves.
 */
export class ReglesEnVigueur {
  readonly #flux = new Map<string, DatesDUnFlux>();
  readonly #versions = new Map<string, string>();
  readonly #parDefaut: string;

  constructor(
    readonly reglages: Reglages,
    territoire: TerritoireNomme,
    { parDefaut, flux }: ActivationsFlux,
    /** E5. The territory with the zones of a day. */
    readonly territoireAu: (jour: string) => TerritoireNomme = () => territoire,
  ) {
    this.#parDefaut = parDefaut;
    for (const { vers, type, structure, depuis } of flux) {
      const nom = nomDuFlux(vers, type);
      const dates = this.#flux.get(nom) ?? { tous: undefined, structures: new Map<string, string>() };
      if (structure === undefined) dates.tous = depuis;
      else dates.structures.set(structure, depuis);
      this.#flux.set(nom, dates);
    }
    // Asked for each fact of each dossier: what says the same as the default is not kept.
    for (const [nom, { tous, structures }] of this.#flux)
      if (structures.size === 0 && (tous ?? parDefaut) === parDefaut) this.#flux.delete(nom);
  }

  enVigueur(_sql: Sql, _revision: number): Promise<ReglesEnVigueur> {
    return Promise.resolve(this);
  }

  /** What the projections ask, for one day (H3, H6). */
  contexte(aujourdhui: string, gideLuJusquAu: string | null): ContexteProjection {
    return {
      aujourdhui,
      gideLuJusquAu,
      fluxActif: (vers, type, structure) => this.fluxDepuis(vers, type, structure) <= aujourdhui,
    };
  }

  /** H6. The day from which a flux is told, for a structure or for those without a date of their own. */
  fluxDepuis(vers: Partenaire, type: TypeFait, structure: string | null): string {
    if (this.#flux.size === 0) return this.#parDefaut;
    const dates = this.#flux.get(nomDuFlux(vers, type));
    if (dates === undefined) return this.#parDefaut;
    return (
      (structure === null ? undefined : dates.structures.get(structure)) ?? dates.tous ?? this.#parDefaut
    );
  }

  /**
   * `version_regles`: a hash of rules, settings, territory (its zones of that day included) and of the flux active
   * that day. A dossier computed under another version is computed again by the night.
   */
  version(aujourdhui: string): string {
    let version = this.#versions.get(aujourdhui);
    if (version === undefined) this.#versions.set(aujourdhui, (version = this.#calculerVersion(aujourdhui)));
    return version;
  }

  #calculerVersion(aujourdhui: string): string {
    const contenu = [
      REVISION_REGLES,
      this.reglages,
      this.territoireAu(aujourdhui).empreinte(),
      this.#parDefaut <= aujourdhui,
      this.#exceptions(aujourdhui),
    ];
    return createHash('sha256').update(JSON.stringify(contenu)).digest('hex').slice(0, 16);
  }

  /** The flux that are not, that day, as the default says; a structure that is not as its flux. */
  #exceptions(aujourdhui: string): string[] {
    const exceptions: string[] = [];
    const defaut = this.#parDefaut <= aujourdhui;
    for (const [nom, { tous, structures }] of this.#flux) {
      const actif = (tous ?? this.#parDefaut) <= aujourdhui;
      if (actif !== defaut) exceptions.push(`${nom}/*`);
      for (const [structure, depuis] of structures)
        if (depuis <= aujourdhui !== actif) exceptions.push(`${nom}/${structure}`);
    }
    return exceptions.sort();
  }
}

function nomDuFlux(vers: Partenaire, type: TypeFait): string {
  return `${vers}/${type}`;
}
