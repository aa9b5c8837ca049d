import type { Evenement, ResultatEvenement } from '#contract';
import { lireResultats } from '#contract';
import type { ReponseBrute } from '../transport.js';
import { exiger } from './constat.js';
import type { Fiction } from './fiction.js';
import type { Sonde, Variante } from './sonde.js';
import { lireConforme } from './sonde.js';

/** Reads the answer to a lot: one result for each of its events, and for no other (X4.2). */
export function lireLot(
  reponse: ReponseBrute,
  evenements: readonly Evenement[],
): Map<string, ResultatEvenement> {
  const resultats = lireConforme(reponse, lireResultats);
  const parId = new Map(resultats.map((resultat) => [resultat.id, resultat]));
  const attendus = new Set(evenements.map(({ id }) => id));
  exiger(
    resultats.every(({ id }) => attendus.has(id)),
    'Un résultat porte l’id d’un événement qui n’était pas dans le lot.',
    'Rendez dans « resultats » les id du lot reçu, tels quels.',
  );
  exiger(
    evenements.every(({ id }) => parId.has(id)),
    `${evenements.length} événement(s) envoyé(s), ${parId.size} résultat(s) rendu(s).`,
    'Rendez un résultat pour chaque événement du lot, quel que soit son sort.',
  );
  return parId;
}

/** Tells a lot and keeps account of what the partner says it applied. */
export async function direEtNoter(
  sonde: Sonde,
  fiction: Fiction,
  evenements: readonly Evenement[],
  variante: Variante = {},
): Promise<ResultatEvenement[]> {
  const reponse = await sonde.dire(evenements, variante);
  const resultats = lireLot(reponse, evenements);
  return evenements.map((evenement) => {
    const resultat = resultats.get(evenement.id);
    if (resultat === undefined) throw new Error('lireLot promises a result for each event');
    if (resultat.statut === 'applique') fiction.noterApplique(evenement);
    return resultat;
  });
}

/** A lot that had to be refused was answered 200: what it applied is held, and must be known to withdraw it. */
export function noterMalgreTout(
  fiction: Fiction,
  reponse: ReponseBrute,
  evenements: readonly Evenement[],
): void {
  if (reponse.statut !== 200) return;
  const resultats = lireLot(reponse, evenements);
  for (const evenement of evenements)
    if (resultats.get(evenement.id)?.statut === 'applique') fiction.noterApplique(evenement);
}
