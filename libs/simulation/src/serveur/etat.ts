import type { Partenaire } from '#annexe7';
import { compterTout, type Comptes } from '../magasin/comptes.js';
import type { EtatWebhooks } from '../webhooks/expediteur.js';
import type { Contexte } from './contexte.js';

export interface EtatPartenaire {
  partenaire: Partenaire;
  /** Business day; `dernierJourVecu` is the day before it until the first day is lived. */
  aujourdhui: string;
  dernierJourVecu: string;
  /** By full CloudEvents type. */
  enonces: Comptes;
  dits: Comptes;
  /** Fates of the events received: applique, obsolete, rejete. */
  sorts: Comptes;
  lignesDeRegistre: number;
  /** Ids that came again with another content: a breach of X1 by the gateway. */
  identifiantsReutilises: number;
  webhooks: EtatWebhooks;
  fautes: number;
}

/** `GET /admin/etat`: where the partner stands, in counts. */
export function etatDuPartenaire(contexte: Contexte): EtatPartenaire {
  const { partenariat, cours, magasin, expediteur, fautes } = contexte;
  const compter = (sql: string): number => magasin.ligne<{ nombre: number }>(sql)?.nombre ?? 0;
  return {
    partenaire: partenariat.partenaire,
    aujourdhui: cours.aujourdhui(),
    dernierJourVecu: cours.dernierJour(),
    ...compterTout(magasin),
    lignesDeRegistre: compter('SELECT count(*) AS nombre FROM registre'),
    identifiantsReutilises: compter('SELECT count(*) AS nombre FROM recu WHERE reutilisations > 0'),
    webhooks: expediteur.etat(),
    fautes: fautes.liste().length,
  };
}
