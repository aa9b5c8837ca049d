import type { UniteDeTravail } from '#persistence';
import { ecrireCurseur, lireCurseur } from './curseur.js';
import { lireMessages, type FiltreDeMessages, type MessageLu } from './message-lu.js';
import type { Perimetre } from './perimetre.js';

export interface RechercheDeMessages {
  filtre: Omit<FiltreDeMessages, 'avant'>;
  curseur?: string;
  limite: number;
  perimetre: Perimetre;
}

export type MessagesTrouves = { lue: true; messages: MessageLu[]; curseur: string | null } | { lue: false };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** X5.4: messages of both directions with their fates, newest first, page by page. */
export class RechercherMessages {
  constructor(private readonly unite: UniteDeTravail) {}

  /** @returns `lue: false` when the cursor is not one of ours */
  async execute({ filtre, curseur, limite, perimetre }: RechercheDeMessages): Promise<MessagesTrouves> {
    const avant = curseur === undefined ? undefined : lireCurseur(curseur)?.avant;
    if (curseur !== undefined && (typeof avant !== 'string' || !UUID.test(avant))) return { lue: false };
    const position = typeof avant === 'string' ? { avant } : {};
    const lignes = await lireMessages(this.unite.seule, { ...filtre, ...position }, perimetre, limite + 1);
    const page = lignes.slice(0, limite);
    const dernier = page.at(-1);
    return {
      lue: true,
      messages: page,
      curseur: lignes.length > limite && dernier ? ecrireCurseur({ avant: dernier.id }) : null,
    };
  }
}
