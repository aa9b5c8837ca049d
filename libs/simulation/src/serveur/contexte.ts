import type { Secrets } from '#contract';
import type { Fautes } from '../fautes/fautes.js';
import type { Curseurs } from '../magasin/curseurs.js';
import type { Dits } from '../magasin/dits.js';
import type { Empreintes } from '../magasin/empreintes.js';
import type { Enonces } from '../magasin/enonces.js';
import type { Magasin } from '../magasin/magasin.js';
import type { Retouches } from '../magasin/retouches.js';
import type { Partenariat } from '../partenariat.js';
import type { Cours } from '../vie/cours.js';
import type { Expediteur } from '../webhooks/expediteur.js';
import type { Jetons } from './jetons.js';

/** Everything a route of a partner may need. */
export interface Contexte {
  partenariat: Partenariat;
  magasin: Magasin;
  enonces: Enonces;
  dits: Dits;
  empreintes: Empreintes;
  retouches: Retouches;
  curseurs: Curseurs;
  jetons: Jetons;
  fautes: Fautes;
  cours: Cours;
  expediteur: Expediteur;
  /** To verify what the gateway signs (X4.2). */
  secretsPasserelle: Secrets;
}
