import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as attendre } from 'node:timers/promises';
import { ajouterJours } from '#annexe7';
import { manque } from '../invariants/manquement.js';
import { VieDecalee } from '../horloge/vie-decalee.js';
import { CLE_API } from '../montage.js';
import { LES_DEUX, type Scenario } from './scenario.js';

/** One stretch of life: from when, for how long in seconds, and the nights of the season that are there at its end. */
interface Vecu {
  instant: string;
  secondes?: number;
  nuits: readonly string[];
  /** The scheduler is to say that its rhythm came too early. */
  tropTot?: true;
  /** Goes on over this hour of a night: nothing is asked for until the second before it, then this night is. */
  puis?: { heure: string; nuit: string };
}

const VECU: readonly Vecu[] = [
  // Nobody asked at its hour: as soon as a scheduler is there.
  { instant: '2027-03-27T12:00:00+01:00', nuits: ['2027-03-27'] },
  // Two o'clock becomes three.
  { instant: '2027-03-28T01:59:57+01:00', secondes: 5, nuits: ['2027-03-27'] },
  { instant: '2027-03-28T03:14:56+02:00', nuits: ['2027-03-27', '2027-03-28'] },
  { instant: '2027-10-30T03:20:00+02:00', nuits: ['2027-10-30'] },
  // A quarter past two, the second time.
  { instant: '2027-10-31T02:14:45+01:00', nuits: ['2027-10-30'], tropTot: true },
  { instant: '2027-10-31T03:14:56+01:00', nuits: ['2027-10-30', '2027-10-31'] },
  // Caught up three seconds before midnight, then midnight passes.
  { instant: '2027-11-01T23:59:57+01:00', secondes: 5, nuits: ['2027-10-30', '2027-10-31', '2027-11-01'] },
  // A whole day without scheduler: its night is still due after midnight.
  {
    instant: '2027-11-03T00:00:05+01:00',
    nuits: ['2027-10-30', '2027-10-31', '2027-11-01', '2027-11-02'],
  },
  // Nobody was there for 23 hours, for 25 hours but some seconds: the former night is still the one that is due.
  {
    instant: '2028-03-26T03:14:20+02:00',
    nuits: ['2028-03-25'],
    puis: { heure: '2028-03-26T03:15:00+02:00', nuit: '2028-03-26' },
  },
  {
    instant: '2028-10-29T03:14:20+01:00',
    nuits: ['2028-10-28'],
    puis: { heure: '2028-10-29T03:15:00+01:00', nuit: '2028-10-29' },
  },
];

/** Summer time of the days lived here: from the second to the last date. */
const ETES: readonly (readonly [string, string])[] = [
  ['2027-03-28', '2027-10-30'],
  ['2028-03-26', '2028-10-28'],
];
const AVANT_L_HEURE_MS = 1_000;
const TROP_TOT = 'nuit déjà demandée, ou pas encore due';

/** A whole gateway lives across the changes of the clock and midnight, its scheduler started again each time. */
export const CHANGEMENTS_D_HEURE: Scenario = {
  numero: '31',
  titre: 'changements d’heure et minuit, scheduler relancé',
  files: LES_DEUX.slice(0, 1),
  rangee: 'patiente',
  trafic: { messages: 100 },
  async perturber({ essai }) {
    const vie = await VieDecalee.preparer(essai, { schedulers: 1, entier: true }, '2027-03-26');
    const autres: string[] = [];
    try {
      await vie.vivreLe(VECU[0]?.instant ?? '', { avecSchedulers: false });
      await vie.demarrer();
      for (const vecu of VECU) autres.push(...(await vivre(vie, vecu)));
      const nuits = await vie.sql<Nuit>(NUITS);
      const montrees = await montrer(vie);
      return {
        injections: VECU.length,
        remarques: [`${nuits.length} nuits ; fenêtres de 23 h et de 25 h éprouvées à leur dernière seconde`],
        manquements: [
          ...manque('V3', 'nuits manquées, ou demandées trop tôt', autres),
          ...manque(
            'V3',
            'nuits qui ne sont pas terminées',
            parmi(nuits, ({ etat }) => etat !== 'terminee'),
          ),
          ...manque('V2', 'nuits doublées', doublons(nuits.map(({ jour }) => jour))),
          ...manque(
            'V3',
            'nuits hors de leur fenêtre',
            parmi(
              nuits,
              ({ jour, debut }) => debut < heureDe(jour) || debut >= heureDe(ajouterJours(jour, 1)),
            ),
          ),
          ...manque(
            'propre',
            'nuits que l’API ne montre pas',
            montrees === nuits.length ? [] : [String(montrees)],
          ),
        ],
      };
    } finally {
      await vie.ranger();
    }
  },
};

interface Nuit {
  jour: string;
  etat: string;
  debut: number;
}

const NUITS = `SELECT jour::text, etat, (extract(epoch FROM debut) * 1000)::float8 AS debut FROM synchronisations
  WHERE plan = 'nocturne' ORDER BY jour`;

/** When the night of a date begins to be due, on the clock of Paris. */
function heureDe(jour: string): number {
  const ete = ETES.some(([premier, dernier]) => jour >= premier && jour <= dernier);
  return Date.parse(`${jour}T03:15:00${ete ? '+02:00' : '+01:00'}`);
}

/** @returns what is not as it should be */
async function vivre(
  vie: VieDecalee,
  { instant, secondes = 0, nuits, tropTot, puis }: Vecu,
): Promise<string[]> {
  const saison = `${nuits[0]?.slice(0, 7)}-01`;
  const ditsAvant = tropTots(vie);
  await vie.vivreLe(instant);
  await attendre(secondes * 1_000);
  if (tropTot && !(await vie.attendreQue(() => Promise.resolve(tropTots(vie) > ditsAvant))))
    return [`${instant} : le rythme n’a rien dit`];
  const vues = await attendreLesNuits(vie, saison, nuits);
  if (vues !== nuits.join(' ')) return [`${instant} : ${vues}`];
  return puis === undefined ? [] : passerLHeure(vie, saison, nuits, puis);
}

async function passerLHeure(
  vie: VieDecalee,
  saison: string,
  avant: readonly string[],
  { heure, nuit }: { heure: string; nuit: string },
): Promise<string[]> {
  const reste = (): number => Date.parse(heure) - Date.now() - vie.ecart;
  await attendre(Math.max(0, reste() - AVANT_L_HEURE_MS));
  const veille = (await demandees(vie, saison)).join(' ');
  // Read too late, it shows nothing.
  if (reste() <= 0 || veille !== avant.join(' ')) return [`avant ${heure} (reste ${reste()} ms) : ${veille}`];
  const apres = await attendreLesNuits(vie, saison, [...avant, nuit]);
  return apres === [...avant, nuit].join(' ') ? [] : [`${heure} : ${apres}`];
}

/** @returns those that there are once as many as these have ended, or that they have not in time */
async function attendreLesNuits(vie: VieDecalee, saison: string, nuits: readonly string[]): Promise<string> {
  await vie.attendreQue(async () => (await demandees(vie, saison, 'fin IS NOT NULL')).length >= nuits.length);
  return (await demandees(vie, saison)).join(' ');
}

/** Times that the scheduler said that its rhythm had come for nothing. */
function tropTots({ schedulers }: VieDecalee): number {
  return schedulers.reduce((total, { superviseur: { poste } }) => {
    if (!existsSync(poste.journal)) return total;
    return total + readFileSync(poste.journal, 'utf8').split(TROP_TOT).length - 1;
  }, 0);
}

async function demandees(vie: VieDecalee, depuis: string, condition = 'true'): Promise<string[]> {
  const lignes = await vie.sql<{ jour: string }>(
    `SELECT jour::text FROM synchronisations WHERE plan = 'nocturne' AND jour >= $1 AND ${condition} ORDER BY jour`,
    [depuis],
  );
  return lignes.map(({ jour }) => jour);
}

/** How many nights the gateway shows. */
async function montrer(vie: VieDecalee): Promise<number> {
  const reponse = await fetch(`${vie.url}/api/synchronisations`, {
    headers: { authorization: `Bearer ${CLE_API}` },
  });
  const { synchronisations = [] } = (await reponse.json()) as { synchronisations?: { plan: string }[] };
  return synchronisations.filter(({ plan }) => plan === 'nocturne').length;
}

function parmi(nuits: readonly Nuit[], condition: (nuit: Nuit) => boolean): string[] {
  return nuits.filter(condition).map(({ jour }) => jour);
}

function doublons(jours: readonly string[]): string[] {
  return jours.filter((jour, rang) => jours.indexOf(jour) !== rang);
}
