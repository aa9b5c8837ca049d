import { parmi, sansVides } from '../../filtres.js';
import { ETATS_DE_REJEU, ISSUES, PARTENAIRES, SENS, TYPES, VERDICTS } from '../../mots/libelles.js';

type Recherche = Readonly<Record<string, unknown>>;

/** Which replays are listed. */
export interface FiltresDeRejeux {
  etat?: string;
  sorte?: string;
}

/** Which messages are to be replayed, as the address holds them: nobody's number stands there. */
export interface SelectionDeRejeu {
  sens?: string;
  partenaire?: string;
  issue?: string;
  type?: string;
  code?: string;
  cotraitance?: string;
  depuis?: string;
  jusqua?: string;
}

export const SORTES = { simulation: 'Simulations', rejeu: 'Rejeux' };

export function lireFiltresDeRejeux(recherche: Recherche): FiltresDeRejeux {
  return sansVides({
    etat: parmi(recherche.etat, ETATS_DE_REJEU),
    sorte: parmi(recherche.sorte, SORTES),
  });
}

export function lireSelectionDeRejeu(recherche: Recherche): SelectionDeRejeu {
  return sansVides({
    sens: parmi(recherche.sens, SENS),
    partenaire: parmi(recherche.partenaire, PARTENAIRES),
    issue: parmi(recherche.issue, ISSUES),
    type: parmi(recherche.type, TYPES),
    code: forme(recherche.code, /^[A-Z0-9_]{1,64}$/),
    cotraitance: forme(recherche.cotraitance, /^[A-Z0-9-]{4,32}$/),
    depuis: forme(recherche.depuis, /^\d{4}-\d{2}-\d{2}$/),
    jusqua: forme(recherche.jusqua, /^\d{4}-\d{2}-\d{2}$/),
  });
}

export function lireFiltresDUnRejeu(recherche: Recherche): { verdict?: string } {
  return sansVides({ verdict: parmi(recherche.verdict, VERDICTS) });
}

function forme(valeur: unknown, motif: RegExp): string | undefined {
  return typeof valeur === 'string' && motif.test(valeur) ? valeur : undefined;
}
