import { dire, direInstant } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';

/** A line of the audit, as the API gives it. */
export interface LigneDite {
  le: string;
  genre: 'lecture' | 'acte';
  acteur: string;
  action: string;
  issue: string | null;
  code: string | null;
  objetGenre: string | null;
  objet: string | null;
  cotraitances: string[];
  nombre: number | null;
  motif: string | null;
}

export function rendreAudit(lignes: readonly LigneDite[]): string {
  return tableau(
    ['Le', 'Qui', 'Quoi', 'Sur', 'Nombre', 'Issue', 'Motif'],
    lignes.map((ligne) => [
      direInstant(ligne.le),
      ligne.acteur,
      ligne.genre === 'lecture' ? `lecture : ${dire(ligne.action)}` : ligne.action,
      direObjet(ligne),
      ligne.nombre === null ? '–' : String(ligne.nombre),
      ligne.issue === null
        ? '–'
        : `${direIssue(ligne.issue)}${ligne.code === null ? '' : ` (${ligne.code})`}`,
      ligne.motif ?? '',
    ]),
  );
}

function direObjet({ objetGenre, objet, cotraitances }: LigneDite): string {
  const [premiere] = cotraitances;
  if (objet !== null && objetGenre !== 'cotraitance') return `${dire(objetGenre)} ${objet}`;
  if (premiere === undefined) return '–';
  return cotraitances.length === 1 ? premiere : `${cotraitances.length} cotraitances`;
}

function direIssue(issue: string): string {
  return issue === 'entame' ? 'sans fin connue' : dire(issue);
}
