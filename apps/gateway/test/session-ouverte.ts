import { AccorderHabilitation, lireSession, OuvrirSession, type Portee, type RoleDePersonne } from '#access';
import type { UniteDeTravail } from '#persistence';
import { randomUUID } from 'node:crypto';

const EMETTEUR = 'https://identite.essai';
const ACR_FORT = 'urn:essai:deux-preuves';

export interface SessionOuverte {
  cookie: string;
  jeton: string;
  compte: string;
  habilitation: string;
}

/** A session of somebody new, as a strong sign-in leaves it. */
export async function ouvrirUneSession(
  unite: UniteDeTravail,
  role: RoleDePersonne,
  portee: Portee,
): Promise<SessionOuverte> {
  const sujet = randomUUID();
  const octroi = await new AccorderHabilitation(unite).execute({
    compte: { emetteur: EMETTEUR, sujet },
    role,
    portee,
    jusqua: null,
    motif: 'essai',
    par: 'essai',
  });
  const ouverture = await new OuvrirSession(unite, ACR_FORT).execute({
    emetteur: EMETTEUR,
    sujet,
    nom: 'Personne d’essai',
    courriel: null,
    acr: ACR_FORT,
  });
  if (ouverture.issue !== 'ouverte' || octroi.issue !== 'accordee') throw new Error(ouverture.issue);
  const { cookie, compte } = ouverture;
  const lecture = await lireSession(unite.seule, cookie, true);
  if (!lecture.ouverte) throw new Error(lecture.raison);
  return { cookie, jeton: lecture.session.jeton, compte, habilitation: octroi.id };
}
