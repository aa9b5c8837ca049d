import type { Partenaire, TypeFait } from '#annexe7';
import type { Sql } from '#persistence';
import { FLUX } from './flux.js';
import { lireMomentEtRegles, type SourceDeRegles } from './source-de-regles.js';

/** One activation, as it was recorded. */
export interface ActivationLue {
  /** Null: for all the structures that have none of their own. */
  structure: string | null;
  depuis: string;
  par: string;
  motif: string;
  le: Date;
}

/** A flux: what is in force, and all that was decided about it, the latest first. */
export interface FluxLu {
  vers: Partenaire;
  type: TypeFait;
  /** From when it is told, for the structures that have no date of their own. */
  depuis: string;
  /** Told today. */
  actif: boolean;
  /** Structures with a date of their own. */
  structures: { structure: string; depuis: string; actif: boolean }[];
  historique: ActivationLue[];
}

/** H6: every flux that can be told, with its history. */
export async function lireFlux(sql: Sql, source: SourceDeRegles): Promise<{ jour: string; flux: FluxLu[] }> {
  const { moment, regles } = await lireMomentEtRegles(sql, source);
  const jour = moment.aujourdhui;
  const lignes = await sql<ActivationLue & { vers: string; type: string }>(
    'SELECT vers, type, structure, depuis, par, motif, le FROM activations_flux ORDER BY id DESC',
  );
  const flux = FLUX.map(({ vers, type }): FluxLu => {
    const siennes = lignes.filter((ligne) => ligne.vers === vers && ligne.type === type);
    const structures = [...new Set(siennes.flatMap(({ structure }) => structure ?? []))].sort();
    const depuis = regles.fluxDepuis(vers, type, null);
    return {
      vers,
      type,
      depuis,
      actif: depuis <= jour,
      structures: structures.map((structure) => {
        const sienne = regles.fluxDepuis(vers, type, structure);
        return { structure, depuis: sienne, actif: sienne <= jour };
      }),
      historique: siennes.map(({ vers: _vers, type: _type, ...activation }) => activation),
    };
  });
  return { jour, flux };
}
