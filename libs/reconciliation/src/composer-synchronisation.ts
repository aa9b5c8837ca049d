import { Partenaire } from '#annexe7';
import { Echange, Fenetres } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { ComparerPartenaire } from './comparaison/comparer-partenaire.use-case.js';
import type { SourceDEmpreintes } from './comparaison/source-d-empreintes.js';
import { CorrigerEcarts } from './corrections/corriger-ecarts.use-case.js';
import { LireLesDeclarations, type SourceDeDeclarations } from './corrections/lire-les-declarations.js';
import type { ReglagesDesCorrections } from './corrections/reglages-des-corrections.js';
import { AttendreApplication } from './etapes/attendre-application.js';
import { AttendreCorrections } from './etapes/attendre-corrections.js';
import { AttendreEmission } from './etapes/attendre-emission.js';
import type { Etapes } from './etapes/etape.js';
import { respecterLesPartenaires } from './etapes/respecter-les-partenaires.js';
import { SourceDeChangements, TirerChangements } from './etapes/tirer-changements.js';
import { TraiterEffetsDus } from './etapes/traiter-effets-dus.js';
import { VerifierUnePart } from './etapes/verifier-une-part.js';
import { ExecuterSynchronisation, SuivreEtape } from './executer-synchronisation.use-case.js';
import { PrendreSynchronisation } from './prendre-synchronisation.js';

export interface RessourcesSynchronisation {
  unite: UniteDeTravail;
  echange: Pick<Echange, 'recevoirPage' | 'recevoirDeclarations' | 'prevoir' | 'recalculer' | 'verifier'>;
  sources: Readonly<Record<Partenaire, SourceDeChangements & SourceDEmpreintes & SourceDeDeclarations>>;
  corrections: ReglagesDesCorrections;
  /** Rings for every slice. */
  sonnerAppliquer: () => void;
  /** Rings for both partners. */
  sonnerEmettre: () => void;
  /** When each partner takes nothing, or is not even asked; never, when absent. */
  fenetres?: Fenetres;
  /** Wraps each step, to measure and to follow it. */
  suivreEtape?: SuivreEtape;
}

/** The synchronisation that a worker runs, wired together. */
export function composerSynchronisation(ressources: RessourcesSynchronisation): ExecuterSynchronisation {
  const { unite, echange, sources, sonnerAppliquer, sonnerEmettre, fenetres = Fenetres.AUCUNE } = ressources;
  const tirer = new TirerChangements(unite, sources, echange.recevoirPage);
  const appliquer = new AttendreApplication(unite, sonnerAppliquer);
  const effets = new TraiterEffetsDus(unite, echange, sonnerEmettre);
  const emettre = new AttendreEmission(unite, sonnerEmettre, fenetres);
  const comparer = new ComparerPartenaire(unite, sources, ressources.corrections.budget);
  const verifier = new VerifierUnePart(unite, echange.verifier, ressources.corrections.budget, sonnerEmettre);
  const declarations = new LireLesDeclarations(sources, echange.recevoirDeclarations);
  const corriger = new CorrigerEcarts(unite, declarations, ressources.corrections, sonnerEmettre, fenetres);
  const corrections = new AttendreCorrections(appliquer, emettre);
  const etapes: Etapes = {
    tirer_gide: (_passage, avancer) => tirer.execute('gide', avancer),
    tirer_parcours3: (_passage, avancer) => tirer.execute('parcours3', avancer),
    appliquer: (passage, avancer) => appliquer.execute(passage, avancer),
    effets_dus: (passage, avancer) => effets.execute(passage, avancer),
    emettre: (_passage, avancer) => emettre.execute(avancer),
    comparer_gide: (passage, avancer) => comparer.execute('gide', passage, avancer),
    comparer_parcours3: (passage, avancer) => comparer.execute('parcours3', passage, avancer),
    verifier: (passage, avancer) => verifier.execute(passage, avancer),
    corriger: (passage, avancer) => corriger.execute(passage, avancer),
    emettre_corrections: (_passage, avancer) => corrections.execute(avancer),
  };
  return new ExecuterSynchronisation(
    unite,
    new PrendreSynchronisation(unite),
    respecterLesPartenaires(etapes, fenetres, unite.seule),
    ressources.suivreEtape,
  );
}
