import { dire, direNombre } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import type { Comptes, Synchronisation } from './suivre.js';

/** The report of a synchronisation, in tables. */
export function rendreRapport({ etat, jour, rapport }: Synchronisation): string {
  const titre = `Synchronisation ${dire(etat)}, jour métier ${jour}`;
  if (rapport === null) return titre;
  const { recus, appliques, dits, etatsAvant, etatsApres, echeancesTraitees, dureeMs, sautees } = rapport;
  return [
    `${titre}, en ${(dureeMs / 1_000).toFixed(1).replace('.', ',')} s`,
    '',
    tableau(['Partenaire', 'Type', 'Reçus', 'Appliqués', 'Dits'], echanges(recus, appliques, dits)),
    '',
    tableau(
      ['État', 'Avant', 'Après'],
      noms(etatsAvant, etatsApres).map((nom) => [
        dire(nom),
        direNombre(etatsAvant[nom] ?? 0),
        direNombre(etatsApres[nom] ?? 0),
      ]),
    ),
    '',
    `  Échéances traitées : ${direNombre(echeancesTraitees)}`,
    ...Object.entries(sautees).map(([etape, cause]) => `  Étape sautée : ${dire(etape)} (${cause})`),
  ].join('\n');
}

function echanges(...comptes: [Comptes, Comptes, Comptes]): string[][] {
  return noms(...comptes).flatMap((partenaire) =>
    noms(...comptes.map((compte) => compte[partenaire] ?? {})).map((type) => [
      dire(partenaire),
      type,
      ...comptes.map((compte) => direNombre(compte[partenaire]?.[type] ?? 0)),
    ]),
  );
}

function noms(...objets: object[]): string[] {
  return [...new Set(objets.flatMap((objet) => Object.keys(objet)))].sort();
}
