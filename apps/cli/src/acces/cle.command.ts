import { Option } from 'nest-commander';
import { Commande } from '../commande.js';
import { mauvaisUsage } from '../echec.js';

const MOTIF_MAXIMUM = 500;

/** A command on keys: it may say why, for whoever reads it later. */
export abstract class CommandeDeCle extends Commande {
  @Option({ flags: '--motif <texte>', description: 'Pourquoi, pour qui le lira plus tard.' })
  lireMotif(valeur: string): string {
    const motif = valeur.trim();
    if (motif.length >= 1 && motif.length <= MOTIF_MAXIMUM) return motif;
    throw mauvaisUsage(`--motif : donnez un texte de 1 à ${MOTIF_MAXIMUM} caractères.`);
  }
}
