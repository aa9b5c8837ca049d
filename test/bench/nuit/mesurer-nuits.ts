import { nombre } from '../../banc/tableau.js';
import { type ConditionsDeNuit, mesurerTaille } from './mesurer-taille.js';
import { direComparaisons, direMemoires, direNuits, direVerdictDeLaNuit } from './rapport-nuit.js';
import type { ResultatDeTaille } from './resultat.js';

/** The night at each of these sizes, one after the other. @returns its report */
export async function mesurerNuits(
  conditions: ConditionsDeNuit,
  tailles: readonly number[],
): Promise<string> {
  const resultats: ResultatDeTaille[] = [];
  for (const taille of tailles) resultats.push(await mesurerTaille(conditions, taille));
  conditions.annoncer('');
  const populations = resultats.map(
    ({ effectif, generation }) => `${nombre(effectif)} en ${nombre(generation)} s`,
  );
  return [
    `La nuit : populations écrites, ${populations.join(', ')} ; empreintes vérifiées sur 1 000 dossiers de chacune.`,
    direComparaisons(resultats),
    direNuits(resultats),
    direMemoires(resultats),
    direVerdictDeLaNuit(resultats),
  ].join('\n\n');
}
