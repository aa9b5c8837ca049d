import { RechercherMessages, type MessageLu } from '#exchange';
import { cellules, sansNumero, type SujetDExport } from '../sujet.js';

const COLONNES = [
  'id',
  'sens',
  'partenaire',
  'evenement',
  'type',
  'cotraitance',
  'sequence',
  'issue',
  'code',
  'detail',
  'pointeur',
  'jour',
  'le',
  'traiteLe',
  'tentatives',
  'correlation',
] as const satisfies readonly (keyof MessageLu)[];

/** What a partner answers to a message that left is free words, of the person perhaps: in no file. */
function montrable(message: MessageLu): MessageLu {
  const dit = message.sens === 'sortant' ? { ...message, detail: null } : message;
  return sansNumero(dit, ['evenement', 'code', 'detail', 'pointeur', 'correlation']);
}

/** Messages of both directions with their fates (X5.4), newest first: no content, no numéro. */
export const MESSAGES: SujetDExport = {
  colonnes: COLONNES,
  async page(unite, { filtres, perimetre, position, limite }) {
    const page = await new RechercherMessages(unite).execute({
      filtre: filtres,
      perimetre,
      limite,
      ...(position === null ? {} : { curseur: position }),
    });
    if (!page.lue) throw new Error('unreachable: the cursor is ours');
    const { messages, curseur } = page;
    return {
      lignes: messages.map((message) => cellules(montrable(message), COLONNES)),
      cotraitances: messages.flatMap(({ cotraitance }) => cotraitance ?? []),
      demandeurs: messages.flatMap(({ cotraitance, demandeur }) =>
        cotraitance === null && demandeur !== null ? [demandeur] : [],
      ),
      suite: curseur,
    };
  },
};
