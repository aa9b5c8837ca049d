import { dire, direInstant, direJour, direNombre } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import type { BilanDit } from './modele.js';

/** The account of a day, in tables: the door against the fates, then our counts beside those of the partners. */
export function rendreBilan({
  jour,
  conforme,
  raisons,
  lignes,
  partenaires,
  preuves,
  controle,
}: BilanDit): string {
  return [
    `Bilan du ${direJour(jour)} (${jour}) : ${conforme ? 'vert' : 'ROUGE'}`,
    ...raisons.map((raison) => `  ✗ ${raison}`),
    controle === null
      ? '  Aucun contrôle automatique.'
      : `  Dernier contrôle automatique : ${direInstant(controle.verifieLe)}, ${controle.conforme ? 'conforme' : 'en écart'} (${controle.jours.join(', ')}).`,
    '',
    lignes.length === 0 ? '  Rien n’a passé la porte ce jour-là.' : tableauDesComptes(lignes),
    ...partenaires.flatMap((partenaire) => ['', rendrePartenaire(partenaire)]),
    ...preuves.flatMap(direPreuve),
  ].join('\n');
}

function tableauDesComptes(lignes: BilanDit['lignes']): string {
  return tableau(
    ['Partenaire', 'Sens', 'Type', 'Porte', 'Somme', 'Écart', 'Sorts', 'Ouverts', 'Plus ancien'],
    lignes.map(({ partenaire, sens, type, porte, sorts, somme, difference, ouverts }) => [
      dire(partenaire),
      sens,
      type,
      direNombre(porte),
      direNombre(somme),
      difference === 0 ? '–' : `✗ ${direEcart(difference)}`,
      Object.entries(sorts)
        .map(([sort, nombre]) => `${direNombre(nombre)} ${dire(sort)}`)
        .join(', '),
      ouverts.nombre === 0 ? '–' : direNombre(ouverts.nombre),
      ouverts.ageS === null ? '–' : direAge(ouverts.ageS),
    ]),
  );
}

const SANS_COMPTES = {
  non_propose: 'non comparable : ce partenaire ne propose pas de bilan',
  en_pause: 'non demandé : ce partenaire est en pause',
  en_maintenance: 'non demandé : ce partenaire est en maintenance',
  injoignable: 'non comparable',
} as const;

function rendrePartenaire(colonne: BilanDit['partenaires'][number]): string {
  const { partenaire, etat, luLe, cause, accord, jours, rapprochements } = colonne;
  const titre = `Comptes de ${dire(partenaire)}, ${jours.join(' et ')}, demandés le ${direInstant(luLe)} :`;
  if (etat !== 'lu') return `${titre} ${SANS_COMPTES[etat]}${cause === null ? '' : ` (${cause})`}.`;
  const verdict = accord
    ? 'd’accord.'
    : 'pas d’accord ; la prochaine lecture de son flux comble ou confirme l’écart.';
  if (rapprochements.length === 0) return `${titre} ${verdict}`;
  return [
    `${titre} ${verdict}`,
    tableau(
      ['Sens', 'Type', 'Passerelle', 'Partenaire', 'Ouverts', 'Écart'],
      rapprochements.map(({ sens, type, passerelle, partenaire: sien, ouverts, difference }) => [
        sens,
        type,
        direNombre(passerelle),
        direNombre(sien),
        ouverts === 0 ? '–' : direNombre(ouverts),
        difference === 0 ? '–' : `✗ ${direEcart(difference)}`,
      ]),
    ),
  ].join('\n');
}

/** Only what could not be proven (X4.3). */
function direPreuve({ partenaire, tenus, declarations, compareLe }: BilanDit['preuves'][number]): string[] {
  const sans = (quoi: string, offre: string): string =>
    `\n${quoi} n’est pas prouvable : ${dire(partenaire)} n’offre pas ${offre} (comparaison du ${direInstant(compareLe)}).`;
  return [
    ...(declarations === 'prouvables' ? [] : [sans(`Ce que ${dire(partenaire)} énonce`, 'ses déclarations')]),
    ...(tenus === 'prouvables' ? [] : [sans(`Ce que ${dire(partenaire)} tient`, 'ce qu’il tient')]),
  ];
}

function direEcart(nombre: number): string {
  return nombre > 0 ? `+${direNombre(nombre)}` : direNombre(nombre);
}

/** `45 s`, `12 min`, `3 h`, `2 j`. */
function direAge(secondes: number): string {
  if (secondes < 120) return `${secondes} s`;
  if (secondes < 7_200) return `${Math.floor(secondes / 60)} min`;
  return secondes < 172_800 ? `${Math.floor(secondes / 3_600)} h` : `${Math.floor(secondes / 86_400)} j`;
}
