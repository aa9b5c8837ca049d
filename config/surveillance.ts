import { type Partenaire, TYPES_FAITS, type TypeFait } from '#annexe7';
import { lireDonnees } from './donnees.js';

const FICHIER = 'surveillance.json';

/** What is expected of the exchange, and from when its absence is an alarm (X5.5, X6.1). */
export interface SurveillanceReglee {
  /** How often conservation checks itself, and for how long it may not have (minutes, real time). */
  conservation: { rythmeMinutes: number; limiteMinutes: number };
  /** Times in Paris, `HH:MM`: when the night begins, must have begun, must have ended; how long feeds may be read empty. */
  nuit: { heure: string; limite: string; finLimite: string; lectureVideApresJoursOuvres: number };
  /** Ages in minutes (real time). */
  limitesMinutes: Record<(typeof LIMITES)[number], number>;
  /** Different people that one reader may read without an alarm (real time). */
  personnesLues: { parHeure: number; parJour: number };
  /** A flux is silent when nothing of it crossed the door for that many whole business days. */
  flux: { partenaire: Partenaire; sens: Sens; type?: TypeFait; joursOuvres: number }[];
}

type Sens = 'entrant' | 'sortant';
const LIMITES = ['entrantEnAttente', 'sortantEnAttente', 'issueInconnue', 'partenaireEnPause'] as const;
const PARTENAIRES: readonly Partenaire[] = ['gide', 'parcours3'];
const SENS: readonly Sens[] = ['entrant', 'sortant'];
const HEURE = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * Reads config/surveillance.json.
 * @throws Error with a French sentence that names the member to correct
 */
export function lireSurveillance(lu = lireDonnees<SurveillanceReglee>(FICHIER)): SurveillanceReglee {
  const { conservation, nuit, limitesMinutes, personnesLues, flux } = lu;
  exigerNombre('conservation.rythmeMinutes', conservation?.rythmeMinutes);
  exigerNombre('conservation.limiteMinutes', conservation?.limiteMinutes);
  if (conservation.limiteMinutes <= conservation.rythmeMinutes)
    refuser('conservation.limiteMinutes', 'plus que conservation.rythmeMinutes');
  for (const nom of ['heure', 'limite', 'finLimite'] as const)
    if (!HEURE.test(nuit?.[nom])) refuser(`nuit.${nom}`, 'une heure HH:MM');
  if (nuit.limite <= nuit.heure) refuser('nuit.limite', 'une heure après nuit.heure');
  if (nuit.finLimite <= nuit.limite) refuser('nuit.finLimite', 'une heure après nuit.limite');
  exigerNombre('nuit.lectureVideApresJoursOuvres', nuit.lectureVideApresJoursOuvres);
  for (const nom of LIMITES) exigerNombre(`limitesMinutes.${nom}`, limitesMinutes?.[nom]);
  exigerNombre('personnesLues.parHeure', personnesLues?.parHeure);
  exigerNombre('personnesLues.parJour', personnesLues.parJour);
  if (personnesLues.parJour < personnesLues.parHeure)
    refuser('personnesLues.parJour', 'au moins personnesLues.parHeure');
  if (!Array.isArray(flux)) refuser('flux', 'une liste');
  flux.forEach(({ partenaire, sens, type, joursOuvres }, rang) => {
    const membre = `flux[${rang}]`;
    if (!PARTENAIRES.includes(partenaire)) refuser(`${membre}.partenaire`, 'gide ou parcours3');
    if (!SENS.includes(sens)) refuser(`${membre}.sens`, 'entrant ou sortant');
    if (type !== undefined && !TYPES_FAITS.includes(type)) refuser(`${membre}.type`, `un type de l'échange`);
    exigerNombre(`${membre}.joursOuvres`, joursOuvres);
  });
  for (const partenaire of PARTENAIRES)
    for (const sens of SENS)
      if (!flux.some((un) => un.partenaire === partenaire && un.sens === sens && un.type === undefined))
        refuser('flux', `complet : il manque le rythme du flux ${sens} de ${partenaire}`);
  return lu;
}

function exigerNombre(membre: string, valeur: unknown): void {
  if (!Number.isInteger(valeur) || (valeur as number) < 1) refuser(membre, 'un nombre entier, au moins 1');
}

function refuser(membre: string, attendu: string): never {
  throw new Error(`config/${FICHIER} : ${membre} doit être ${attendu}.`);
}
