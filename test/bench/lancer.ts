import { BancPostgres } from '../banc/banc-postgres.js';
import { courirLimite, type ManiereDeLimite, MANIERES } from './course-limite.js';
import { courirPasserelle, type Terrain } from './course-passerelle.js';
import { CONCURRENCES, courirUsage } from './course-usage.js';
import { preparerEnvois } from './envois-signes.js';
import { composerEchauffement, composerJournee, type Journee } from './journee.js';
import { mesurerLatences } from './latence.js';
import { finir } from '#config';
import { Menage } from '../banc/menage.js';
import { mediane } from '../banc/quantiles.js';
import { debit, type Mesure } from './mesure.js';
import { lieuxDuBanc } from '../banc/lieux.js';
import { preparerModele } from './modele.js';
import { AIDE, lireOptions, type OptionsBench } from './options.js';
import { Partenaires } from './partenaires-qui-acquittent.js';
import { type CoutDEtape, profiler } from './profil.js';
import {
  direDebits,
  direLatences,
  direMachine,
  direProfil,
  direRessources,
  direVerdict,
  type Serie,
} from './rapport.js';
import { nombre } from '../banc/tableau.js';
import { mesurerNuits } from './nuit/mesurer-nuits.js';

/** Statements are counted in every database of the bench: only the superuser can ask for it. */
const COMPTER_LES_ORDRES = [
  `ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'`,
  `CREATE EXTENSION pg_stat_statements`,
];
const CONNEXIONS_EN_LOTS = 4;
const CONNEXIONS_UNE_A_UNE = 50;

const options = lireArguments();
if (options === null) console.log(AIDE);
else await mesurer(options);

function lireArguments(): OptionsBench | null {
  try {
    return lireOptions(process.argv.slice(2));
  } catch (erreur) {
    console.error(`${erreur instanceof Error ? erreur.message : String(erreur)}\n`);
    finir(2);
    return null;
  }
}

async function mesurer(choix: OptionsBench): Promise<void> {
  const menage = new Menage();
  const debut = performance.now();
  try {
    console.log(`${direMachine()}\n`);
    annoncer('préparation');
    const banc = await BancPostgres.demarrer({ superutilisateur: COMPTER_LES_ORDRES });
    menage.prevoir(() => banc.arreter());
    if (!choix.nuitSeule) await mesurerJournee(menage, banc, choix);
    console.log(await mesurerNuits({ banc, menage, annoncer }, choix.cotraitances));
  } finally {
    await menage.faire();
  }
  console.log(`\nDurée du banc : ${nombre((performance.now() - debut) / 1_000)} s.`);
}

async function mesurerJournee(menage: Menage, banc: BancPostgres, choix: OptionsBench): Promise<void> {
  const { messages, passes, rapide } = choix;
  const lieux = lieuxDuBanc();
  const journee = composerJournee(messages, lieux);
  const echauffement = composerEchauffement(lieux);
  const terrain = await preparerTerrain(menage, banc, [journee, echauffement]);
  const parLa = (taille: number, connexions: number): Promise<Mesure> =>
    courirPasserelle(terrain, {
      echauffement: preparerEnvois(echauffement.evenements, taille),
      envois: preparerEnvois(journee.evenements, taille),
      connexions,
    });
  console.log(
    `Journée : ${nombre(messages)} informations sur ${nombre(journee.demandeurs)} demandeurs, par lots de 500 ` +
      `(${CONNEXIONS_EN_LOTS} connexions) puis une à une (${CONNEXIONS_UNE_A_UNE} connexions) ; ` +
      `${passes} passes alternées${rapide ? ', mode rapide : chiffres indicatifs' : ''}.`,
  );
  const maniere = await choisirManiere(terrain, choix);
  const concurrence = await choisirConcurrence(terrain, choix);

  const lots = { nom: 'Passerelle, lots de 500', mesures: [] as Mesure[] };
  const unitaires = { nom: 'Passerelle, une à une', mesures: [] as Mesure[] };
  const limite = {
    nom: `(a) Limite, ${maniere.forme}, ${maniere.connexions} conn.`,
    mesures: [] as Mesure[],
  };
  const usage = { nom: `(b) Usage courant, ${concurrence} à la fois`, mesures: [] as Mesure[] };
  const profils: CoutDEtape[][] = [];
  for (let passe = 1; passe <= passes; passe += 1) {
    annoncer(`passe ${passe} sur ${passes}`);
    lots.mesures.push(await parLa(500, CONNEXIONS_EN_LOTS));
    limite.mesures.push(await courirLimite(terrain.banc, messages, maniere));
    unitaires.mesures.push(await parLa(1, CONNEXIONS_UNE_A_UNE));
    usage.mesures.push(await courirUsage(terrain.banc, terrain.partenaires, deUsage(choix, concurrence)));
    if (passe <= 3) profils.push(await profiler(terrain, journee));
  }
  annoncer('latence');
  const latences = await mesurerLatences(terrain, journee.evenements, choix.secondesLatence);
  annoncer('');

  const series: Serie[] = [lots, unitaires, limite, usage];
  console.log(`\n${direDebits(series)}\n\n${direRessources(series)}\n\n${direLatences(latences)}\n`);
  console.log(`${direProfil(profils, messages)}\n\n${verdict(lots, unitaires, limite, usage)}\n`);
}

async function preparerTerrain(
  menage: Menage,
  banc: BancPostgres,
  journees: readonly Journee[],
): Promise<Terrain> {
  const partenaires = await Partenaires.demarrer();
  menage.prevoir(() => partenaires.arreter());
  const modele = await banc.creerBase();
  await preparerModele(modele, journees);
  return { banc, partenaires, modele };
}

/** The limit is the best of the manners tried: each runs once, the best is then measured. */
async function choisirManiere({ banc }: Terrain, { messages }: OptionsBench): Promise<ManiereDeLimite> {
  let meilleure: { maniere: ManiereDeLimite; debit: number } | undefined;
  const essais: string[] = [];
  for (const maniere of MANIERES) {
    annoncer(`(a) ${maniere.forme}, ${maniere.connexions} connexion(s)`);
    const obtenu = debit(await courirLimite(banc, messages, maniere));
    essais.push(`${maniere.forme} × ${maniere.connexions} : ${nombre(obtenu)}/s`);
    if (!meilleure || obtenu > meilleure.debit) meilleure = { maniere, debit: obtenu };
  }
  console.log(`(a) manières essayées : ${essais.join(' ; ')}.`);
  if (!meilleure) throw new Error('unreachable: there are manners');
  return meilleure.maniere;
}

async function choisirConcurrence({ banc, partenaires }: Terrain, choix: OptionsBench): Promise<number> {
  let meilleure: { concurrence: number; debit: number } | undefined;
  const essais: string[] = [];
  for (const concurrence of CONCURRENCES) {
    annoncer(`(b) ${concurrence} à la fois`);
    const obtenu = debit(await courirUsage(banc, partenaires, deUsage(choix, concurrence)));
    essais.push(`${concurrence} à la fois : ${nombre(obtenu)}/s`);
    if (!meilleure || obtenu > meilleure.debit) meilleure = { concurrence, debit: obtenu };
  }
  console.log(`(b) concurrences essayées : ${essais.join(' ; ')}.`);
  if (!meilleure) throw new Error('unreachable: there are concurrencies');
  return meilleure.concurrence;
}

function deUsage(
  { messages, messagesUsage }: OptionsBench,
  concurrence: number,
): Parameters<typeof courirUsage>[2] {
  return { journee: messages, messages: Math.min(messages, messagesUsage), concurrence };
}

/** Each ratio is taken within its round, where both sides met the same machine; the median of the rounds is told. */
function verdict(lots: Serie, unitaires: Serie, limite: Serie, usage: Serie): string {
  const rapport = (une: Serie, autre: Serie): number =>
    mediane(une.mesures.map((mesure, passe) => debit(mesure) / debit(autre.mesures[passe] as Mesure)));
  return direVerdict([
    { enonce: 'lots : au moins la moitié de (a)', visee: 0.5, mesuree: rapport(lots, limite) },
    { enonce: 'lots : au moins 10 fois (b)', visee: 10, mesuree: rapport(lots, usage) },
    { enonce: 'une à une : au moins 3 fois (b)', visee: 3, mesuree: rapport(unitaires, usage) },
  ]);
}

/** Where it is, on a line that the next one replaces; nothing when the output is kept in a file. */
function annoncer(quoi: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${quoi === '' ? '' : `… ${quoi}`}`);
}
