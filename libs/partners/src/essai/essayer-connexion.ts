import { randomUUID } from 'node:crypto';
import { libelleCause } from '../causes.js';
import { classerErreurReseau } from '../issues-http.js';
import { demandeDeJeton, lireReponseJeton, type Identifiants } from '../jetons.js';
import { ReseauxSortants } from '../reseaux-sortants.js';
import { EchecReseau, Transport, type ReponseBrute } from '../transport.js';
import { negocier, ouvrir, resoudre, type Lieu } from './etapes-du-reseau.js';

export const ETAPES_D_ESSAI = ['resolution', 'connexion', 'tls', 'jeton', 'question'] as const;

/** One step of a trial; the first that fails is the last. */
export interface EtapeDEssai {
  etape: (typeof ETAPES_D_ESSAI)[number];
  issue: 'reussie' | 'echouee' | 'sans_objet';
  /** In French; never a secret, nor a text of the partner. */
  detail: string;
  millisecondes: number;
}

export interface OptionsDEssai extends Identifiants {
  url: string;
  /** Where connections may go (check 16); everywhere by default. */
  reseaux?: ReseauxSortants;
  /** Deadline of one step. */
  delaiMs?: number;
}

/** What a step found; thrown errors are those of the network, or say themselves what to correct. */
type Travail = () => Promise<string | null>;

class EtapeRefusee extends Error {}

/**
 * Tries the way to a partner, step by step, as real traffic takes it: same networks, same TLS, same credentials. What is
 * asked at the end (X4.4) is about an event that nobody sent: nothing of anybody is told.
 */
export async function* essayerConnexion(options: OptionsDEssai): AsyncGenerator<EtapeDEssai> {
  const { url, reseaux = ReseauxSortants.tous(), delaiMs = 5_000 } = options;
  const lieu: Lieu = { url: new URL(url), reseaux, delaiMs };
  const transport = new Transport({ url, delaiMs, concurrence: 1, reseaux });
  let jeton = '';
  const travaux: readonly (readonly [EtapeDEssai['etape'], Travail])[] = [
    ['resolution', () => resoudre(lieu)],
    ['connexion', () => ouvrir(lieu)],
    ['tls', () => negocier(lieu)],
    [
      'jeton',
      async () => {
        const reponse = await transport.demander(demandeDeJeton(options));
        const lu = lireReponseJeton(reponse);
        if (!lu) throw new EtapeRefusee(direStatut(reponse, 'Le partenaire ne donne pas de jeton'));
        jeton = lu.jeton;
        return 'Le partenaire reconnaît nos identifiants.';
      },
    ],
    [
      'question',
      async () => {
        const reponse = await transport.demander(demander(jeton));
        if (reponse.statut !== 200)
          throw new EtapeRefusee(direStatut(reponse, 'Le partenaire refuse la question'));
        return 'Le partenaire répond : il ne connaît pas un événement qui n’existe pas.';
      },
    ],
  ];
  try {
    for (const [etape, travail] of travaux) {
      const faite = await mesurer(etape, travail);
      yield faite;
      if (faite.issue === 'echouee') return;
    }
  } finally {
    await transport.fermer();
  }
}

async function mesurer(etape: EtapeDEssai['etape'], travail: Travail): Promise<EtapeDEssai> {
  const debut = performance.now();
  const dire = (issue: EtapeDEssai['issue'], detail: string): EtapeDEssai => ({
    etape,
    issue,
    detail,
    millisecondes: Math.round(performance.now() - debut),
  });
  try {
    const trouve = await travail();
    return trouve === null
      ? dire('sans_objet', 'L’adresse est en http : rien n’est chiffré.')
      : dire('reussie', trouve);
  } catch (erreur) {
    return dire('echouee', direEchec(erreur));
  }
}

function direEchec(erreur: unknown): string {
  if (erreur instanceof EtapeRefusee) return erreur.message;
  const { cause } = erreur instanceof EchecReseau ? erreur.issue : classerErreurReseau(erreur);
  const phrase = libelleCause(cause);
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}

function direStatut({ statut }: ReponseBrute, debut: string): string {
  return `${debut} (réponse HTTP ${statut}).`;
}

function demander(jeton: string): Parameters<Transport['demander']>[0] {
  return {
    methode: 'POST',
    chemin: '/echanges/evenements/recherche',
    entetes: {
      authorization: `Bearer ${jeton}`,
      'content-type': 'application/json',
      accept: 'application/json, application/problem+json',
    },
    corps: JSON.stringify({ ids: [`essai-${randomUUID()}`] }),
  };
}
