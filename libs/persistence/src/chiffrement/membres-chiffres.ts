/** A JSON object as it is stored: the data of a fact (X2), or what holds them. */
export type ObjetJson = Record<string, unknown>;

/**
 * Members of the data that are encrypted, whole, in whatever type: who somebody is, what was written about him, why he
 * was sent. Their order is part of what is authenticated: add at the end only. What SQL looks at, what keys and joins are made of, codes and dates stay readable (docs/adr/0034).
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

/**
 * What the encrypted members of an object are bound to: which they are, the person and the fact, by the members of which
 * keys of facts are made (X2). Every copy of that fact repeats them (message, fact, version told, écart): they open there,
 * and nowhere else.
 */
export function contexteDesMembres(objet: ObjetJson, membres: readonly MembreChiffre[]): string {
  const { demandeur, cotraitance, alerte, etape, statut, modification, civis } = objet;
  return `donnees\n${membres.join('+')}\n${un(demandeur)}\n${un(cotraitance)}\n${un(alerte)}\n${un(etape)}\n${un(statut)}\n${un(modification)}\n${un(civis)}`;
}

function un(valeur: unknown): string {
  return typeof valeur === 'string' ? valeur : typeof valeur === 'number' ? String(valeur) : '';
}

/** Every type of fact names its demandeur (X2). */
export function sontDesDonnees(objet: ObjetJson): boolean {
  return typeof objet['demandeur'] === 'string';
}

export function estUnObjet(valeur: unknown): valeur is ObjetJson {
  return typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);
}
