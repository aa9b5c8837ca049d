import type { Partenaire } from '#annexe7';
import { repondreAuBanc } from '../../../banc/enfants.js';
import type { Modele } from '../modeles.js';
import { PartenaireDuBanc } from './partenaire.js';
import { ServeurDuPartenaire } from './serveur.js';

export type DemandeAuPartenaire =
  | { etape: 'preparer'; partenaire: Partenaire; modeles: Modele[]; effectif: number }
  /** States the changes of the day: the gateway has yet to read them. */
  | { etape: 'publier' }
  /** What crossed the wire since the last time it was asked. */
  | { etape: 'compter' };

let partenaire: PartenaireDuBanc;
let serveur: ServeurDuPartenaire;

repondreAuBanc<DemandeAuPartenaire>(async (demande) => {
  switch (demande.etape) {
    case 'preparer': {
      partenaire = new PartenaireDuBanc(demande.partenaire, demande.modeles, demande.effectif);
      const demarre = await ServeurDuPartenaire.demarrer(partenaire);
      serveur = demarre.serveur;
      return { url: demarre.url };
    }
    case 'publier':
      return { publies: partenaire.publier() };
    case 'compter': {
      const { trafic } = serveur;
      serveur.trafic = { requetes: 0, octetsRecus: 0, octetsEnvoyes: 0 };
      return trafic;
    }
  }
});
