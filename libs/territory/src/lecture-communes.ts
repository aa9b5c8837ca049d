import type { Commune, FichierCommunes } from './modele.js';

/** Walks `code:population:nom;…` without cutting the names out: only the codes are needed to answer the rules. */
function codesDe(texte: string): string[] {
  const codes: string[] = [];
  let debut = 0;
  while (debut < texte.length) {
    codes.push(texte.slice(debut, texte.indexOf(':', debut)));
    const fin = texte.indexOf(';', debut);
    debut = fin === -1 ? texte.length : fin + 1;
  }
  return codes;
}

/** The communes of one list, in full. */
export function lireCommunes(texte: string): Commune[] {
  if (texte === '') return [];
  return texte.split(';').map((ligne) => {
    const [code = '', population = '', nom = ''] = ligne.split(':');
    return { code, population: Number(population), nom };
  });
}

/**
 * Every known commune → what covers it: the SIREN of its EPCI, its own code when it has none, null when no zone of
 * 2010 covers it. Former communes and arrondissements municipaux answer like their present commune.
 */
export function indexerCommunes(fichier: FichierCommunes): Map<string, string | null> {
  const index = new Map<string, string | null>();
  for (const { code: epci, communes } of fichier.epci) {
    for (const commune of codesDe(communes)) index.set(commune, epci);
  }
  for (const commune of codesDe(fichier.sansEpci)) index.set(commune, commune);
  for (const commune of codesDe(fichier.horsZone)) index.set(commune, null);
  for (const paire of fichier.rattachements.split(';')) {
    const [ancienne = '', actuelle = ''] = paire.split(':');
    const couverture = index.get(actuelle);
    if (couverture !== undefined) index.set(ancienne, couverture);
  }
  return index;
}
