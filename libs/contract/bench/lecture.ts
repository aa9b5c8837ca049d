import {
  composerEvenement,
  controlerEvenement,
  empreinteContenu,
  EXEMPLES,
  lireCorps,
  proprietaireDe,
  TYPE_LOT,
  type Evenement,
  type SourceEvenement,
} from '#contract';
import { TYPES_FAITS } from '#annexe7';

/**
 * What a webhook costs before the database: processor microseconds per event, over 20,000 events in lots of 1,000.
 * `npm run build && node dist/libs/contract/bench/lecture.js`
 */
const EVENEMENTS = 20_000;
const TOURS = 5;
const enonces = TYPES_FAITS.filter((type) => proprietaireDe(type) !== 'dude');

const lots = Array.from({ length: EVENEMENTS / 1000 }, (_, numero) =>
  Buffer.from(JSON.stringify(Array.from({ length: 1000 }, (_vide, rang) => enonce(numero * 1000 + rang)))),
);
const lus = lots.flatMap(lire);
const abimes = lus.map((un) => ({ ...un, data: { ...un.data, demandeur: 'x' } }));

afficher('lireCorps', () => lots.flatMap(lire));
afficher('controlerEvenement, accepted', () => lus.forEach(controler));
afficher('controlerEvenement, refused', () => abimes.forEach(controler));
afficher('empreinteContenu', () => lus.forEach(empreinteContenu));

function enonce(rang: number): Evenement {
  const type = enonces[rang % enonces.length] ?? 'statut.change';
  return composerEvenement(`urn:${proprietaireDe(type)}` as SourceEvenement, {
    id: `bench-${rang}`,
    type,
    sequence: '0000000001',
    demandeur: EXEMPLES[type].demandeur,
    cotraitance: null,
    data: EXEMPLES[type],
    time: '2010-03-01T09:12:00+01:00',
  });
}

function lire(corps: Buffer): Evenement[] {
  const lecture = lireCorps(corps, TYPE_LOT);
  if (!lecture.lu) throw new Error(lecture.code);
  return lecture.evenements as Evenement[];
}

function controler(evenement: Evenement): void {
  const porte = evenement.source === 'urn:gide' ? 'urn:gide' : 'urn:parcours3';
  controlerEvenement(evenement, { porte, estDesNotres: () => false });
}

function afficher(quoi: string, travail: () => void): void {
  const tours = Array.from({ length: TOURS }, () => {
    const debut = process.cpuUsage();
    travail();
    const { user, system } = process.cpuUsage(debut);
    return (user + system) / EVENEMENTS;
  });
  const mediane = tours.sort((un, autre) => un - autre)[Math.floor(TOURS / 2)] ?? NaN;
  process.stdout.write(`${quoi.padEnd(32)} ${mediane.toFixed(1)} µs per event\n`);
}
