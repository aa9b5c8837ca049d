import { cpus, totalmem } from 'node:os';
import type { Latences } from './latence.js';
import { mediane } from '../banc/quantiles.js';
import { debit, type Mesure } from './mesure.js';
import type { CoutDEtape } from './profil.js';
import { mio, nombre, pourcent, tableau } from '../banc/tableau.js';

/** The runs of one contender. */
export interface Serie {
  nom: string;
  mesures: Mesure[];
}

export function direMachine(): string {
  const processeurs = cpus();
  return (
    `Machine : ${processeurs.length} × ${processeurs[0]?.model.trim() ?? 'processeur inconnu'}, ` +
    `${nombre(totalmem() / 1_073_741_824)} Gio, ${process.platform} ${process.arch}, Node.js ${process.version}, ` +
    `PostgreSQL embarqué (fsync, synchronous_commit), BullMQ sur PostgreSQL`
  );
}

function debitMedian({ mesures }: Serie): number {
  return mediane(mesures.map(debit));
}

export function direDebits(series: readonly Serie[]): string {
  return tableau(
    ['Concurrent', 'messages/s', 'min', 'max', 'dits', 'lignes/msg', 'dont file', 'ordres/msg', 'WAL o/msg'],
    series.map((serie) => {
      const { mesures } = serie;
      const debits = mesures.map(debit);
      const parMessage = (lire: (mesure: Mesure) => number): number =>
        mediane(mesures.map((mesure) => lire(mesure) / mesure.messages));
      return [
        serie.nom,
        nombre(debitMedian(serie)),
        nombre(Math.min(...debits)),
        nombre(Math.max(...debits)),
        nombre(mediane(mesures.map(({ sortants }) => sortants))),
        nombre(
          parMessage(({ lignes, lignesDeFile }) => lignes + lignesDeFile),
          1,
        ),
        nombre(
          parMessage(({ lignesDeFile }) => lignesDeFile),
          1,
        ),
        nombre(
          parMessage(({ ordres }) => ordres),
          2,
        ),
        nombre(parMessage(({ wal }) => wal)),
      ];
    }),
  );
}

export function direRessources(series: readonly Serie[]): string {
  return tableau(
    ['Concurrent', 'CPU Node', 'PostgreSQL', 'part Node', 'banc', 'cœurs occupés', 'mémoire maximale'],
    series.map(({ nom, mesures }) => {
      const microsecondes = (lire: (mesure: Mesure) => number): string =>
        `${nombre(mediane(mesures.map((mesure) => (lire(mesure) / mesure.messages) * 1e6)))} µs/msg`;
      const processus = Object.keys(mesures[0]?.memoire ?? {});
      return [
        nom,
        microsecondes(({ cpuNode }) => cpuNode),
        microsecondes(({ cpuPostgres }) => cpuPostgres),
        pourcent(mediane(mesures.map(({ cpuNode, cpuPostgres }) => cpuNode / (cpuNode + cpuPostgres)))),
        microsecondes(({ cpuBanc }) => cpuBanc),
        nombre(
          mediane(
            mesures.map(
              ({ cpuNode, cpuPostgres, cpuBanc, secondes }) => (cpuNode + cpuPostgres + cpuBanc) / secondes,
            ),
          ),
          2,
        ),
        processus
          .map((nomDuProcessus) => {
            const octets = Math.max(...mesures.map(({ memoire }) => memoire[nomDuProcessus] ?? 0));
            return `${nomDuProcessus} ${mio(octets)}`;
          })
          .join(', '),
      ];
    }),
  );
}

export function direLatences({ webhook, routeNue }: { webhook: Latences; routeNue: Latences }): string {
  const ligne = (nom: string, { p50, p99, requetes }: Latences): string[] => [
    nom,
    `${nombre(p50, 1)} ms`,
    `${nombre(p99, 1)} ms`,
    nombre(requetes),
  ];
  return tableau(
    ['Latence à 50 requêtes/s', 'p50', 'p99', 'requêtes'],
    [ligne('webhook de la passerelle', webhook), ligne('route Fastify nue, un INSERT', routeNue)],
  );
}

/** One line for each stage; the profiles are runs of the same stages, of which the median is told. */
export function direProfil(profils: readonly CoutDEtape[][], messages: number): string {
  const [premier = []] = profils;
  const lignes = premier.map(({ etape, ordres }, rang) => {
    const cout = (lire: (cout: CoutDEtape) => number): number =>
      mediane(profils.map((profil) => lire(profil[rang] as CoutDEtape)));
    const microsecondes = (secondes: number): string => `${nombre((secondes / messages) * 1e6)} µs/msg`;
    return [
      etape,
      microsecondes(cout(({ secondes }) => secondes)),
      microsecondes(cout(({ cpuNode }) => cpuNode)),
      microsecondes(cout(({ cpuPostgres }) => cpuPostgres)),
      ordres.map(({ ordre, part }) => `${ordre} ${pourcent(part)}`).join(', '),
    ];
  });
  return tableau(
    ['Étape seule', 'durée', 'CPU Node', 'CPU PostgreSQL', 'ordres les plus longs (part du temps SQL)'],
    lignes,
  );
}

export interface Objectif {
  enonce: string;
  visee: number;
  mesuree: number;
}

export function direVerdict(objectifs: readonly Objectif[]): string {
  return tableau(
    ['Objectif', 'visé', 'mesuré', 'verdict'],
    objectifs.map(({ enonce, visee, mesuree }) => [
      enonce,
      `${nombre(visee, 1)} ×`,
      `${nombre(mesuree, 2)} ×`,
      mesuree >= visee ? 'atteint' : `manqué de ${pourcent(1 - mesuree / visee)}`,
    ]),
  );
}
