import { type Evenement, typeCourt } from '#contract';
import type { Essai } from '../essai.js';

const PAR_DEMANDE = 100;

/** The partners state these events themselves: they stand in their change feeds, and leave by no webhook. */
export async function enoncerParLeFlux(essai: Essai, evenements: readonly Evenement[]): Promise<void> {
  for (const partenaire of Object.values(essai.partenaires)) {
    await partenaire.administrer('POST', '/admin/webhooks', { actifs: false });
    const siens = evenements.filter(({ source }) => source === `urn:${partenaire.partenaire}`);
    for (let debut = 0; debut < siens.length; debut += PAR_DEMANDE) {
      const lot = siens
        .slice(debut, debut + PAR_DEMANDE)
        .map(({ id, type, sequence, time, data }) => ({ id, type: typeCourt(type), sequence, time, data }));
      await partenaire.administrer('POST', '/admin/enoncer', lot);
    }
  }
}
