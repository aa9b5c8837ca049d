import { nombre } from '../../banc/tableau.js';
import { type ConditionsDeNuit, mesurerTaille } from './mesurer-taille.js';
import {
  direComparaisons,
  direEtapes,
  direMemoires,
  direNuits,
  direOrdres,
  direVerdictDeLaNuit,
} from './rapport-nuit.js';
import type { ResultatDeTaille } from './resultat.js';

/** The night at each of these sizes, one after the other. @returns its report */
export async function mesurerNuits(
  conditions: ConditionsDeNuit,
  tailles: readonly number[],
): Promise<string> {
  const resultats: ResultatDeTaille[] = [];
  for (const taille of tailles) {
    const resultat = await mesurerTaille(conditions, taille);
    resultats.push(resultat);
    conditions.annoncer('');
    console.log(direTaille(resultat));
  }
  const tableaux = [direComparaisons, direNuits, direEtapes, direOrdres, direMemoires, direVerdictDeLaNuit];
  return tableaux.map((dire) => `\n${dire(resultats)}`).join('\n');
}

/** What is known at once: the largest population takes minutes. */
function direTaille({ effectif, generation, comparaison, passe, nuit }: ResultatDeTaille): string {
  const secondes = (valeur: number): string => `${nombre(valeur, 1)} s`;
  return (
    `Nuit de ${nombre(effectif)} cotraitances : population écrite en ${secondes(generation)} (empreintes vérifiées sur ` +
    `1 000 dossiers), comparaison ${secondes(comparaison.secondes)}, tout demander ${secondes(passe.secondes)}, ` +
    `la nuit ${secondes(nuit.secondes)}.`
  );
}
