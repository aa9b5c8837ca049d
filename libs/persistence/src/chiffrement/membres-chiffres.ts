/** A JSON object as it is stored: the data of a fact (X2), or what holds them. */
export type ObjetJson = Record<string, unknown>;

/**
 * Members of the data that are encrypted, whole, in whatever type: who somebody is, what was written about him, why he
 * was sent. What SQL looks at, what keys and joins are made of, codes and dates stay readable (docs/adr/0034).
 */
export const MEMBRES_CHIFFRES = [
  'identite',
  'criteres',
  'rendezVous',
  'motif',
  'commentaire',
  'responsable',
  'description',
  'precision',
  'libelle',
  'resultat',
] as const;
export type MembreChiffre = (typeof MEMBRES_CHIFFRES)[number];

/** `motif` is free in a statut.change, which alone has a situation; everywhere else a code of a closed list. */
export function estChiffre(objet: ObjetJson, membre: MembreChiffre): boolean {
  return membre !== 'motif' || objet['situation'] !== undefined;
}

/** Members of which the keys of facts are made (X2): a version repeats them, a copy keeps them. */
const MEMBRES_DE_CLE = [
  'demandeur',
  'cotraitance',
  'alerte',
  'etape',
  'statut',
  'modification',
  'civis',
] as const;

/**
 * What an encrypted value is bound to: its member, the person and the fact. It opens in every copy of that fact (message,
 * fact, version told, écart) and nowhere else.
 */
export function contexteDuMembre(objet: ObjetJson, membre: MembreChiffre): string {
  return ['donnees', membre, ...MEMBRES_DE_CLE.map((nom) => scalaire(objet[nom]))].join('\n');
}

function scalaire(valeur: unknown): string {
  return typeof valeur === 'string' || typeof valeur === 'number' ? String(valeur) : '';
}

export function estUnObjet(valeur: unknown): valeur is ObjetJson {
  return typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);
}
