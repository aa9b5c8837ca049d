import { setTimeout as attendre } from 'node:timers/promises';
import { manque } from '../invariants/manquement.js';
import { VieDecalee } from '../horloge/vie-decalee.js';
import { CLE_API } from '../montage.js';
import { LES_DEUX, type Scenario } from './scenario.js';

/** What is lived, in order: from when, for how long in seconds, and the nights that there are at the end. */
const VECU: readonly { instant: string; secondes?: number; nuits: readonly string[] }[] = [
  // Nobody asked at its hour: as soon as a scheduler is there.
  { instant: '2027-03-27T12:00:00+01:00', nuits: ['2027-03-27'] },
  // Two o'clock becomes three.
  { instant: '2027-03-28T01:59:57+01:00', secondes: 5, nuits: ['2027-03-27'] },
  { instant: '2027-03-28T03:14:56+02:00', nuits: ['2027-03-27', '2027-03-28'] },
  { instant: '2027-10-30T03:20:00+02:00', nuits: ['2027-10-30'] },
  // A quarter past two, the second time: a rhythm ticks an hour early.
  { instant: '2027-10-31T02:14:57+01:00', secondes: 5, nuits: ['2027-10-30'] },
  { instant: '2027-10-31T03:14:56+01:00', nuits: ['2027-10-30', '2027-10-31'] },
  // Caught up three seconds before midnight, then midnight passes.
  { instant: '2027-11-01T23:59:57+01:00', secondes: 5, nuits: ['2027-10-30', '2027-10-31', '2027-11-01'] },
  // A whole day without scheduler: its night is still due after midnight.
  {
    instant: '2027-11-03T00:00:05+01:00',
    nuits: ['2027-10-30', '2027-10-31', '2027-11-01', '2027-11-02'],
  },
];

/** From the hour of a night to that of the next one: where it began, and how long both windows are apart. */
const FENETRES = `
  SELECT jour::text, etat, debut >= de AND debut < a AS dedans, extract(epoch FROM a - de) / 3600 AS heures,
         (jour + 1 = suivante AND a <> de_suivante) AS troue
  FROM (
    SELECT jour, etat, debut, lead(jour) OVER w AS suivante,
           (jour + '03:15'::time) AT TIME ZONE 'Europe/Paris' AS de, (jour + 1 + '03:15'::time) AT TIME ZONE 'Europe/Paris' AS a,
           lead((jour + '03:15'::time) AT TIME ZONE 'Europe/Paris') OVER w AS de_suivante
    FROM synchronisations WHERE plan = 'nocturne' WINDOW w AS (ORDER BY jour)
  ) AS n ORDER BY jour`;

interface Fenetre {
  jour: string;
  etat: string;
  dedans: boolean;
  heures: string;
  troue: boolean | null;
}

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
      for (const { instant, secondes = 0, nuits } of VECU) {
        await vie.vivreLe(instant);
        await attendre(secondes * 1_000);
        const saison = `${nuits[0]?.slice(0, 7)}-01`;
        await vie.attendreQue(async () => (await finies(vie, saison)).length >= nuits.length);
        const vues = await finies(vie, saison);
        if (vues.join(' ') !== nuits.join(' ')) autres.push(`${instant} : ${vues.join(' ')}`);
      }
      const fenetres = await vie.sql<Fenetre>(FENETRES);
      const montrees = await montrer(vie);
      const heures = new Map(fenetres.map(({ jour, heures: duree }) => [jour, Number(duree)]));
      return {
        injections: VECU.length,
        remarques: [`${fenetres.length} nuits ; fenêtres de 23 h et de 25 h bout à bout`],
        manquements: [
          ...manque('V3', 'nuits manquées ou de trop', autres),
          ...manque(
            'V3',
            'nuits qui ne sont pas terminées',
            parmi(fenetres, ({ etat }) => etat !== 'terminee'),
          ),
          ...manque('V2', 'nuits doublées', doublons(fenetres.map(({ jour }) => jour))),
          ...manque(
            'V3',
            'nuits hors de leur fenêtre',
            parmi(fenetres, ({ dedans }) => !dedans),
          ),
          ...manque(
            'propre',
            'trous et recouvrements',
            parmi(fenetres, ({ troue }) => troue === true),
          ),
          ...manque(
            'propre',
            'fenêtres qui n’ont pas 23 ou 25 heures',
            [['2027-03-27', 23] as const, ['2027-10-30', 25] as const].flatMap(([jour, duree]) =>
              heures.get(jour) === duree ? [] : [`${jour} ${heures.get(jour)}`],
            ),
          ),
          ...manque(
            'propre',
            'nuits que l’API ne montre pas',
            montrees === fenetres.length ? [] : [String(montrees)],
          ),
        ],
      };
    } finally {
      await vie.ranger();
    }
  },
};

async function finies(vie: VieDecalee, depuis: string): Promise<string[]> {
  const lignes = await vie.sql<{ jour: string }>(
    `SELECT jour::text FROM synchronisations WHERE plan = 'nocturne' AND fin IS NOT NULL AND jour >= $1 ORDER BY jour`,
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

function parmi(fenetres: readonly Fenetre[], condition: (fenetre: Fenetre) => boolean): string[] {
  return fenetres.filter(condition).map(({ jour }) => jour);
}

function doublons(jours: readonly string[]): string[] {
  return jours.filter((jour, rang) => jours.indexOf(jour) !== rang);
}
