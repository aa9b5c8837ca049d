/** Of a message, what says what may be done of it. */
interface Sort {
  sens: string;
  issue: string;
  tentatives: number;
}

const ABANDON_SORTANT = new Set(['a_emettre', 'retenu', 'en_echec', 'refuse']);
const CORRECTION = new Set(['refuse', 'illisible', 'en_echec', 'abandonne']);
const EN_ROUTE = new Set(['recu', 'a_emettre', 'retenu', 'incertain']);

/** What the gateway takes (X5.4, X6.2); it decides anyway. What is on its way already is not replayed. */
export function actesPossibles({ sens, issue, tentatives }: Sort): {
  abandon: boolean;
  correction: boolean;
  rejeu: boolean;
} {
  const entrant = sens === 'entrant';
  return {
    abandon: entrant
      ? issue === 'en_echec' || (issue === 'recu' && tentatives > 0)
      : ABANDON_SORTANT.has(issue),
    correction: entrant && CORRECTION.has(issue),
    rejeu: !EN_ROUTE.has(issue),
  };
}
