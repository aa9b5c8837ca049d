import { noterNonExecute } from '../non-executes.js';
import { redisInstalle } from '../serveur-redis.js';
import { type Atelier, jouer, type Resultat } from './jouer.js';
import type { NomFile } from './montage.js';
import type { OptionsFautes } from './options.js';
import { SCENARIOS } from './scenarios/index.js';
import type { Scenario } from './scenarios/scenario.js';

export interface Partie {
  scenario: Scenario;
  file: NomFile;
}

export interface Bilan {
  resultats: Resultat[];
  nonJoues: string[];
  avortes: string[];
}

/** What is asked for, in the order of the list. */
export function programme({ seul, ampleur, file }: OptionsFautes): Partie[] {
  return SCENARIOS.flatMap((scenario) => {
    const choisi =
      seul.length > 0 ? seul.includes(scenario.numero) : ampleur !== 'ci' || scenario.ci !== undefined;
    if (!choisi) return [];
    const files = ampleur === 'ci' && scenario.ci !== undefined ? [scenario.ci] : scenario.files;
    return files.filter((une) => file === undefined || file === une).map((une) => ({ scenario, file: une }));
  });
}

/** Rows that go on beside each other; then, when they have ended, what is played by itself. */
export function enTemps(parties: readonly Partie[]): Partie[][][] {
  const rangees = Map.groupBy(parties, ({ scenario }) => scenario.rangee);
  const seule = rangees.get('seule');
  rangees.delete('seule');
  return [[...rangees.values()], seule ? [seule] : []];
}

/** Plays one row, a scenario after the other; what one of them throws does not end the campaign. */
export async function jouerRangee(atelier: Atelier, rangee: readonly Partie[], bilan: Bilan): Promise<void> {
  for (const { scenario, file } of rangee) {
    const nom = `${scenario.numero} ${scenario.titre} (${file})`;
    try {
      const empechement =
        file === 'redis' && !redisInstalle()
          ? 'redis-server n’est pas installé'
          : (scenario.empechement?.() ?? null);
      if (empechement !== null) {
        noterNonExecute(`faute ${nom}`, empechement);
        bilan.nonJoues.push(`NON EXÉCUTÉ ${nom} : ${empechement}`);
        console.log(bilan.nonJoues.at(-1));
        continue;
      }
      const resultat = await jouer(atelier, scenario, file);
      bilan.resultats.push(resultat);
      annoncer(resultat);
    } catch (erreur) {
      bilan.avortes.push(`✗ ${nom} : ${erreur instanceof Error ? erreur.message : String(erreur)}`);
      console.log(bilan.avortes.at(-1));
    }
  }
}

function annoncer({ numero, titre, file, manquements, reprise, duree }: Resultat): void {
  const marque = manquements.length === 0 && reprise !== null ? '✓' : '✗';
  const vue = manquements
    .map(({ invariant, ids, phrase }) => `${invariant} ${ids.length} ${phrase}`)
    .join(' ; ');
  console.log(
    `${marque} ${numero} ${titre} (${file}, ${duree.toFixed(0)} s)${vue === '' ? '' : ` : ${vue}`}`,
  );
}
