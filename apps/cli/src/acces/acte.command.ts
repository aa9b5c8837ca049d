import { Option } from 'nest-commander';
import { Commande } from '../commande.js';
import { mauvaisUsage } from '../echec.js';

const MOTIF_MAXIMUM = 500;
const FORME_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A command that decides of the access of someone: it says why. */
export abstract class CommandeDActe extends Commande {
  @Option({ flags: '--motif <texte>', description: 'Pourquoi, pour qui le lira plus tard.', required: true })
  lireMotif(valeur: string): string {
    const motif = valeur.trim();
    if (motif.length >= 1 && motif.length <= MOTIF_MAXIMUM) return motif;
    throw mauvaisUsage(`--motif : donnez un texte de 1 à ${MOTIF_MAXIMUM} caractères.`);
  }
}

/** Reads an id that a list showed. */
export function lireIdentifiant(valeur: string | undefined, liste: string): string {
  if (valeur !== undefined && FORME_ID.test(valeur)) return valeur;
  throw mauvaisUsage(`Donnez l’identifiant montré par « ${liste} ».`);
}
