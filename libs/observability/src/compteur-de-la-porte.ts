import { Counter, type Registry } from 'prom-client';

/** Events of one kind that crossed the door in one commit. */
export interface PassageALaPorte {
  partenaire: string;
  /** `webhook`, or `flux` (a page of the partner's feed). */
  voie: string;
  type: string;
  /** The answer given: a fate at the door (X6). */
  issue: string;
  nombre: number;
}

/** Counts what is received, once committed (X5.6); partners, types and answers are words of ours. */
export function compteurDeLaPorte(registre: Registry): (passages: readonly PassageALaPorte[]) => void {
  const recus = new Counter({
    name: 'passerelle_evenements_recus_total',
    help: 'Événements reçus et enregistrés, par partenaire, voie, type et réponse donnée.',
    labelNames: ['partenaire', 'voie', 'type', 'issue'],
    registers: [registre],
  });
  return (passages) => {
    for (const { nombre, ...etiquettes } of passages) recus.inc(etiquettes, nombre);
  };
}
