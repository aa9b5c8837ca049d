import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finir } from '#config';
import { Menage } from '../banc/menage.js';
import { preparerAteliers } from './atelier.js';
import { type Bilan, enTemps, jouerRangee, programme } from './campagne.js';
import type { Resultat } from './jouer.js';
import { AIDE, lireOptions, type OptionsFautes } from './options.js';
import { direManquements, direRemarques, direTableau } from './rapport.js';

const options = lireArguments();
if (options === null) console.log(AIDE);
else await lancer(options);

function lireArguments(): OptionsFautes | null {
  try {
    return lireOptions(process.argv.slice(2));
  } catch (erreur) {
    console.error(`${erreur instanceof Error ? erreur.message : String(erreur)}\n`);
    finir(2);
    return null;
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
  const bilan: Bilan = { resultats: [], nonJoues: [], avortes: [] };
  const parties = programme(choix);
  try {
    const temps = enTemps(parties);
    const ateliers = await preparerAteliers(menage, choix, Math.max(...temps.map(({ length }) => length)));
    for (const rangees of temps)
      await Promise.all(ateliers.map((atelier, rang) => jouerRangee(atelier, rangees[rang] ?? [], bilan)));
  } finally {
    await menage.faire();
  }
  const ordre = parties.map(({ scenario, file }) => `${scenario.numero} ${file}`);
  const place = ({ numero, file }: Resultat): number => ordre.indexOf(`${numero} ${file}`);
  bilan.resultats.sort((un, autre) => place(un) - place(autre));
  conclure(choix, bilan, (performance.now() - debut) / 1_000);
}

function conclure(choix: OptionsFautes, { resultats, nonJoues, avortes }: Bilan, duree: number): void {
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
  finir(sain && avortes.length === 0 && complet ? 0 : 1);
}
