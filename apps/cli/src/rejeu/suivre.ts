import { setTimeout as attendre } from 'node:timers/promises';
import type { Api } from '../connexion/api.js';
import type { Terminal } from '../sortie/terminal.js';
import { direRejeu, type MessageDeRejeu, type Rejeu } from './modele.js';
import { rendreRaisons, rendreRejeu } from './rendre-verdicts.js';

const CADENCE_MS = 250;
const LARGEUR = 30;
const FINIS = ['termine', 'interrompu', 'en_pause', 'simule', 'a_confirmer'];
const A_EXPLIQUER = ['ecarte', 'refuse', 'en_echec', 'non_rejouable'] as const;

/** Follows a replay until it ends, is paused or waits for a second person, its progress drawn on a terminal. */
export async function suivreRejeu(api: Api, terminal: Terminal, id: string): Promise<Rejeu> {
  for (;;) {
    const vue = await api.lire<Rejeu>(`/api/rejeux/${id}`);
    const fini = FINIS.includes(vue.etat);
    terminal.avancement(fini ? '' : barre(vue));
    if (fini) return vue;
    await attendre(CADENCE_MS);
  }
}

/** The figures of a replay, and why some messages have not the effect that was wanted. */
export async function rendreLaFin(api: Api, rejeu: Rejeu): Promise<string> {
  const aExpliquer = A_EXPLIQUER.filter((verdict) => (rejeu.verdicts[verdict] ?? 0) > 0);
  const messages: MessageDeRejeu[] = [];
  for (const verdict of aExpliquer) {
    const page = await api.lire<{ messages: MessageDeRejeu[] }>(
      `/api/rejeux/${rejeu.id}/messages?verdict=${verdict}&limite=200`,
    );
    messages.push(...page.messages);
  }
  return [rendreRejeu(rejeu), ...rendreRaisons(messages)].join('\n');
}

function barre({ etat, avancement: { fait, total } }: Rejeu): string {
  const plein = total > 0 ? Math.round((fait / total) * LARGEUR) : 0;
  return `  [${'█'.repeat(plein)}${'░'.repeat(LARGEUR - plein)}] ${direRejeu(etat)} ${fait}/${total}`;
}
