export type CelluleCsv = string | number | null;

/** What a spreadsheet would take for a formula (CWE-1236). */
const FORMULE = /^[=+\-@\t\r]/;
const A_CITER = { ',': /[",\r\n]/, ';': /[";\r\n]/ } as const;

/** One line of RFC 4180: CRLF at its end, quotes where they are needed; no text can be a formula. */
export function ligneCsv(cellules: readonly CelluleCsv[], separateur: keyof typeof A_CITER = ','): string {
  return `${cellules.map((cellule) => celluleCsv(cellule, A_CITER[separateur])).join(separateur)}\r\n`;
}

function celluleCsv(valeur: CelluleCsv, aCiter: RegExp): string {
  if (valeur === null) return '';
  if (typeof valeur === 'number') return String(valeur);
  const texte = FORMULE.test(valeur) ? `'${valeur}` : valeur;
  return aCiter.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;
}
