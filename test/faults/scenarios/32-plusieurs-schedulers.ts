import { ajouterJours } from '#annexe7';
import { manque, type Manquement } from '../invariants/manquement.js';
import { VieDecalee } from '../horloge/vie-decalee.js';
import type { Moment } from '../relais/pieges.js';
import { LES_DEUX, type Scenario } from './scenario.js';

const SCHEDULERS = 4;
const VEILLE = '2027-02-09';
/** From when a night is due. */
const HEURE = '03:15:00+01:00';
const PATIENCE_MS = 30_000;

/** Who is killed at the commit of the demand: the first that comes to it, before or after; each in turn. */
const NUITS: readonly { moment: Moment; tues: number }[] = [
  { moment: 'avant', tues: 1 },
  { moment: 'apres', tues: 1 },
  { moment: 'avant', tues: SCHEDULERS },
];
/** A machine too slow for all to be there at the hour of the night tries the next one. */
const ESSAIS = 3;

/** Four schedulers start together and the hour of the night passes; whoever asks for it is killed, then each in turn. */
export const PLUSIEURS_SCHEDULERS: Scenario = {
  numero: '32',
  titre: 'quatre schedulers ensemble, celui qui demande tué',
  files: LES_DEUX.slice(0, 1),
  rangee: 'patiente',
  trafic: { messages: 100 },
  async perturber({ essai }) {
    const vie = await VieDecalee.preparer(
      essai,
      { schedulers: SCHEDULERS, entier: false },
      `${VEILLE}T12:00:00+01:00`,
    );
    const manquements: Manquement[] = [];
    let jour = VEILLE;
    let morts = 0;
    try {
      let depart = await chronometrer(() => vie.vivreLe(`${VEILLE}T02:00:00+01:00`));
      for (const { moment, tues: attendus } of NUITS) {
        let tues: ReadonlySet<string> = new Set();
        for (let essais = 0; essais < ESSAIS && tues.size < attendus; essais += 1) {
          jour = ajouterJours(jour, 1);
          tues = tuerAuCommit(vie, jour, moment, attendus);
          const echeance = Date.parse(`${jour}T${HEURE}`);
          const avance = 2_000 + 1.5 * depart;
          depart = await chronometrer(() => vie.vivreLe(new Date(echeance - avance).toISOString()));
          await vie.attendreQue(
            async () => Date.now() + vie.ecart > echeance && (await compter(vie, jour)) > 0,
            avance + 3 * PATIENCE_MS,
          );
          await vie.attendreQue(() => Promise.resolve(tues.size >= attendus), PATIENCE_MS / 10);
          // Those that died are back, and have asked as each does when it starts.
          await vie.attendreQue(() =>
            Promise.resolve(vie.schedulers.every(({ superviseur }) => superviseur.pret)),
          );
          manquements.push(
            ...manque('V3', 'nuits manquées', (await compter(vie, jour)) > 0 ? [] : [jour]),
            ...manque('V2', 'nuits doublées', (await compter(vie, jour)) > 1 ? [jour] : []),
          );
          // No worker here: the night is over, so that the next one may wait in its turn.
          await vie.sql(
            `UPDATE synchronisations SET etat = 'terminee', debut = clock_timestamp(), fin = clock_timestamp()`,
          );
          morts += tues.size;
        }
        manquements.push(
          ...manque(
            'propre',
            'morts qui n’ont pas eu lieu',
            tues.size < attendus ? [`${moment} ${attendus}`] : [],
          ),
        );
      }
    } finally {
      await vie.ranger();
    }
    return { injections: morts, manquements };
  },
};

async function chronometrer(travail: () => Promise<void>): Promise<number> {
  const debut = performance.now();
  await travail();
  return performance.now() - debut;
}

/** Kills those that come to the commit of a demand once the night is due, each once, up to that many. */
function tuerAuCommit(vie: VieDecalee, jour: string, moment: Moment, nombre: number): ReadonlySet<string> {
  const tues = new Set<string>();
  vie.pieges.lever();
  vie.pieges.armer({
    genre: 'nuit',
    moment,
    repete: true,
    agir(processus) {
      const { superviseur } = vie.schedulers[Number(processus.replace('scheduler-', '')) - 1] ?? {};
      const due = Date.now() + vie.ecart >= Date.parse(`${jour}T${HEURE}`);
      if (!due || !superviseur?.pret || tues.has(processus) || tues.size >= nombre) return 'laisser';
      tues.add(processus);
      superviseur.tuer();
      return undefined;
    },
  });
  return tues;
}

async function compter(vie: VieDecalee, jour: string): Promise<number> {
  const [ligne] = await vie.sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM synchronisations WHERE plan = 'nocturne' AND jour = $1`,
    [jour],
  );
  return ligne?.n ?? 0;
}
