const ENTIERS = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });

/** 12345 → « 12 345 ». */
export function direNombre(nombre: number): string {
  return ENTIERS.format(nombre);
}

/** A number and what it counts: « aucun écart », « 1 écart », « 12 écarts ». */
export function compter(nombre: number, un: string, plusieurs = `${un}s`, aucun = `aucun ${un}`): string {
  if (nombre === 0) return aucun;
  return `${direNombre(nombre)} ${Math.abs(nombre) < 2 ? un : plusieurs}`;
}
