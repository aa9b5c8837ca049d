import { nombre, tableau } from '../banc/tableau.js';
import type { Manquement } from './invariants/manquement.js';
import type { Resultat } from './jouer.js';

const ENTETES = [
  'scénario',
  'file',
  'injectés',
  'messages',
  'perdus',
  'doublés',
  'bloqués',
  'autres',
  'reprise',
  'mémoire g/w',
  'durée',
];

/** The table of the run: pass is zero everywhere. */
export function direTableau(resultats: readonly Resultat[]): string {
  return tableau(
    ENTETES,
    resultats.map((resultat) => [
      `${resultat.numero.padStart(3)} ${resultat.titre}`,
      resultat.file,
      nombre(resultat.injections),
      nombre(resultat.messages),
      ...['V1', 'V2', 'V3'].map((invariant) => nombre(compter(resultat.manquements, invariant))),
      direAutres(resultat.manquements),
      resultat.reprise === null ? 'jamais' : `${nombre(resultat.reprise, 1)} s`,
      `+${nombre(resultat.memoire.gateway)}/+${nombre(resultat.memoire.worker)} Mio`,
      `${nombre(resultat.duree)} s`,
    ]),
  );
}

/** What was not kept, with enough to find it again; nothing when all was. */
export function direManquements(resultats: readonly Resultat[], graine: number): string {
  return resultats
    .flatMap(({ numero, titre, file, manquements }) =>
      manquements.map(
        ({ invariant, phrase, ids }) =>
          `✗ ${numero} ${titre} (${file}) : ${invariant}, ${ids.length} ${phrase} : ${ids.slice(0, 5).join(' ')}\n` +
          `  à rejouer : npm run faults -- --graine ${graine} --seul ${numero} --file ${file}`,
      ),
    )
    .join('\n');
}

export function direRemarques(resultats: readonly Resultat[]): string {
  return resultats
    .flatMap(({ numero, file, remarques }) =>
      remarques.map((remarque) => `  ${numero} (${file}) : ${remarque}`),
    )
    .join('\n');
}

function compter(manquements: readonly Manquement[], invariant: string): number {
  return manquements
    .filter((manquement) => manquement.invariant === invariant)
    .reduce((somme, { ids }) => somme + ids.length, 0);
}

function direAutres(manquements: readonly Manquement[]): string {
  const autres = manquements.filter(({ invariant }) => !['V1', 'V2', 'V3'].includes(invariant));
  if (autres.length === 0) return '0';
  return [...new Set(autres.map(({ invariant }) => invariant))]
    .map((invariant) => `${invariant}:${compter(autres, invariant)}`)
    .join(' ');
}
