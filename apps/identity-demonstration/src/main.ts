import 'reflect-metadata';
import { COMPTES_DE_DEMONSTRATION, finir, lireReglagesIdentite, ReglagesInvalides } from '#config';
import { creerJournal } from '#observability';
import { clesDeSignature } from './fournisseur/cles.js';
import { ServeurDIdentite } from './serveur-d-identite.js';

/** Starts the identity provider of the demonstration on the settings of the environment. */
async function demarrer(): Promise<void> {
  const { dossierDonnees, niveauJournal, ...reglages } = lireReglagesIdentite();
  const journal = creerJournal('identity-demonstration', niveauJournal);
  const cles = clesDeSignature(dossierDonnees);
  const serveur = await ServeurDIdentite.ouvrir({
    ...reglages,
    comptes: COMPTES_DE_DEMONSTRATION,
    cles,
    journal,
  });
  let arret: Promise<void> | undefined;
  const arreter = (cause: string): void => {
    arret ??= serveur.fermer().then(() => {
      journal.info({ cause }, 'arrêté');
      // An open channel to the process that started us would keep us alive.
      if (process.connected) process.disconnect();
    });
  };
  process.on('SIGTERM', () => arreter('SIGTERM'));
  process.on('SIGINT', () => arreter('SIGINT'));
  // The launcher is gone: so are we, cleanly.
  process.once('disconnect', () => arreter('parent_absent'));
  journal.info({ adresse: 'localhost', port: serveur.port }, 'à l’écoute');
}

try {
  await demarrer();
} catch (erreur) {
  const cause =
    erreur instanceof ReglagesInvalides
      ? erreur.message
      : `Le fournisseur d’identité ne démarre pas : ${erreur instanceof Error ? erreur.name : 'erreur inconnue'}`;
  process.stderr.write(`${cause}\n`);
  finir(1);
}
