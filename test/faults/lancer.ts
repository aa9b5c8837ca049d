import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Menage } from '../banc/menage.js';
import { lieuxDuBanc } from '../banc/lieux.js';
import { BancPostgres } from '../banc/banc-postgres.js';
import { noterNonExecute } from '../non-executes.js';
import { redisInstalle } from '../serveur-redis.js';
import { construire, migrer } from './construction.js';
import { type Atelier, jouer, type Resultat } from './jouer.js';
import type { NomFile } from './montage.js';
import { AIDE, lireOptions, type OptionsFautes } from './options.js';
import { direManquements, direRemarques, direTableau } from './rapport.js';
import { SCENARIOS } from './scenarios/index.js';
import type { Scenario } from './scenarios/scenario.js';

const options = lireArguments();
if (options === null) console.log(AIDE);
else await lancer(options);

function lireArguments(): OptionsFautes | null {
  try {
    return lireOptions(process.argv.slice(2));
  } catch (erreur) {
    console.error(`${erreur instanceof Error ? erreur.message : String(erreur)}\n\n${AIDE}`);
    process.exit(2);
  }
}

async function lancer(choix: OptionsFautes): Promise<void> {
  const menage = new Menage();
  // Whatever was forgotten, nothing is left running.
  process.once('uncaughtException', (erreur) => {
    console.error(erreur);
    void menage.faire().finally(() => process.exit(1));
  });
  const debut = performance.now();
  const resultats: Resultat[] = [];
  const nonJoues: string[] = [];
  const avortes: string[] = [];
  try {
    const atelier = await preparer(menage, choix);
    for (const { scenario, file } of programme(choix)) {
      const empechement =
        file === 'redis' && !redisInstalle()
          ? 'redis-server n’est pas installé'
          : (scenario.empechement?.() ?? null);
      if (empechement !== null) {
        const nom = `faute ${scenario.numero}, ${scenario.titre} (${file})`;
        noterNonExecute(nom, empechement);
        nonJoues.push(`NON EXÉCUTÉ ${nom} : ${empechement}`);
        console.log(nonJoues.at(-1));
        continue;
      }
      try {
        const resultat = await jouer(atelier, scenario, file);
        resultats.push(resultat);
        annoncer(resultat);
      } catch (erreur) {
        avortes.push(
          `✗ ${scenario.numero} ${scenario.titre} (${file}) : ${erreur instanceof Error ? erreur.message : String(erreur)}`,
        );
        console.log(avortes.at(-1));
      }
    }
  } finally {
    await menage.faire();
  }
  conclure(choix, { resultats, nonJoues, avortes, duree: (performance.now() - debut) / 1_000 });
}

async function preparer(menage: Menage, choix: OptionsFautes): Promise<Atelier> {
  const construction = construire(choix.revision);
  menage.prevoir(() => Promise.resolve(construction.supprimer()));
  const dossier = mkdtempSync(join(tmpdir(), 'passerelle-fautes-'));
  chmodSync(dossier, 0o711);
  if (choix.garder) console.log(`Journaux : ${dossier}`);
  else menage.prevoir(() => Promise.resolve(rmSync(dossier, { recursive: true, force: true })));
  const cluster = await BancPostgres.demarrer();
  menage.prevoir(() => cluster.arreter());
  const modele = await cluster.creerBase();
  await migrer(construction, modele);
  let ranger = (): Promise<void> => Promise.resolve();
  menage.prevoir(() => ranger());
  return {
    construction,
    cluster,
    modele,
    lieux: lieuxDuBanc(),
    dossier,
    graine: choix.graine,
    ampleur: choix.ampleur,
    surMontage: (suivant) => (ranger = suivant),
  };
}

function programme({ seul, ampleur, file }: OptionsFautes): { scenario: Scenario; file: NomFile }[] {
  return SCENARIOS.flatMap((scenario) => {
    const choisi =
      seul.length > 0 ? seul.includes(scenario.numero) : ampleur !== 'ci' || scenario.ci !== undefined;
    if (!choisi) return [];
    const files = ampleur === 'ci' && scenario.ci !== undefined ? [scenario.ci] : scenario.files;
    return files.filter((une) => file === undefined || file === une).map((une) => ({ scenario, file: une }));
  });
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

interface Bilan {
  resultats: Resultat[];
  nonJoues: string[];
  avortes: string[];
  duree: number;
}

function conclure(choix: OptionsFautes, { resultats, nonJoues, avortes, duree }: Bilan): void {
  const json = choix.json ?? join(mkdtempSync(join(tmpdir(), 'passerelle-fautes-resultats-')), 'fautes.json');
  writeFileSync(json, JSON.stringify({ graine: choix.graine, resultats, nonJoues, avortes, duree }, null, 2));
  const rompus = direManquements(resultats, choix.graine);
  const remarques = direRemarques(resultats);
  console.log(`\n${direTableau(resultats)}\n`);
  for (const texte of [remarques, rompus, ...avortes, ...nonJoues]) if (texte !== '') console.log(texte);
  console.log(`\nGraine ${choix.graine}, ${duree.toFixed(0)} s, résultats dans ${json}.`);
  const sain = resultats.every(({ manquements, reprise }) => manquements.length === 0 && reprise !== null);
  const complet = nonJoues.length === 0 || process.env.CI !== 'true';
  // What a scenario may have left behind must not keep the rig alive.
  process.exit(sain && avortes.length === 0 && complet ? 0 : 1);
}
