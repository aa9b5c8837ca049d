import { estInvalide, lireJeton } from '#contract';
import { demandeDeJeton } from '../jetons.js';
import type { Constat } from './constat.js';
import { examiner, exiger } from './constat.js';
import type { Sonde } from './sonde.js';
import { lireConforme } from './sonde.js';

const LECTURE = { methode: 'GET', chemin: '/echanges/changements?limite=1' } as const;

/** OAuth 2 client credentials (X4). @returns false when there is no token, so nothing else can be asked. */
export async function* verifierJetons(sonde: Sonde): AsyncGenerator<Constat, boolean> {
  const jeton = await examiner('X4', 'Les identifiants donnent un jeton (POST /oauth2/token)', async () => {
    const reponse = await sonde.transport.demander(demandeDeJeton(sonde.identifiants));
    exiger(
      reponse.statut === 200,
      `Réponse ${reponse.statut} au lieu de 200.`,
      'Acceptez grant_type=client_credentials avec les identifiants en HTTP Basic (RFC 6749, 2.3.1), et vérifiez ceux que vous avez donnés.',
    );
    const lu = lireConforme(reponse, lireJeton);
    await sonde.jeton();
    if (!estInvalide(lu) && lu.expireDans === null)
      return '« expires_in » est absent : la passerelle renouvelle le jeton toutes les cinq minutes.';
    return undefined;
  });
  yield jeton;
  if (jeton.resultat !== 'conforme') return false;

  yield await examiner('X4', 'De mauvais identifiants sont refusés', async () => {
    const { clientId, clientSecret } = sonde.identifiants;
    const demande = demandeDeJeton({ clientId, clientSecret: `${clientSecret}-faux` });
    const { statut } = await sonde.transport.demander(demande);
    exiger(
      statut === 400 || statut === 401,
      `Réponse ${statut} à un mauvais secret, au lieu de 401.`,
      'Refusez un client inconnu ou un mauvais secret par 401 invalid_client (RFC 6749, 5.2).',
    );
  });
  yield await examiner('X4', 'Sans jeton, l’échange est refusé', async () => {
    const { statut } = await sonde.transport.demander(LECTURE);
    exigerAccesRefuse(statut, 'sans jeton');
  });
  yield await examiner('X4', 'Avec un jeton inconnu, l’échange est refusé', async () => {
    const entetes = { authorization: 'Bearer jeton-que-personne-n-a-delivre' };
    const { statut } = await sonde.transport.demander({ ...LECTURE, entetes });
    exigerAccesRefuse(statut, 'avec un jeton inconnu');
  });
  return true;
}

function exigerAccesRefuse(statut: number, comment: string): void {
  exiger(
    statut === 401 || statut === 403,
    `Réponse ${statut} ${comment}, au lieu de 401.`,
    'Exigez sur toutes les adresses /echanges un jeton Bearer que vous avez délivré et qui n’a pas expiré (RFC 6750).',
  );
}
