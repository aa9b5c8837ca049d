import type { Forme } from '../formes/forme.js';
import type { RegleDeMembre } from './regle.js';

/** One French sentence that says what to correct: the form expected, the class of what came, never its value. */
export function phraseDeFaute(membre: string, { forme, presence }: RegleDeMembre, valeur: unknown): string {
  if (valeur === undefined) {
    const condition =
      typeof presence === 'string'
        ? ''
        : ` : il est obligatoire quand « ${presence.quand} » vaut « ${presence.vaut} »`;
    return `Le membre « ${membre} » manque${condition} ; attendu : ${forme.attendu}.`;
  }
  if (valeur === null) {
    const issue = presence === 'requis' ? '' : ', ou retirez le membre';
    return `Le membre « ${membre} » vaut null, ce qui n’est jamais admis : donnez ${forme.attendu}${issue}.`;
  }
  const fautif = forme.fautif?.(valeur);
  if (fautif !== undefined && Array.isArray(valeur)) {
    return phraseDAttente(`L’élément ${fautif.rang} de « ${membre} »`, fautif.forme, valeur[fautif.rang]);
  }
  return phraseDAttente(`Le membre « ${membre} »`, forme, valeur);
}

/** « … doit être … ; reçu : … ». */
export function phraseDAttente(sujet: string, forme: Forme, valeur: unknown): string {
  return `${sujet} doit être ${forme.attendu} ; reçu : ${forme.nuance?.(valeur) ?? classeDe(valeur)}.`;
}

/** The class of a value, in French, safe to show to anyone. */
export function classeDe(valeur: unknown): string {
  if (valeur === undefined) return 'rien';
  if (valeur === null) return 'null';
  if (typeof valeur === 'boolean') return 'un booléen';
  if (typeof valeur === 'number') return Number.isInteger(valeur) ? 'un nombre entier' : 'un nombre décimal';
  if (typeof valeur === 'string') return classeDeTexte(valeur);
  if (Array.isArray(valeur)) return valeur.length === 0 ? 'une liste vide' : 'une liste';
  return 'un objet';
}

function classeDeTexte(valeur: string): string {
  if (valeur === '') return 'un texte vide';
  const longueur = [...valeur].length;
  return longueur === 1 ? 'un texte de 1 caractère' : `un texte de ${longueur} caractères`;
}
