import type { Partenaire } from '#annexe7';
import pg from 'pg';
import type { BancPostgres } from '../../banc/banc-postgres.js';
import { Enfant } from '../../banc/enfants.js';
import type { Menage } from '../../banc/menage.js';
import { cpuDeLArbre } from '../../banc/processus.js';
import { SECRETS } from '../../banc/secrets-du-banc.js';
import { nombre } from '../../banc/tableau.js';
import { CLES_DU_BANC } from '../../banc/secrets-du-banc.js';
import { preparerModele } from '../modele.js';
import { comparerEnSql } from './comparaison-sql.js';
import { mesurerComparaison } from './course-comparaison.js';
import { courirNuit } from './course-nuit.js';
import { choisirDifferences, type Difference } from './differences.js';
import { rangDe } from './identites.js';
import { composerModeles, lireModeles, type Modele } from './modeles.js';
import { PartenairesDeLaNuit } from './partenaires-de-la-nuit.js';
import type { DemandeDePasse, ResultatDePasse } from './passe-complete.js';
import { remplir } from './population.js';
import type { MesureDePasse, ResultatDeTaille } from './resultat.js';
import { verifierPopulation } from './verifier-population.js';

/** Beyond, a full pass is measured on the first ones and counted at the same rate: it says so. */
const PASSE_MAXIMALE = 100_000;

export interface ConditionsDeNuit {
  banc: BancPostgres;
  menage: Menage;
  annoncer: (quoi: string) => void;
}

/** A population of this size, the comparison of both partners beside its yardsticks, then the night. */
export async function mesurerTaille(
  { banc, menage, annoncer }: ConditionsDeNuit,
  effectif: number,
): Promise<ResultatDeTaille> {
  const dire = (quoi: string): void => annoncer(`${nombre(effectif)} cotraitances : ${quoi}`);
  dire('population');
  const base = await banc.creerBase();
  await preparerModele(base, [composerModeles()], `clair,${CLES_DU_BANC}`);
  const modeles = await avecLaBase(base, lireModeles);
  const debut = performance.now();
  await remplir(base, modeles, effectif);
  const generation = (performance.now() - debut) / 1_000;
  await verifierPopulation(base, effectif);

  dire('partenaires');
  const partenaires = await PartenairesDeLaNuit.demarrer(modeles, effectif);
  menage.prevoir(() => partenaires.arreter());
  const differences = (['gide', 'parcours3'] as const).flatMap((partenaire) =>
    choisirDifferences(partenaire, modeles, effectif),
  );
  await banc.reposer();
  dire('comparaison');
  const comparaison = await mesurerComparaison(banc, base, partenaires, differences);
  dire('tout demander');
  const passe = await mesurerPasse(banc, base, partenaires, effectif, differences);
  dire('comparaison en SQL');
  const sql = await comparerEnSql(banc, base, differences);
  await banc.reposer();
  dire('la nuit');
  const nuit = await courirNuit(banc, base, partenaires, { dus: nombreDeDus(modeles, effectif) });
  dire('nettoyage');
  await partenaires.arreter();
  await banc.supprimerBase(base);
  return { effectif, plantees: differences.length, generation, comparaison, passe, sql, nuit };
}

async function avecLaBase<T>(base: string, travail: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  try {
    return await travail(client);
  } finally {
    await client.end();
  }
}

function nombreDeDus(modeles: readonly Modele[], effectif: number): number {
  return modeles.reduce(
    (somme, { du }, modele) => somme + (du ? Math.ceil((effectif - modele) / modeles.length) : 0),
    0,
  );
}

async function mesurerPasse(
  banc: BancPostgres,
  base: string,
  partenaires: PartenairesDeLaNuit,
  effectif: number,
  differences: readonly Difference[],
): Promise<MesureDePasse> {
  const demandeurs = Math.min(effectif, PASSE_MAXIMALE);
  const enfant = await Enfant.demarrer('tout demander', 'test/bench/nuit/passe-complete.ts');
  try {
    await partenaires.compter();
    const demande: DemandeDePasse = {
      base,
      urls: partenaires.urls,
      secrets: SECRETS.partenaires satisfies Record<Partenaire, string>,
      demandeurs,
    };
    const cpuAvant = cpuDeLArbre(enfant.pid) + cpuDeLArbre(banc.postmaster);
    const { secondes, differents } = await enfant.demander<ResultatDePasse>(demande);
    const cpu = cpuDeLArbre(enfant.pid) + cpuDeLArbre(banc.postmaster) - cpuAvant;
    const trafic = await partenaires.compter();
    const fois = effectif / demandeurs;
    return {
      demandeurs,
      secondes: secondes * fois,
      cpu: cpu * fois,
      requetes: Math.round(trafic.requetes * fois),
      octets: (trafic.octetsRecus + trafic.octetsEnvoyes) * fois,
      differents,
      attendus: differences.filter(({ demandeur }) => rangDe(demandeur) < demandeurs).length,
      memoire: enfant.memoire,
    };
  } finally {
    await enfant.arreter();
  }
}
