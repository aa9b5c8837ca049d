import { Chiffreur } from '#persistence';

/** The key of the tests, as PASSERELLE_CLES_DE_CHIFFREMENT says it. */
export const CLES_D_ESSAI = `essai:${Buffer.alloc(32, 7).toString('base64')}`;

/** Everything that the tests write of people is encrypted, as it is once deployed. */
export const CHIFFREUR_D_ESSAI = Chiffreur.lire(CLES_D_ESSAI);
