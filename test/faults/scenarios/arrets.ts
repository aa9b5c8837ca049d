import { setTimeout as attendre } from 'node:timers/promises';
import { quantile } from '../../banc/quantiles.js';
import { Tirage } from '../../banc/tirage.js';
import { attendreQue } from '../../attendre-que.js';
import type { Essai } from '../essai.js';
import { type Manquement, manque } from '../invariants/manquement.js';
import { type Genre, MOMENTS, type Point } from '../relais/pieges.js';

/** What killing processes one after the other at named points gave. */
export interface BilanDesArrets {
  arrets: number;
  /** Seconds from each kill until what the process held was in other hands. */
  reprises: number[];
  /** Points that nothing came to in time: the kill did not happen. */
  jamaisAtteints: string[];
}

const PATIENCE_MS = 120_000;
const REPRISE_MAXIMALE_MS = 60_000;
/** Processes start again one after the other on a machine that has other things to do. */
const RELANCE_MAXIMALE_MS = 300_000;

/** Every named point of these kinds, drawn again and again until there are as many as asked. */
export function tirerPoints(genres: readonly Genre[], nombre: number, graine: number): Point[] {
  const tirage = new Tirage(graine);
  const tous = genres.flatMap((genre) => MOMENTS.map((moment) => ({ genre, moment })));
  const points: Point[] = [];
  while (points.length < nombre) points.push(...tirage.melanger(tous));
  return points.slice(0, nombre);
}

/** Kills whoever comes to each point, in turn; the next kill waits until the last one is recovered from. */
export async function tuerAuxPoints(essai: Essai, points: readonly Point[]): Promise<BilanDesArrets> {
  const bilan: BilanDesArrets = { arrets: 0, reprises: [], jamaisAtteints: [] };
  for (const point of points) {
    await attendreQue('une place vide', () => auComplet(essai, point.genre), RELANCE_MAXIMALE_MS);
    const atteint = await tuerAu(essai, point);
    if (!atteint) {
      bilan.jamaisAtteints.push([point.genre, point.moment, point.contenant].join(' ').trim());
      continue;
    }
    bilan.arrets += 1;
    bilan.reprises.push(await mesurerReprise(essai, point.genre));
  }
  return bilan;
}

/** Somebody else of the role is there to go on: killing all of them at once says nothing more. */
function auComplet(essai: Essai, genre: Genre): boolean {
  const role = genre === 'recevoir' || genre === 'sonner' ? 'gateway' : 'worker';
  return essai.postesDe(role).every(({ superviseur }) => superviseur.pret);
}

async function tuerAu(essai: Essai, point: Point): Promise<boolean> {
  // The partner is only asked about what is unknown: something has to be.
  if (point.genre === 'chercher' || point.genre === 'regler')
    essai.pieges.armer({ genre: 'dire_parcours3', moment: 'pendant', agir: () => 'couper' });
  const minuteur = new AbortController();
  const coup = new Promise<boolean>((resoudre) => {
    const lever = essai.pieges.armer({
      ...point,
      agir(processus) {
        essai.poste(processus).superviseur.tuer();
        resoudre(true);
      },
    });
    attendre(PATIENCE_MS, undefined, { signal: minuteur.signal }).then(
      () => {
        lever();
        resoudre(false);
      },
      () => undefined,
    );
  });
  const atteint = await coup;
  minuteur.abort();
  return atteint;
}

/** A door is back when a commit of its kind ends; a lot, when another token holds its lane, or nothing does. */
async function mesurerReprise(essai: Essai, genre: Genre): Promise<number> {
  const debut = performance.now();
  const secondes = (): number => (performance.now() - debut) / 1_000;
  if (genre === 'recevoir' || genre === 'sonner') {
    await new Promise<void>((resoudre) => {
      const cesser = essai.pieges.temoigner((vu, _, quand) => {
        if (vu !== 'recevoir' || quand !== 'fin') return;
        cesser();
        resoudre();
      });
      void attendre(REPRISE_MAXIMALE_MS, undefined, { ref: false }).then(resoudre);
    });
    return secondes();
  }
  const enMain = await travauxTenus(essai);
  while (secondes() * 1_000 < REPRISE_MAXIMALE_MS) {
    const encore = new Set((await travauxTenus(essai)).map(({ nom }) => nom));
    if (!enMain.some(({ nom }) => encore.has(nom))) break;
    await attendre(100);
  }
  return secondes();
}

/** Lots, lanes and runs that somebody holds, each with the token under which it does. */
function travauxTenus(essai: Essai): Promise<{ nom: string }[]> {
  return essai.sql(
    `SELECT file || ' ' || numero || ' ' || jeton AS nom FROM tranches WHERE bail_jusqua IS NOT NULL
     UNION ALL SELECT id || ' ' || jeton FROM synchronisations WHERE etat = 'en_cours'`,
  );
}

export function reunir(bilans: readonly BilanDesArrets[]): BilanDesArrets {
  return {
    arrets: bilans.reduce((somme, { arrets }) => somme + arrets, 0),
    reprises: bilans.flatMap(({ reprises }) => reprises),
    jamaisAtteints: bilans.flatMap(({ jamaisAtteints }) => jamaisAtteints),
  };
}

/** Every point was to be come to: a kill that did not happen shows nothing. */
export function arretsManques({ jamaisAtteints }: BilanDesArrets): Manquement[] {
  return manque('propre', 'points jamais atteints', jamaisAtteints);
}

/** Median, 99th centile and longest, for the remarks. */
export function direReprises(quoi: string, { reprises, jamaisAtteints }: BilanDesArrets): string[] {
  const centile = (part: number): string => quantile(reprises, part).toFixed(1);
  return [
    `${quoi} : ${reprises.length} arrêts, reprise médiane ${centile(0.5)} s, p99 ${centile(0.99)} s, pire ${centile(1)} s`,
    ...(jamaisAtteints.length === 0 ? [] : [`points jamais atteints : ${jamaisAtteints.join(', ')}`]),
  ];
}
