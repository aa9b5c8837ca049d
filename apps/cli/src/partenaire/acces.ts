import type { Partenaire } from '#annexe7';
import { Secrets } from '#contract';
import type { Installation } from '../connexion/installation.js';
import { mauvaisUsage } from '../echec.js';

const SUFFIXE: Readonly<Record<Partenaire, string>> = { gide: 'GIDE', parcours3: 'PARCOURS3' };

export interface AccesAuPartenaire {
  partenaire: Partenaire;
  url: string;
  clientId: string;
  clientSecret: string;
  secrets: Secrets;
}

/** What the gateway presents itself with to a partner (X4). @throws EchecDeCommande when it is not known here */
export function accesAuPartenaire(installation: Installation, partenaire: Partenaire): AccesAuPartenaire {
  const { url, clientId, clientSecret, secret } = installation.partenaire(partenaire);
  if (clientId === undefined || clientSecret === undefined || secret === undefined) {
    throw mauvaisUsage(
      `Donnez ${SUFFIXE[partenaire]}_CLIENT_ID, ${SUFFIXE[partenaire]}_CLIENT_SECRET et PARTNER_SECRET_${SUFFIXE[partenaire]} dans l’environnement.`,
    );
  }
  return {
    partenaire,
    url,
    clientId,
    clientSecret,
    secrets: Secrets.lire(secret, `PARTNER_SECRET_${SUFFIXE[partenaire]}`),
  };
}
