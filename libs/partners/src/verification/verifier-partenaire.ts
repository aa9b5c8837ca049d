import type { Partenaire } from '#annexe7';
import type { Secrets } from '#contract';
import { EchecJeton } from '../jetons.js';
import { EchecReseau } from '../transport.js';
import type { Constat } from './constat.js';
import { examiner, exiger, NonConforme, nonConforme } from './constat.js';
import { Fiction } from './fiction.js';
import { Sonde } from './sonde.js';
import { jourDeParis, verifierBilan } from './verifier-bilan.js';
import { verifierChangements } from './verifier-changements.js';
import { verifierDeclarations } from './verifier-declarations.js';
import { lireFaitsTenusPar, verifierEmpreintes } from './verifier-empreintes.js';
import { verifierEnonces } from './verifier-enonces.js';
import { verifierFlux } from './verifier-flux.js';
import { verifierJetons } from './verifier-jetons.js';
import { verifierRecherche } from './verifier-recherche.js';
import { verifierRefus } from './verifier-refus.js';
import { retirer, verifierRetrait } from './verifier-retrait.js';
import { verifierSignatures } from './verifier-signatures.js';

export interface OptionsVerification {
  /** Which of the two roles it plays: it decides what it may state and what it may be told. */
  partenaire: Partenaire;
  url: string;
  clientId: string;
  clientSecret: string;
  /** What we sign with, as the partner knows it (X3.2). */
  secrets: Secrets;
  /** Numéro to tell about; a fictitious 999####Z when absent. It must have no fact in force over there. */
  demandeur?: string;
  /** Cotraitance to tell about; a fictitious one when absent. */
  cotraitance?: string;
  /** Deadline of each exchange, ms; 10 s. */
  delaiMs?: number;
  /** How many of the oldest statements are read and controlled; 2,000. */
  enonces?: number;
  /** Technical clock, ms. */
  maintenant?: () => number;
}

/**
 * Checks a partner against the whole of X4, rule by rule, each finding as soon as it is known. It tells three facts
 * about nobody and takes them back at the end, also when the reading of the findings is broken off.
 */
export async function* verifierPartenaire(options: OptionsVerification): AsyncGenerator<Constat, void> {
  const { maintenant = Date.now, delaiMs = 10_000, enonces = 2_000 } = options;
  const sonde = new Sonde({ ...options, delaiMs, maintenant });
  const depart = maintenant();
  const fiction = new Fiction(options.partenaire, new Date(depart).toISOString(), options);
  try {
    if (!(yield* verifierJetons(sonde))) {
      yield nonVerifie('Tout le reste (X4.1 à X4.5)', 'sans jeton, rien ne peut être demandé');
      return;
    }
    yield* verifierChangements(sonde);
    yield* verifierEnonces(sonde, enonces);
    const place = await examiner('X4.3', 'Le demandeur d’essai est libre', async () =>
      reprendre(sonde, fiction),
    );
    yield place;
    if (place.resultat === 'conforme') yield* verifierCeQuiEstDit(sonde, fiction, maintenant);
    else
      yield nonVerifie(
        'Le flux, X4.4 et les empreintes de ce qui est dit',
        'il n’y a pas de demandeur d’essai',
      );
    yield* verifierDeclarations(sonde);
    yield* verifierBilan(sonde, fiction, jourDeParis(depart));
    yield* verifierRefus(sonde);
  } finally {
    await retirerSansBruit(sonde, fiction);
    await sonde.transport.fermer();
  }
}

async function* verifierCeQuiEstDit(
  sonde: Sonde,
  fiction: Fiction,
  maintenant: () => number,
): AsyncGenerator<Constat> {
  if (yield* verifierFlux(sonde, fiction)) {
    yield* verifierSignatures(sonde, fiction, maintenant);
    yield* verifierRecherche(sonde, fiction);
    yield* verifierEmpreintes(sonde, fiction);
  }
  yield* verifierRetrait(sonde, fiction);
}

/** A verification never touches a dossier that is in use: what is held of our number must be withdrawn already. */
async function reprendre(sonde: Sonde, fiction: Fiction): Promise<void> {
  const tenus = await lireFaitsTenusPar(sonde, fiction.demandeur);
  if (tenus === undefined) return;
  exiger(
    tenus.illisibles.length === 0 && tenus.faits.every(({ data }) => data['annule'] === true),
    'Le partenaire tient déjà des faits en vigueur sur ce demandeur ; la vérification n’y touche pas.',
    'Recommencez avec un autre numéro fictif.',
  );
  fiction.reprendre(tenus.faits);
}

/** The last chance to leave nothing behind, when the run was broken off; its findings have been given already. */
async function retirerSansBruit(sonde: Sonde, fiction: Fiction): Promise<void> {
  try {
    await retirer(sonde, fiction);
  } catch (erreur) {
    const connue =
      erreur instanceof NonConforme || erreur instanceof EchecReseau || erreur instanceof EchecJeton;
    if (!connue) throw erreur;
  }
}

function nonVerifie(titre: string, cause: string): Constat {
  return nonConforme(
    'X4',
    titre,
    `Non vérifié : ${cause}.`,
    'Corrigez ce qui précède, puis recommencez la vérification.',
  );
}
