import { lireDonnees } from './donnees.js';

const FICHIER = 'conservation.json';

/** Days under which nothing goes: the database refuses less, whatever stands here (migration 0023, `age_minimal`). */
export const AGES_MINIMAUX = {
  corps_recus: 60,
  corps_refuses: 60,
  contenus_emis: 60,
  envois: 60,
  apercus_de_rejeu: 30,
  ecarts_clos: 60,
  dossiers: 183,
  lectures: 183,
  actes: 183,
  transitions: 365,
  sessions: 30,
  demasquages: 1,
  connexions: 1,
  bilans: 30,
} as const;

export type CategorieConservee = keyof typeof AGES_MINIMAUX;

/** Ten years: nothing here is kept longer without another reason than the exchange. */
const AGE_MAXIMAL = 3_653;

/** How long each kind of thing is kept, in days (check 22). */
export type ConservationReglee = Readonly<Record<CategorieConservee, number>>;

/**
 * Reads config/conservation.json.
 * @throws Error with a French sentence that names the member to correct
 */
export function lireConservation(
  lu = lireDonnees<Partial<Record<string, unknown>>>(FICHIER),
): ConservationReglee {
  for (const [categorie, minimum] of Object.entries(AGES_MINIMAUX)) {
    const jours = lu[categorie];
    if (!Number.isInteger(jours) || (jours as number) < minimum || (jours as number) > AGE_MAXIMAL)
      refuser(categorie, `un nombre entier de jours, de ${minimum} à ${AGE_MAXIMAL}`);
  }
  for (const categorie of Object.keys(lu))
    if (!(categorie in AGES_MINIMAUX)) refuser(categorie, 'absent : cette sorte n’existe pas');
  return lu as ConservationReglee;
}

function refuser(membre: string, attendu: string): never {
  throw new Error(`config/${FICHIER} : ${membre} doit être ${attendu}.`);
}
