import type { UniteDeTravail } from '#persistence';
import { habilitationsEnVigueur, utilisables } from '../comptes/registre-des-habilitations.js';
import type { SessionLue } from './lire-session.js';
import { tirerSecret } from './secret-de-cookie.js';

export type IssueDeChangementDHabilitation =
  { issue: 'changee'; cookie: string } | { issue: 'inconnue' | 'authentification_trop_faible' | 'fermee' };

/**
 * X5: the same person goes on as something else: another session, another cookie, the same end. An habilitation of
 * someone else, withdrawn or asleep is unknown.
 */
export class ChangerDHabilitation {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly acrFort: string,
  ) {}

  execute(
    { empreinte, compte, acr }: Pick<SessionLue, 'empreinte' | 'compte' | 'acr'>,
    habilitation: string,
  ): Promise<IssueDeChangementDHabilitation> {
    return this.unite.executer(async (sql) => {
      const enVigueur = await habilitationsEnVigueur(sql, compte.id);
      const choisie = enVigueur.filter(({ id }) => id === habilitation.toLowerCase());
      if (choisie.length === 0) return { issue: 'inconnue' };
      const [prise] = utilisables(choisie, acr, this.acrFort);
      if (!prise) return { issue: 'authentification_trop_faible' };
      const { valeur, empreinte: nouvelle } = tirerSecret();
      const [changee] = await sql(
        `WITH avant AS (
           UPDATE sessions SET fermee_le = clock_timestamp(), fermeture = 'remplacee'
           WHERE empreinte = $1 AND fermee_le IS NULL RETURNING compte, acr, ouverte_le
         )
         INSERT INTO sessions (empreinte, compte, habilitation, acr, ouverte_le)
         SELECT $2, compte, $3, acr, ouverte_le FROM avant RETURNING 1`,
        [empreinte, nouvelle, prise.id],
      );
      return changee ? { issue: 'changee', cookie: valeur } : { issue: 'fermee' };
    });
  }
}
