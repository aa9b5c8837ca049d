import { Partenaire } from '#annexe7';
import { UniteDeTravail } from '#persistence';
import { AppliquerLot } from './application/appliquer-lot.use-case.js';
import { DossierEnFaute } from './application/decider-lot.js';
import { PrendreLot } from './application/prendre-lot.js';
import { RecalculerEffetsDus } from './application/recalculer-effets-dus.use-case.js';
import { Destinataire, EmettreLot } from './emission/emettre-lot.use-case.js';
import { EnregistrerIssue } from './emission/enregistrer-issue.js';
import { EnregistrerReglement } from './emission/enregistrer-reglement.js';
import { PrendreEnvoi } from './emission/prendre-envoi.js';
import { ObserverPorte } from './reception/passages.js';
import { RecevoirDeclarations } from './reception/recevoir-declarations.use-case.js';
import { Fenetres } from './fenetres/fenetres.js';
import { RecevoirPage } from './reception/recevoir-page.use-case.js';
import { PrevoirRecalcul } from './regles/prevoir-recalcul.use-case.js';
import type { SourceDeRegles } from './regles/source-de-regles.js';
import { ExecuterRejeu } from './rejeu/executer-rejeu.use-case.js';
import { VerifierDossiers } from './verification/verifier-dossiers.use-case.js';

export interface RessourcesEchange {
  unite: UniteDeTravail;
  regles: SourceDeRegles;
  destinataires: Readonly<Record<Partenaire, Destinataire>>;
  /** Number of slices in which incoming work is shared. */
  tranches: number;
  /** Rings, after a commit, for the buckets where messages wait to be applied. */
  sonnerAppliquer: (seaux: number[]) => void;
  signaler: (faute: DossierEnFaute) => void;
  /** When each partner takes nothing; never, when absent. */
  fenetres?: Fenetres;
  /** Told what the pages of a feed brought, after their commit. */
  observerPorte?: ObserverPorte;
}

/** The use cases of a message's life that a worker runs, wired together. */
export interface Echange {
  recevoirPage: RecevoirPage;
  recevoirDeclarations: RecevoirDeclarations;
  appliquer: AppliquerLot;
  emettre: EmettreLot;
  recalculer: RecalculerEffetsDus;
  prevoir: PrevoirRecalcul;
  verifier: VerifierDossiers;
  rejouer: ExecuterRejeu;
}

export function composerEchange(ressources: RessourcesEchange): Echange {
  const { unite, regles, destinataires, tranches, sonnerAppliquer, signaler, observerPorte } = ressources;
  return {
    recevoirPage: new RecevoirPage(unite, sonnerAppliquer, observerPorte),
    recevoirDeclarations: new RecevoirDeclarations(unite, sonnerAppliquer, observerPorte),
    appliquer: new AppliquerLot(unite, new PrendreLot(unite, tranches), regles, signaler),
    emettre: new EmettreLot(
      unite.seule,
      new PrendreEnvoi(unite, undefined, ressources.fenetres),
      destinataires,
      new EnregistrerIssue(unite),
      new EnregistrerReglement(unite),
    ),
    recalculer: new RecalculerEffetsDus(unite, regles, signaler),
    prevoir: new PrevoirRecalcul(unite, regles),
    verifier: new VerifierDossiers(unite, regles, signaler),
    rejouer: new ExecuterRejeu(unite, regles, signaler),
  };
}
