import { direCode, libelle } from '#reconciliation';
import { type ParPartenaireEtType, type Synchronisation } from './suivre-synchronisation.js';
import { nombre, tableau } from './tableau.js';

const PARTENAIRES: Record<string, string> = { gide: 'GIDE', parcours3: 'Parcours 3' };
const ISSUES: Record<string, string> = {
  terminee: 'Synchronisation terminée',
  partielle: 'Synchronisation partielle : un partenaire n’a pas répondu',
  echouee: 'La synchronisation a échoué',
};
/** The états of annexe 7, in the order of a life. */
const ETATS: Record<string, string> = {
  affectee: 'affectée',
  acceptee: 'acceptée',
  accompagnement_actif: 'accompagnement actif',
  alerte: 'alerte',
  suspension: 'suspension',
  annulee: 'annulée',
  sortie: 'sortie',
};

/** The report of a synchronisation, as the launcher prints it. */
export function rendreRapport(synchronisation: Synchronisation): string {
  const { rapport } = synchronisation;
  const titre = `${ISSUES[synchronisation.etat] ?? synchronisation.etat} (jour métier ${synchronisation.jour})`;
  if (!rapport) return `${titre}\n`;
  const sautees = Object.entries(rapport.sautees ?? {}).map(
    ([etape, cause]) => `  Étape sautée : ${libelle(etape)} (${direCode(cause)})`,
  );
  return [
    `${titre}, en ${nombre(Math.round(rapport.dureeMs / 100) / 10)} s`,
    '',
    echanges(rapport.recus, rapport.appliques, rapport.dits),
    '',
    etats(rapport.etatsAvant, rapport.etatsApres),
    '',
    `  Échéances traitées : ${nombre(rapport.echeancesTraitees)}`,
    ...sautees,
    '',
  ].join('\n');
}

function echanges(
  recus: ParPartenaireEtType,
  appliques: ParPartenaireEtType,
  dits: ParPartenaireEtType,
): string {
  const partenaires = cles(recus, appliques, dits);
  const lignes = partenaires.flatMap((partenaire) =>
    cles(recus[partenaire], appliques[partenaire], dits[partenaire]).map((type) => [
      PARTENAIRES[partenaire] ?? partenaire,
      type,
      ...[recus, appliques, dits].map((compte) => nombre(compte[partenaire]?.[type] ?? 0)),
    ]),
  );
  const totaux = [recus, appliques, dits].map((compte) => nombre(total(compte)));
  return tableau(
    ['Partenaire', 'Type', 'Reçus de lui', 'Appliqués', 'Dits à lui'],
    [...lignes, ['Total', '', ...totaux]],
  );
}

function etats(avant: Record<string, number>, apres: Record<string, number>): string {
  const connus = Object.keys(ETATS);
  const rang = (etat: string): number => (connus.includes(etat) ? connus.indexOf(etat) : connus.length);
  const lignes = cles(avant, apres)
    .sort((a, b) => rang(a) - rang(b))
    .map((etat) => [ETATS[etat] ?? etat, nombre(avant[etat] ?? 0), nombre(apres[etat] ?? 0)]);
  return tableau(['État des cotraitances', 'Avant', 'Après'], lignes);
}

function cles(...comptes: (object | undefined)[]): string[] {
  return [...new Set(comptes.flatMap((compte) => Object.keys(compte ?? {})))].sort();
}

function total(compte: ParPartenaireEtType): number {
  return Object.values(compte).reduce(
    (somme, types) => somme + Object.values(types).reduce((a, b) => a + b, 0),
    0,
  );
}
