import { auPlusTard, type DateCivile } from './dates-civiles.js';
import type { Fait } from './fait.js';
import { comparerOctets } from './ordre-des-octets.js';
import type { AlerteVue } from './vocabulaire.js';

/** F8. An alert with what belongs to it by cotraitance and alert id. */
export interface Alerte extends AlerteVue {
  /** The messages of the alert, its treatment and its closing. */
  messages: string[];
}

/** F8. The alerts of a cotraitance, by date then alert id; each is open on [dateAlerte, fin[. */
export function composerAlertes(
  declenchements: readonly Fait<'alerte.declenchee'>[],
  traitements: readonly Fait<'alerte.traitee'>[],
  clotures: readonly Fait<'alerte.close'>[],
): Alerte[] {
  const alertes = declenchements.map((declenchement) => {
    const { alerte } = declenchement.data;
    return composer(
      declenchement,
      traitements.find(({ data }) => data.alerte === alerte),
      clotures.find(({ data }) => data.alerte === alerte),
    );
  });
  return alertes.sort(parDatePuisNumero);
}

/** F8. Half-open: the day of the end is the first one without the alert. */
export function estOuverte({ dateAlerte, fin }: AlerteVue, date: DateCivile): boolean {
  return dateAlerte <= date && (fin === null || date < fin);
}

function composer(
  { data, message }: Fait<'alerte.declenchee'>,
  traitement: Fait<'alerte.traitee'> | undefined,
  cloture: Fait<'alerte.close'> | undefined,
): Alerte {
  const { alerte, nature, dateAlerte } = data;
  const messages = [message];
  let fin: DateCivile | null = null;
  if (traitement !== undefined) {
    messages.push(traitement.message);
    // A decision of sortie leaves the alert open: it is the sortie that ends everything.
    if (traitement.data.decision !== 'sortie') fin = auPlusTard(traitement.data.dateTraitement, dateAlerte);
  }
  if (cloture !== undefined) {
    messages.push(cloture.message);
    const finParCloture = auPlusTard(cloture.data.dateCloture, dateAlerte);
    if (fin === null || finParCloture < fin) fin = finParCloture;
  }
  return { alerte, nature, dateAlerte, fin, decision: traitement?.data.decision ?? null, messages };
}

function parDatePuisNumero(une: Alerte, autre: Alerte): number {
  return comparerOctets(une.dateAlerte, autre.dateAlerte) || comparerOctets(une.alerte, autre.alerte);
}
