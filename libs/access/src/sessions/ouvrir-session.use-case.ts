import { tirerId, type Sql, type UniteDeTravail } from '#persistence';
import { ENDORMIE } from '../comptes/habilitation.js';
import { habilitationsEnVigueur, utilisables } from '../comptes/registre-des-habilitations.js';
import { fermerSessions } from './fermer-sessions.js';
import { empreinteDuCookie, tirerSecret } from './secret-de-cookie.js';

/** A person, as the provider has proved them. */
export interface PersonneConnue {
  emetteur: string;
  sujet: string;
  nom: string;
  courriel: string | null;
  /** How they proved who they are. */
  acr: string | null;
}

export type IssueDOuverture =
  | { issue: 'ouverte'; cookie: string; compte: string; habilitation: string }
  | { issue: 'compte_suspendu' | 'sans_habilitation' | 'authentification_trop_faible' };

/**
 * X5: opens a session for a person whom the provider has proved. The first time, their account is made, without any
 * right. The session begins with the habilitation used last; the one that the browser had before is closed, so that no
 * cookie from before the sign-in is worth anything.
 */
export class OuvrirSession {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly acrFort: string,
  ) {}

  /** The account of a person: what is kept of their sign-in names it before it is decided. */
  async compteDe(personne: PersonneConnue): Promise<string> {
    return (await connaitre(this.unite.seule, personne)).id;
  }

  execute(personne: PersonneConnue, ancienCookie?: string): Promise<IssueDOuverture> {
    return this.unite.executer(async (sql) => {
      const { id: compte, etat } = await connaitre(sql, personne);
      if (etat !== 'actif') return { issue: 'compte_suspendu' };
      await noterVenue(sql, compte);
      const enVigueur = await habilitationsEnVigueur(sql, compte);
      if (enVigueur.length === 0) return { issue: 'sans_habilitation' };
      const [premiere] = utilisables(enVigueur, personne.acr, this.acrFort);
      if (!premiere) return { issue: 'authentification_trop_faible' };
      const ancienne = ancienCookie === undefined ? undefined : empreinteDuCookie(ancienCookie);
      if (ancienne) await fermerSessions(sql, { empreinte: ancienne }, 'remplacee');
      const { valeur, empreinte } = tirerSecret();
      await sql(
        `INSERT INTO sessions (empreinte, compte, habilitation, acr, ouverte_le)
         VALUES ($1, $2, $3, $4, clock_timestamp())`,
        [empreinte, compte, premiere.id, personne.acr],
      );
      return { issue: 'ouverte', cookie: valeur, compte, habilitation: premiere.id };
    });
  }
}

/** The account of that issuer and subject, made when there is none; its name and address follow the provider. */
async function connaitre(
  sql: Sql,
  { emetteur, sujet, nom, courriel }: PersonneConnue,
): Promise<{ id: string; etat: string }> {
  const [compte] = await sql<{ id: string; etat: string }>(
    `INSERT INTO comptes AS c (id, emetteur, sujet, nom, courriel) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (emetteur, sujet) DO UPDATE
       SET nom = excluded.nom, courriel = CASE WHEN c.etat = 'parti' THEN NULL ELSE excluded.courriel END
     RETURNING c.id, c.etat`,
    [tirerId(), emetteur, sujet, nom, courriel],
  );
  if (!compte) throw new Error('an upsert answers one row');
  return compte;
}

/** Who comes back after three months finds their habilitations asleep, and this visit does not wake them. */
async function noterVenue(sql: Sql, compte: string): Promise<void> {
  await sql(
    `UPDATE habilitations h SET endormie_le = clock_timestamp() FROM comptes c
     WHERE c.id = $1 AND h.compte = c.id AND h.retiree_le IS NULL AND h.endormie_le IS NULL AND ${ENDORMIE}`,
    [compte],
  );
  await sql('UPDATE comptes SET vu_le = clock_timestamp() WHERE id = $1', [compte]);
}
