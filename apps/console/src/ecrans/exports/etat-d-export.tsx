import type { ExportDecrit } from '../../api/contrat.js';
import { Pastille } from '../../elements/pastille.js';

export function EtatDExport({ de: { etat, coupe } }: { de: Pick<ExportDecrit, 'etat' | 'coupe'> }) {
  switch (etat) {
    case 'en_attente':
      return <Pastille ton="neutre">En attente</Pastille>;
    case 'en_cours':
      return <Pastille ton="actif">En cours</Pastille>;
    case 'pret':
      return coupe ? <Pastille ton="attention">Prêt, coupé</Pastille> : <Pastille ton="bien">Prêt</Pastille>;
    case 'echoue':
      return <Pastille ton="alerte">Abandonné</Pastille>;
  }
}
