import { mediane, type Mesure } from './mesures.js';

const nombre = (valeur: number, decimales = 0): string =>
  valeur.toLocaleString('fr-FR', { maximumFractionDigits: decimales, minimumFractionDigits: decimales });

export function debit({ messages, secondes }: Mesure): number {
  return messages / secondes;
}

/** One line of the table: medians of the runs, the rate with its extremes. */
export function ligneDe(nom: string, mesures: readonly Mesure[]): string {
  const med = (lire: (mesure: Mesure) => number): number => mediane(mesures.map(lire));
  const debits = mesures.map(debit);
  const cpu = med(({ cpuNode, cpuPostgres }) => cpuNode / (cpuNode + cpuPostgres || 1));
  const roles = Object.keys(mesures[0]?.memoire ?? {});
  const memoire = roles
    .map((role) => `${role} ${nombre(med((m) => m.memoire[role] ?? 0) / 2 ** 20)} Mio`)
    .join(', ');
  return [
    nom.padEnd(40),
    `${nombre(mediane(debits)).padStart(7)} msg/s (${nombre(Math.min(...debits))} à ${nombre(Math.max(...debits))})`.padEnd(
      34,
    ),
    `${nombre(
      med((m) => m.lignes / m.messages),
      1,
    ).padStart(5)} lignes/msg`,
    `${nombre(
      med((m) => m.instructions / m.messages),
      3,
    ).padStart(7)} instr./msg`,
    `${nombre(med((m) => m.wal / m.messages)).padStart(6)} o WAL/msg`,
    `CPU Node ${nombre(cpu * 100)} %, PostgreSQL ${nombre((1 - cpu) * 100)} %`,
    `${nombre(med((m) => ((m.cpuNode + m.cpuPostgres) / m.messages) * 1e6))} µs CPU/msg`,
    memoire,
  ]
    .join('  ')
    .trimEnd();
}

/** An aim, the ratio measured pair by pair, and by how much it is reached or missed. */
export function verdict(intitule: string, ratios: readonly number[], but: number): string {
  const mesure = mediane(ratios);
  const etat = mesure >= but ? 'atteint' : `manqué de ${nombre((1 - mesure / but) * 100)} %`;
  return `${intitule.padEnd(52)} but ≥ ${nombre(but, 1).padStart(4)}  mesuré ${nombre(mesure, 2).padStart(6)}  ${etat}`;
}
