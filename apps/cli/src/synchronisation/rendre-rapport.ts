import { direCode, direContenu, libelle } from '#reconciliation';
import { dire, direNombre } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import type { Comptes, EtapeDeSynchronisation, Synchronisation } from './suivre.js';

/** The report of a synchronisation, in tables. */
export function rendreRapport({ etat, jour, etapes, rapport }: Synchronisation): string {
  const titre = `Synchronisation ${libelle(etat)}, jour métier ${jour}`;
  if (rapport === null) return [titre, '', rendreEtapes(etapes)].join('\n');
  const { recus, appliques, dits, etatsAvant, etatsApres, echeancesTraitees, dureeMs, sautees } = rapport;
  return [
    `${titre}, en ${direSecondes(dureeMs)}`,
    '',
    rendreEtapes(etapes),
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
    ...Object.entries(sautees).map(
      ([etape, cause]) => `  Étape sautée : ${libelle(etape)} (${direCode(cause)})`,
    ),
  ].join('\n');
}

/** `1,4 s`; a dash before the end. */
export function direDuree(debut: string | null, fin: string | null): string {
  return debut === null || fin === null ? '–' : direSecondes(Date.parse(fin) - Date.parse(debut));
}

function direSecondes(millisecondes: number): string {
  return `${(millisecondes / 1_000).toFixed(1).replace('.', ',')} s`;
}

/** What each step did, whatever its result holds: figures on one line, each object in them on its own. */
function rendreEtapes(etapes: readonly EtapeDeSynchronisation[]): string {
  return etapes
    .flatMap(({ etape, etat, cause, debut, fin, resultat }) => {
      const chiffres = Object.entries(resultat ?? {}) as [string, unknown][];
      const objets = chiffres.filter(
        ([, valeur]) => typeof valeur === 'object' && Object.keys(valeur ?? {}).length > 0,
      );
      const simples = chiffres.filter(([, valeur]) => typeof valeur !== 'object');
      const pourquoi = cause === null ? '' : ` (${direCode(cause)})`;
      return [
        `  ${libelle(etape)} : ${libelle(etat)}${pourquoi}${fin === null ? '' : `, ${direDuree(debut, fin)}`}`,
        ...(simples.length > 0 ? [`      ${direContenu(Object.fromEntries(simples)).join(', ')}`] : []),
        ...objets.map(
          ([nom, valeur]) => `      ${libelle(nom)} : ${direContenu(valeur as object).join(', ')}`,
        ),
      ];
    })
    .join('\n');
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
