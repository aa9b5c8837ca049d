import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { demarrerBanc } from './banc-postgres.js';
import { lieuxDuBanc, preparerDepart } from './depart.js';
import { composerJournee } from './journee.js';
import { mesurerLatences } from './latence.js';
import { mesurerLimite } from './limite-sql.js';
import { mesurerManiereUsuelle } from './maniere-usuelle.js';
import type { Mesure } from './mesures.js';
import { CONNEXIONS, PasserelleAuBanc } from './passerelle-au-banc.js';
import { debit, ligneDe, verdict } from './tableau.js';

const AIDE = `Usage : npm run bench [-- options]

Mesure la passerelle à côté de la limite et de la manière usuelle, en une fois, tour à tour.

Options :
  --rapide         5 000 informations, 3 tours, 5 s de latence (environ 3 minutes)
  --messages <n>   Informations d'une journée, 20 000 par défaut
  --tours <n>      Tours, 5 par défaut ; les chiffres sont des médianes
  --help           Affiche cette aide

Codes de sortie : 0 mesuré (buts atteints ou non), 1 en échec.`;

const { values: options } = parseArgs({
  options: {
    rapide: { type: 'boolean', default: false },
    messages: { type: 'string' },
    tours: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log(AIDE);
  process.exit(0);
}
const nombre = Number(options.messages ?? (options.rapide ? 5_000 : 20_000));
const tours = Number(options.tours ?? (options.rapide ? 3 : 5));

const banc = await demarrerBanc();
/** A run on a database of its own, a copy of `modele`. */
async function surUneBase(
  modele: string | undefined,
  mesurer: (url: string) => Promise<Mesure>,
): Promise<Mesure> {
  const url = await banc.creerBase(modele);
  try {
    await banc.reposer();
    return await mesurer(url);
  } finally {
    await banc.supprimerBase(url);
  }
}

try {
  console.log(
    `${availableParallelism()} cœurs (${cpus()[0]?.model ?? '?'}), Node ${process.version}, ${nombre} informations, ${tours} tours`,
  );
  const journee = composerJournee(nombre, lieuxDuBanc());
  const depart = await banc.creerBase();
  await preparerDepart(depart, journee);
  const modele = new URL(depart).pathname.slice(1);
  const { evenements } = journee;

  const passerelle = (taille: number) => (url: string) => auBanc(url, (p) => p.jouer(evenements, taille));
  const pilote = evenements.slice(0, Math.min(2_000, nombre));
  let meilleure = { concurrence: 0, debit: 0 };
  for (const concurrence of [1, 10, 50]) {
    const mesure = await surUneBase(undefined, (url) => mesurerManiereUsuelle(url, pilote, concurrence));
    console.log(
      `manière usuelle, concurrence ${concurrence} : ${Math.round(debit(mesure))} msg/s sur ${pilote.length} messages`,
    );
    if (debit(mesure) > meilleure.debit) meilleure = { concurrence, debit: debit(mesure) };
  }

  const series = {
    lots: [] as Mesure[],
    limite: [] as Mesure[],
    seuls: [] as Mesure[],
    usuelle: [] as Mesure[],
  };
  for (let tour = 1; tour <= tours; tour += 1) {
    series.lots.push(await surUneBase(modele, passerelle(500)));
    series.limite.push(await surUneBase(undefined, (url) => mesurerLimite(url, evenements)));
    series.seuls.push(await surUneBase(modele, passerelle(1)));
    series.usuelle.push(
      await surUneBase(undefined, (url) => mesurerManiereUsuelle(url, evenements, meilleure.concurrence)),
    );
    const derniers = Object.entries(series).map(
      ([nom, mesures]) => `${nom} ${Math.round(debit(mesures.at(-1) as Mesure))}`,
    );
    console.log(`tour ${tour}/${tours} : ${derniers.join(', ')} msg/s`);
  }

  console.log(`\n${ligneDe('passerelle, lots de 500', series.lots)}`);
  console.log(ligneDe(`passerelle, un par un (2 × ${CONNEXIONS} connexions)`, series.seuls));
  console.log(ligneDe('(a) limite : SQL nu, lots de 500', series.limite));
  console.log(
    ligneDe(`(b) usuelle : BullMQ + TypeORM, concurrence ${meilleure.concurrence}`, series.usuelle),
  );

  const url = await banc.creerBase(modele);
  const { webhook, nue } = await auBanc(url, (p) =>
    mesurerLatences(p, url, evenements, options.rapide ? 5 : 20),
  );
  console.log(
    `\nà 50 requêtes/s : webhook p50 ${webhook.p50.toFixed(1)} ms, p99 ${webhook.p99.toFixed(1)} ms ; ` +
      `route Fastify nue p50 ${nue.p50.toFixed(1)} ms, p99 ${nue.p99.toFixed(1)} ms\n`,
  );

  const rapports = (des: readonly Mesure[], a: readonly Mesure[]) =>
    des.map((mesure, rang) => debit(mesure) / debit(a[rang] as Mesure));
  console.log(verdict('en lots, à côté de (a)', rapports(series.lots, series.limite), 0.5));
  console.log(verdict('en lots, à côté de (b)', rapports(series.lots, series.usuelle), 10));
  console.log(verdict('un par un, à côté de (b)', rapports(series.seuls, series.usuelle), 3));
} finally {
  await banc.arreter();
}

async function auBanc<T>(url: string, travail: (passerelle: PasserelleAuBanc) => Promise<T>): Promise<T> {
  const passerelle = await PasserelleAuBanc.demarrer(url);
  try {
    return await travail(passerelle);
  } finally {
    await passerelle.arreter();
  }
}
