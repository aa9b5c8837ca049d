const ENTIERS = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });

/** 12345 → « 12 345 ». */
export function direNombre(nombre: number): string {
  return ENTIERS.format(nombre);
}

/** How much of a list answers its filters; `auMoins` when nobody counted to the end. */
export function direReponses(lignes: number, auMoins: boolean): string {
  if (auMoins) return `Plus de ${direNombre(lignes)} lignes répondent à ces filtres`;
  if (lignes === 0) return 'Aucune ligne ne répond à ces filtres';
  return `${compter(lignes, 'ligne')} ${lignes > 1 ? 'répondent' : 'répond'} à ces filtres`;
}

/** A number and what it counts: « aucun écart », « 1 écart », « 12 écarts ». */
export function compter(nombre: number, un: string, plusieurs = `${un}s`, aucun = `aucun ${un}`): string {
  if (nombre === 0) return aucun;
  return `${direNombre(nombre)} ${Math.abs(nombre) < 2 ? un : plusieurs}`;
}
