import type { UniteDeTravail } from '#persistence';
import {
  EvaluerAlarmes,
  listerAlarmes,
  type AlarmeLue,
  type EtatAlarme,
  type Evaluation,
  type ReglagesSurveillance,
} from '#supervision';

/** Rhythms of the tests: small limits, one flux of each sort. */
export const REGLAGES: ReglagesSurveillance = {
  conservation: { rythmeMinutes: 5, limiteMinutes: 15 },
  nuit: { heure: '03:15', limite: '05:00', finLimite: '06:30', lectureVideApresJoursOuvres: 1 },
  limitesMinutes: { entrantEnAttente: 15, sortantEnAttente: 30, issueInconnue: 15, partenaireEnPause: 60 },
  personnesLues: { parHeure: 300, parJour: 1000 },
  flux: [{ partenaire: 'gide', sens: 'entrant', joursOuvres: 1000 }],
};

/** Evaluates now, with some settings changed. */
export async function evaluer(
  unite: UniteDeTravail,
  reglages: Partial<ReglagesSurveillance> = {},
  notifier = false,
): Promise<Evaluation> {
  const evaluation = await new EvaluerAlarmes(unite, { ...REGLAGES, ...reglages }, notifier).execute(
    'maintenant',
  );
  if (!evaluation) throw new Error('unreachable: an evaluation asked for now is made');
  return evaluation;
}

/** Nature and object of the alarms, in their order. */
export async function alarmes(unite: UniteDeTravail, etat: EtatAlarme | 'vive' = 'vive'): Promise<string[]> {
  return (await listerAlarmes(unite.seule, etat)).map(({ nature, objet }) => `${nature} ${objet}`).sort();
}

export async function alarme(unite: UniteDeTravail, nature: string): Promise<AlarmeLue> {
  const une = (await listerAlarmes(unite.seule)).find((autre) => autre.nature === nature);
  if (!une) throw new Error(`no alarm ${nature}`);
  return une;
}
