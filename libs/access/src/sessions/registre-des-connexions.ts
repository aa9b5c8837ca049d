import type { Sql } from '#persistence';
import { DUREES } from './durees.js';

/** What a sign-in must find again when the browser comes back from the provider. */
export interface ConnexionEnCours {
  /** `state` of the request: ties the answer to it. */
  etat: string;
  /** Ties the id token to it. */
  nonce: string;
  /** PKCE verifier: ties the code to it. */
  verifieur: string;
  /** Path to go back to. */
  retour: string;
  acrDemande: string | null;
}

/** Keeps a sign-in under way, in the place of one that has expired if there is any: the table stays small by itself. */
export async function noterConnexion(
  sql: Sql,
  empreinte: Buffer,
  { etat, nonce, verifieur, retour, acrDemande }: ConnexionEnCours,
): Promise<void> {
  await sql(
    `WITH expiree AS (
       SELECT empreinte FROM connexions WHERE cree_le < clock_timestamp() - make_interval(secs => $7)
       ORDER BY cree_le LIMIT 1 FOR UPDATE SKIP LOCKED
     ), reprise AS (
       UPDATE connexions c SET empreinte = $1, etat = $2, nonce = $3, verifieur = $4, retour = $5, acr_demande = $6,
                               cree_le = clock_timestamp(), consommee_le = NULL
       FROM expiree WHERE c.empreinte = expiree.empreinte RETURNING 1
     )
     INSERT INTO connexions (empreinte, etat, nonce, verifieur, retour, acr_demande)
     SELECT $1, $2, $3, $4, $5, $6 WHERE NOT EXISTS (SELECT FROM reprise)`,
    [empreinte, etat, nonce, verifieur, retour, acrDemande, DUREES.connexionS],
  );
}

/** Takes a sign-in back, once: undefined when it is unknown, over ten minutes old, of another state or already taken. */
export async function reprendreConnexion(
  sql: Sql,
  empreinte: Buffer,
  etat: string,
): Promise<ConnexionEnCours | undefined> {
  const [connexion] = await sql<ConnexionEnCours>(
    `UPDATE connexions SET consommee_le = clock_timestamp()
     WHERE empreinte = $1 AND etat = $2 AND consommee_le IS NULL
       AND cree_le > clock_timestamp() - make_interval(secs => $3)
     RETURNING etat, nonce, verifieur, retour, acr_demande AS "acrDemande"`,
    [empreinte, etat, DUREES.connexionS],
  );
  return connexion;
}
