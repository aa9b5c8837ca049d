import { type ReglagesLanceur } from '#config';
import {
  attendreLaBase,
  baseAbsente,
  creerDataSource,
  demarrerPostgresEmbarque,
  direFaille,
  Horloge,
  migrer,
  type PostgresEmbarque,
  UniteDeTravail,
} from '#persistence';

export interface Base {
  url: string;
  embarquee: boolean;
  /** Brings the embedded one back when it has died; nothing for another one.
   * @returns whether it had */
  relever(): Promise<boolean>;
  /** Stops the embedded one; nothing for another one. */
  arreter(): Promise<void>;
}

/** The database of the settings, or the embedded one; migrated, its business clock started (H7). */
export async function preparerBase(reglages: ReglagesLanceur): Promise<Base> {
  const embarquee =
    reglages.baseUrl === undefined ? await demarrerPostgresEmbarque(reglages.dossierDonnees) : null;
  const url = reglages.baseUrl ?? embarquee?.url ?? '';
  const preparer = async (): Promise<void> => {
    await migrer(url);
    await demarrerHorloge(url, reglages);
  };
  try {
    // The embedded one runs: on a busy machine it may be slow. Another one that is away is told at once.
    await (embarquee ? attendreLaBase(preparer) : preparer());
  } catch (erreur) {
    await embarquee?.arreter();
    if (!baseAbsente(erreur)) throw erreur;
    const laquelle = embarquee ? 'La base embarquée' : 'La base de DATABASE_URL';
    throw new Error(`${laquelle} ne répond pas (${direFaille(erreur)}).`, { cause: erreur });
  }
  return embarquee ? baseEmbarquee(embarquee, reglages.dossierDonnees) : baseDonnee(url);
}

function baseDonnee(url: string): Base {
  return { url, embarquee: false, relever: () => Promise.resolve(false), arreter: () => Promise.resolve() };
}

function baseEmbarquee(postgres: PostgresEmbarque, dossier: string): Base {
  return {
    url: postgres.url,
    embarquee: true,
    relever: async () => {
      if (postgres.enVie()) return false;
      await demarrerPostgresEmbarque(dossier);
      return true;
    },
    arreter: () => postgres.arreter(),
  };
}

async function demarrerHorloge(url: string, { aujourdhui, production }: ReglagesLanceur): Promise<void> {
  const source = await creerDataSource({
    url,
    taillePool: 1,
    application: 'passerelle-lanceur',
  }).initialize();
  try {
    await new UniteDeTravail(source).executer((sql) => Horloge.initialiser(sql, aujourdhui, production));
  } finally {
    await source.destroy();
  }
}
