import type { PartenaireDecrit } from '../api/contrat.js';
import { Pastille } from './pastille.js';

/** Served, paused, in a window or slowed. */
export function EtatDePartenaire({
  de: { pause, fenetre, pasAvant },
}: {
  de: Pick<PartenaireDecrit, 'pause' | 'fenetre' | 'pasAvant'>;
}) {
  if (pause)
    return (
      <Pastille ton={pause.nature === 'automatique' ? 'alerte' : 'attention'} icone="pause">
        {pause.nature === 'automatique' ? 'Ne répond plus' : 'En pause'}
      </Pastille>
    );
  if (fenetre)
    return (
      <Pastille ton="attention" icone="pause">
        {fenetre.nature === 'maintenance' ? 'En maintenance' : 'Lecture seule'}
      </Pastille>
    );
  if (pasAvant !== null && Date.parse(pasAvant) > Date.now())
    return <Pastille ton="attention">Ralenti</Pastille>;
  return <Pastille ton="bien">Servi</Pastille>;
}
