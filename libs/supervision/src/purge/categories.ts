import type { Sql } from '#persistence';

/**
 * What is not kept for ever (check 22, ADR 35), in the order in which it goes: contents before the dossiers that they are
 * about. How long is a setting (config/conservation.json); under the minimum written in the database nothing goes.
 */
export const CATEGORIES = {
  corps_recus: {
    quoi: 'Octets reçus et données lues de messages au sort réglé',
    depuis: 'le dernier sort réglé de la requête ou de la page',
    source: 'RGPD, art. 5.1 e ; CASF, art. R262-116-5 par analogie (deux mois au moins dans la passerelle)',
    lot: 500,
  },
  corps_refuses: {
    quoi: 'Octets reçus de messages refusés ou illisibles',
    depuis: 'le dernier sort réglé',
    source: 'RGPD, art. 5.1 e : le temps que le propriétaire du fait le corrige',
    lot: 500,
  },
  contenus_emis: {
    quoi: 'Contenu des messages émis au sort réglé',
    depuis: 'leur sort',
    source: 'RGPD, art. 5.1 e',
    lot: 2_000,
  },
  envois: {
    quoi: 'Appels faits aux partenaires, et ce qui leur a été répondu',
    depuis: 'leur fin',
    source: 'CNIL, délibération 2021-122 (journaux : six à douze mois)',
    lot: 2_000,
  },
  apercus_de_rejeu: {
    quoi: 'Aperçus de dossiers des rejeux et de leurs simulations',
    depuis: 'la fin du rejeu, ou la simulation',
    source: 'RGPD, art. 5.1 e',
    lot: 1_000,
  },
  ecarts_clos: {
    quoi: 'Écarts clos, leurs valeurs et leur vie',
    depuis: 'leur clôture',
    source: 'RGPD, art. 5.1 e',
    lot: 1_000,
  },
  dossiers: {
    quoi: 'Dossiers dont toutes les cotraitances sont finies',
    depuis: 'la dernière fin, ou le dernier fait appris',
    source: 'durée de Parcours 3 (29 mois après le dernier contact) : la passerelle oublie avant lui',
    lot: 100,
  },
  lectures: {
    quoi: 'Lectures de dossiers',
    depuis: 'leur scellement, par tronçons scellés entiers',
    source: 'CNIL, délibération 2021-122 (journaux : six à douze mois)',
    lot: 1,
  },
  actes: {
    quoi: 'Actes des personnes',
    depuis: 'leur scellement, par tronçons scellés entiers',
    source: 'CNIL, délibération 2021-122 (journaux : six à douze mois)',
    lot: 1,
  },
  transitions: {
    quoi: 'Changements de sort des messages (sans donnée personnelle)',
    depuis: 'leur scellement, par tronçons scellés entiers',
    source: 'preuve de ce que chaque message est devenu ; un an après les dossiers',
    lot: 1,
  },
  sessions: {
    quoi: 'Sessions finies',
    depuis: 'leur fin',
    source: 'CNIL, délibération 2021-122 (six à douze mois)',
    lot: 2_000,
  },
  demasquages: {
    quoi: 'Démasquages expirés (leurs actes restent)',
    depuis: 'leur expiration',
    source: 'sans effet au-delà d’un quart d’heure',
    lot: 2_000,
  },
  connexions: {
    quoi: 'Connexions commencées',
    depuis: 'leur début',
    source: 'sans effet au-delà de dix minutes',
    lot: 2_000,
  },
  bilans: {
    quoi: 'Contrôles automatiques de la conservation',
    depuis: 'leur date',
    source: 'technique, sans donnée personnelle',
    lot: 2_000,
  },
} as const satisfies Record<string, Conservee>;

interface Conservee {
  quoi: string;
  /** From which moment its age counts. */
  depuis: string;
  /** Why that long. */
  source: string;
  /** How many of them one transaction lets go at most; sealed records go by one stretch. */
  lot: number;
}

export type Categorie = keyof typeof CATEGORIES;
export const NOMS_DES_CATEGORIES = Object.keys(CATEGORIES) as Categorie[];

/** Days for which each is kept. */
export type DureesDeConservation = Readonly<Record<Categorie, number>>;

/** How far what is overdue is counted: beyond, it is a lot, and counting it would cost as much as letting it go. */
const COMPTES = 100_000;

/** How many of a kind are older than that, and still there, up to a bound. */
export async function compterAPurger(
  sql: Sql,
  categorie: Categorie,
  jours: number,
  borne = COMPTES,
): Promise<number> {
  const [compte] = await sql<{ nombre: number }>('SELECT compter_a_purger($1, $2, $3) AS nombre', [
    categorie,
    jours,
    borne,
  ]);
  return Number(compte?.nombre ?? 0);
}
