import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BancPostgres } from '../banc/banc-postgres.js';
import { lieuxDuBanc } from '../banc/lieux.js';
import type { Menage } from '../banc/menage.js';
import { construire, migrer } from './construction.js';
import type { Atelier } from './jouer.js';
import type { OptionsFautes } from './options.js';

/** What the scenarios of a campaign share: one build, and for each row of scenarios a database server of its own. */
export async function preparerAteliers(
  menage: Menage,
  choix: OptionsFautes,
  nombre: number,
): Promise<Atelier[]> {
  const construction = construire(choix.revision);
  menage.prevoir(() => Promise.resolve(construction.supprimer()));
  const dossier = mkdtempSync(join(tmpdir(), 'passerelle-fautes-'));
  chmodSync(dossier, 0o711);
  if (choix.garder) console.log(`Journaux : ${dossier}`);
  else menage.prevoir(() => Promise.resolve(rmSync(dossier, { recursive: true, force: true })));
  const lieux = lieuxDuBanc();
  const ateliers: Atelier[] = [];
  for (let rang = 0; rang < nombre; rang += 1) {
    const cluster = await BancPostgres.demarrer();
    menage.prevoir(() => cluster.arreter());
    const modele = await cluster.creerBase();
    await migrer(construction, modele);
    let ranger = (): Promise<void> => Promise.resolve();
    menage.prevoir(() => ranger());
    const { graine, ampleur } = choix;
    const surMontage = (suivant: () => Promise<void>): void => void (ranger = suivant);
    ateliers.push({ construction, cluster, modele, lieux, dossier, graine, ampleur, surMontage });
  }
  return ateliers;
}
