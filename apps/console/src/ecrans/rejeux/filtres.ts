import { parmi, sansVides } from '../../filtres.js';
import { ETATS_DE_REJEU, VERDICTS } from '../../mots/libelles.js';
import { lireFiltresDeMessages, type FiltresDeMessages } from '../messages/filtres.js';

type Recherche = Readonly<Record<string, unknown>>;

/** Which replays are listed. */
export interface FiltresDeRejeux {
  etat?: string;
  sorte?: string;
}

/** Which messages are to be replayed, as the address holds them: by the filters of the messages, nobody's number. */
export type SelectionDeRejeu = FiltresDeMessages;
export const lireSelectionDeRejeu = lireFiltresDeMessages;

export const SORTES = { simulation: 'Simulations', rejeu: 'Rejeux' };

export function lireFiltresDeRejeux(recherche: Recherche): FiltresDeRejeux {
  return sansVides({
    etat: parmi(recherche.etat, ETATS_DE_REJEU),
    sorte: parmi(recherche.sorte, SORTES),
  });
}

export function lireFiltresDUnRejeu(recherche: Recherche): { verdict?: string } {
  return sansVides({ verdict: parmi(recherche.verdict, VERDICTS) });
}
