import 'reflect-metadata';
import { CleDeDemarrage } from '#access';
import {
  finir,
  lirePolitiqueEcarts,
  lireReglagesGateway,
  lireRegles,
  ReglagesInvalides,
  resumerReglages,
  type ReglagesGateway,
} from '#config';
import { Secrets } from '#contract';
import { ReglesCourantes } from '#exchange';
import { creerJournal, creerTraceur } from '#observability';
import { ReseauxSortants } from '#partners';
import {
  attendreLaBase,
  ClesDeChiffrementRefusees,
  creerDataSource,
  direFaille,
  Horloge,
  ouvrirLesCles,
  UniteDeTravail,
  verifierLesCles,
} from '#persistence';
import { semerPolitiques } from '#reconciliation';
import { chargerTerritoire } from '#territory';
import type { AddressInfo } from 'node:net';
import { annoncerAdresse } from './annoncer-adresse.js';
import { creerApplication } from './application.js';
import { arreterProprement } from './arret.js';

/** Starts one gateway on the settings of the environment. */
async function demarrer(reglages: ReglagesGateway): Promise<void> {
  const journal = creerJournal('gateway', reglages.niveauJournal);
  journal.info({ reglages: resumerReglages(reglages) }, 'démarrage');
  const traceur = await creerTraceur({ collecteur: reglages.collecteur, role: 'gateway', journal });
  const chiffreur = ouvrirLesCles(reglages);
  const source = await attendreLaBase(
    () =>
      creerDataSource({ url: reglages.baseUrl, application: 'passerelle-gateway', chiffreur }).initialize(),
    (faille) => journal.warn({ faille }, 'attend la base'),
  );
  const unite = new UniteDeTravail(source);
  await verifierLesCles(unite);
  if (chiffreur.cleActive === null) journal.warn({}, 'les données des personnes sont écrites en clair');
  await Horloge.initialiser(unite.seule, reglages.aujourdhui, reglages.production);
  const territoire = chargerTerritoire();
  const regles = new ReglesCourantes({ ...lireRegles(), territoire });
  await regles.semer(unite);
  await semerPolitiques(unite, lirePolitiqueEcarts().politiques);
  const app = await creerApplication({
    source,
    secrets: {
      gide: Secrets.lire(reglages.webhooks.gide, 'WEBHOOK_SECRET_GIDE'),
      parcours3: Secrets.lire(reglages.webhooks.parcours3, 'WEBHOOK_SECRET_PARCOURS3'),
    },
    cleDeDemarrage: reglages.cleAmorce === undefined ? undefined : CleDeDemarrage.lire(reglages.cleAmorce),
    origine: reglages.origine,
    identite: reglages.fournisseurDIdentite,
    // In production calls go to the Internet and to the networks allowed; elsewhere the provider is on this machine.
    reseaux: reglages.production ? ReseauxSortants.publics(reglages.reseauxPrives) : ReseauxSortants.tous(),
    regles,
    territoire,
    tranches: reglages.tranches,
    quotas: reglages.quotas,
    seuilDeRejeu: reglages.seuilDeRejeu,
    files: {
      databaseUrl: reglages.baseUrl,
      ...(reglages.redisUrl === undefined ? {} : { redisUrl: reglages.redisUrl }),
    },
    journal,
    traceur,
  });
  arreterProprement(app, [() => source.destroy(), () => traceur.fermer()], journal);
  await app.listen({ port: reglages.port, host: reglages.hote });
  const adresse = app.getHttpServer().address() as AddressInfo;
  annoncerAdresse(reglages.dossierDonnees, adresse, journal);
  journal.info({ adresse: adresse.address, port: adresse.port }, 'à l’écoute');
  process.send?.({ pret: true });
}

try {
  await demarrer(lireReglagesGateway());
} catch (erreur) {
  process.stderr.write(
    `${erreur instanceof ReglagesInvalides || erreur instanceof ClesDeChiffrementRefusees ? erreur.message : `La passerelle ne démarre pas : ${direFaille(erreur)}`}\n`,
  );
  finir(1);
}
