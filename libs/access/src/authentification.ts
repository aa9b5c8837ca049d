import type { Sql } from '#persistence';
import { empreinteDeCle, idDeCle, memesEmpreintes } from './cle-api.js';
import type { CleDeDemarrage } from './cle-de-demarrage.js';
import { DROITS } from './droits.js';
import type { Identite } from './identite.js';
import { noterUsage, trouverCle } from './registre-des-cles.js';

export type ResultatAuthentification =
  { authentifie: true; identite: Identite } | { authentifie: false; raison: 'absente' | 'invalide' };

const PORTEUR = /^bearer +([\x21-\x7e]{1,512})$/i;

/** `Authorization: Bearer <key>` to an identity (X5). Asks the database each time, so that a revocation is immediate. */
export class Authentification {
  constructor(
    private readonly sql: Sql,
    private readonly cleDeDemarrage: CleDeDemarrage | undefined,
  ) {}

  /** @throws the technical error of the database: it is not the caller who is refused. */
  async authentifier(entete: string | undefined): Promise<ResultatAuthentification> {
    if (entete === undefined) return { authentifie: false, raison: 'absente' };
    const cle = PORTEUR.exec(entete)?.[1];
    if (cle === undefined) return { authentifie: false, raison: 'invalide' };
    if (this.cleDeDemarrage?.reconnait(cle))
      return { authentifie: true, identite: this.cleDeDemarrage.identite };

    const id = idDeCle(cle);
    const trouvee = id === undefined ? undefined : await trouverCle(this.sql, id);
    if (!trouvee || !memesEmpreintes(trouvee.empreinte, empreinteDeCle(cle))) {
      return { authentifie: false, raison: 'invalide' };
    }
    await noterUsage(this.sql, trouvee.fiche);
    const { libelle, role, portee } = trouvee.fiche;
    return {
      authentifie: true,
      identite: {
        acteur: `cle:${trouvee.fiche.id}`,
        libelle,
        role,
        portee,
        tousDroits: false,
        droits: DROITS,
      },
    };
  }
}
