import { type Journal } from '#observability';
import { Counter, type Registry } from 'prom-client';
import { FILES, type IncidentFile, type NomFile, type Signaler } from './files.js';

export interface ObservateurDesFiles {
  /** Told what goes wrong with the queues, repetitions left out. */
  signaler: Signaler;
  /** Told each ring that no queue has taken. */
  surSonneriePerdue: (file: NomFile) => void;
}

/**
 * What happens to the queues, in the log and the measures of their process: name and code of an error only, its text
 * may quote what was sent.
 */
export function observerLesFiles(journal: Journal, registre: Registry): ObservateurDesFiles {
  const incidents = new Counter({
    name: 'passerelle_files_incidents_total',
    help: 'Incidents des files, par file et par nature (une fois par minute tant qu’ils durent).',
    labelNames: ['file', 'nature'],
    registers: [registre],
  });
  const perdues = new Counter({
    name: 'passerelle_sonneries_perdues_total',
    help: 'Sonneries qu’aucune file n’a prises : le balayage les remplace.',
    labelNames: ['file'],
    registers: [registre],
  });
  for (const file of FILES) perdues.inc({ file }, 0);
  return {
    signaler({ file, nature, erreur }: IncidentFile) {
      incidents.inc({ file, nature });
      const champs = { file, nature, ...(erreur ? { faille: direErreur(erreur) } : {}) };
      if (nature === 'sonnerie_retablie') journal.info(champs, 'file rétablie');
      else journal.warn(champs, 'incident de file');
    },
    surSonneriePerdue: (file) => perdues.inc({ file }),
  };
}

function direErreur(erreur: Error): string {
  const { code } = erreur as { code?: unknown };
  return typeof code === 'string' ? `${erreur.name} ${code}` : erreur.name;
}
