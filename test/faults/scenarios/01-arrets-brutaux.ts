import type { Genre } from '../relais/pieges.js';
import { direReprises, reunir, tirerPoints, tuerAuxPoints } from './arrets.js';
import { type Ampleur, LES_DEUX, type Scenario, type Tour } from './scenario.js';

/** One line of kills goes on beside the others: a lane that waits for its lease holds up no other. */
interface Serie {
  nom: string;
  genres: readonly Genre[];
  nombre: Readonly<Record<Ampleur, number>>;
}

const SERIES: readonly Serie[] = [
  { nom: 'porte', genres: ['recevoir', 'sonner'], nombre: { ci: 26, normale: 21, complete: 100 } },
  { nom: 'prise', genres: ['prendre'], nombre: { ci: 3, normale: 8, complete: 35 } },
  { nom: 'application', genres: ['appliquer'], nombre: { ci: 3, normale: 7, complete: 35 } },
  {
    nom: 'GIDE',
    genres: ['prendre_envoi', 'dire_gide', 'enregistrer'],
    nombre: { ci: 4, normale: 12, complete: 40 },
  },
  {
    nom: 'Parcours 3',
    genres: ['dire_parcours3', 'chercher', 'regler'],
    nombre: { ci: 4, normale: 12, complete: 40 },
  },
];

/** SIGKILL of whoever stands before, in, or after each commit, call and ring: 40 in CI, 120 or 500 over both queues. */
export const ARRETS_BRUTAUX: Scenario = {
  numero: '1',
  titre: 'SIGKILL à chaque point nommé',
  files: LES_DEUX,
  ci: 'postgres',
  rangee: 'patiente',
  montage: { gateways: 2, workers: 2, tranches: 6 },
  trafic: { parWebhook: 4 },
  debit: 100,
  async perturber(tour) {
    const { essai, ampleur, graine } = tour;
    let finies = false;
    const flux = alimenter(tour, () => finies);
    // Awaited below, whatever happens first.
    flux.catch(() => undefined);
    const bilans = await Promise.all(
      SERIES.map(({ genres, nombre }, rang) =>
        tuerAuxPoints(essai, tirerPoints(genres, nombre[ampleur], graine + rang)),
      ),
    );
    finies = true;
    await flux;
    return {
      injections: reunir(bilans).arrets,
      remarques: SERIES.flatMap(({ nom }, rang) => direReprises(nom, bilans[rang] ?? reunir([]))),
    };
  },
};

/** Messages keep coming for as long as there are points to reach. */
async function alimenter({ encore, finDuTrafic }: Tour, finies: () => boolean): Promise<void> {
  await finDuTrafic;
  while (!finies()) await encore(60, 60);
}
