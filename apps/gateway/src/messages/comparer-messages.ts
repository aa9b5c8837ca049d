import type { MessageDetaille } from '#exchange';
import { comparerMembres } from '../ecarts/comparer-membres.js';

interface MembreDEnveloppe {
  membre: string;
  avant: string | null;
  apres: string | null;
  accord: boolean;
}

export interface ComparaisonDeMessages {
  message: string;
  avec: string;
  enveloppe: MembreDEnveloppe[];
  donnees: { membre: string; avant: unknown; apres: unknown; accord: boolean }[];
}

const ENVELOPPE = ['evenement', 'type', 'sequence', 'issue', 'code', 'jour'] as const;

/** Two messages side by side: two versions of a fact, an original and its new attempt, or and its correction. */
export function comparerMessages(message: MessageDetaille, autre: MessageDetaille): ComparaisonDeMessages {
  const donnees = comparerMembres(membres(autre.donnees), membres(message.donnees));
  return {
    message: message.id,
    avec: autre.id,
    enveloppe: ENVELOPPE.map((membre) => {
      const [avant, apres] = [autre[membre], message[membre]];
      return { membre, avant, apres, accord: avant === apres };
    }),
    donnees: donnees.map(({ membre, nous, eux, accord }) => ({ membre, avant: nous, apres: eux, accord })),
  };
}

const membres = (donnees: object | null): Readonly<Record<string, unknown>> | null =>
  donnees as Record<string, unknown> | null;
