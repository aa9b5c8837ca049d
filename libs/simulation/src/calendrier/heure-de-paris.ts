import type { DateCivile } from '#annexe7';

const MINUTE = 60_000;
const UN_JOUR = 24 * 60 * MINUTE;
const PREMIER_HORAIRE = 7 * 3600;
const DERNIER_HORAIRE = 22 * 3600;
const DIMANCHE = 0;

/**
 * A moment of a business day as RFC 3339 with the offset of Paris. The rank of the statement gives the second of
 * the day, between 7 a.m. and 10 p.m., so that the same statement always bears the same time.
 */
export function instantDeParis(jour: DateCivile, rang: number): string {
  const secondes = PREMIER_HORAIRE + (rang % (DERNIER_HORAIRE - PREMIER_HORAIRE));
  const decalage = estHeureDEte(Date.parse(`${jour}T12:00:00Z`)) ? '+02:00' : '+01:00';
  return `${jour}T${horaire(secondes)}${decalage}`;
}

/** The civil day of Paris of an RFC 3339 instant (X4.5); undefined when the text is no instant. */
export function jourDeParis(instant: string): DateCivile | undefined {
  const epoque = Date.parse(instant);
  if (Number.isNaN(epoque)) return undefined;
  const decalage = estHeureDEte(epoque) ? 120 : 60;
  return new Date(epoque + decalage * MINUTE).toISOString().slice(0, 10);
}

function horaire(secondes: number): string {
  const deuxChiffres = (nombre: number): string => String(Math.trunc(nombre)).padStart(2, '0');
  return `${deuxChiffres(secondes / 3600)}:${deuxChiffres((secondes % 3600) / 60)}:${deuxChiffres(secondes % 60)}`;
}

/** Directive 2000/84/CE: from the last Sunday of March to the last Sunday of October, at 01:00 UTC. */
function estHeureDEte(epoque: number): boolean {
  const annee = new Date(epoque).getUTCFullYear();
  return epoque >= dernierDimanche(annee, 2) && epoque < dernierDimanche(annee, 9);
}

function dernierDimanche(annee: number, mois: number): number {
  const dernierJour = Date.UTC(annee, mois + 1, 0, 1);
  const recul = (new Date(dernierJour).getUTCDay() - DIMANCHE) * UN_JOUR;
  return dernierJour - recul;
}
