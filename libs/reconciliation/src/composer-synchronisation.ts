import { Partenaire } from '#annexe7';
import { Echange } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { AttendreApplication } from './etapes/attendre-application.js';
import { AttendreEmission } from './etapes/attendre-emission.js';
import { SourceDeChangements, TirerChangements } from './etapes/tirer-changements.js';
import { TraiterEffetsDus } from './etapes/traiter-effets-dus.js';
import { ExecuterSynchronisation, SuivreEtape } from './executer-synchronisation.use-case.js';
import { PrendreSynchronisation } from './prendre-synchronisation.js';

export interface RessourcesSynchronisation {
  unite: UniteDeTravail;
  echange: Pick<Echange, 'recevoirPage' | 'recalculer'>;
  sources: Readonly<Record<Partenaire, SourceDeChangements>>;
  /** Rings for every slice. */
  sonnerAppliquer: () => void;
  /** Rings for both partners. */
  sonnerEmettre: () => void;
  /** Wraps each step, to measure and to follow it. */
  suivreEtape?: SuivreEtape;
}

/** The synchronisation that a worker runs, wired together. */
export function composerSynchronisation(ressources: RessourcesSynchronisation): ExecuterSynchronisation {
  const { unite, echange, sources, sonnerAppliquer, sonnerEmettre } = ressources;
  return new ExecuterSynchronisation(
    unite,
    new PrendreSynchronisation(unite),
    {
      tirer: new TirerChangements(unite, sources, echange.recevoirPage),
      appliquer: new AttendreApplication(unite, sonnerAppliquer),
      effets: new TraiterEffetsDus(echange.recalculer, sonnerEmettre),
      emettre: new AttendreEmission(unite, sonnerEmettre),
    },
    ressources.suivreEtape,
  );
}
