import type { RejeuDecrit } from '../../api/contrat.js';
import { Fiche } from '../../elements/carte.js';
import { direInstant } from '../../mots/dates.js';
import { compter } from '../../mots/nombres.js';

/** Who asked for it, why, how fast. */
export function Demande({ rejeu }: { rejeu: RejeuDecrit }) {
  return (
    <Fiche
      lignes={[
        ['Demandé', direInstant(rejeu.demandeLe)],
        ['Par', rejeu.auteur ?? 'Clé de démarrage'],
        ['Motif', rejeu.motif ?? 'Simulation, sans motif'],
        ['Débit', `${compter(rejeu.debit, 'message')} par seconde`],
        ['Fini', rejeu.fin === null ? 'Pas encore' : direInstant(rejeu.fin)],
      ]}
    />
  );
}
