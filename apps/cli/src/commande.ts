import { EchecDeCommande, CODES, mauvaisUsage } from './echec.js';
import { estDateCivile } from '#annexe7';
import { CommandRunner } from 'nest-commander';
import { preparerPourLeFrancais } from './francais.js';

type Commander = Parameters<CommandRunner['setCommand']>[0];

/** A command of the tool: its help and its refusals are in French, a wrong call ends with code 2. */
export abstract class Commande extends CommandRunner {
  /** Lines of the help, `commande  # what it does`. */
  protected readonly exemples: readonly string[] = [];

  override setCommand(commande: Commander): this {
    super.setCommand(commande);
    preparerPourLeFrancais(commande, this.exemples);
    return this;
  }
}

/** A command that only holds others. */
export abstract class GroupeDeCommandes extends Commande {
  override setCommand(commande: Commander): this {
    super.setCommand(commande);
    // The word that names none of its commands comes to `run`, which says so.
    commande.allowExcessArguments(true);
    return this;
  }

  run([inconnue]: string[]): Promise<void> {
    if (inconnue !== undefined) throw mauvaisUsage(`La commande « ${inconnue} » n’existe pas.`);
    this.command.outputHelp();
    throw new EchecDeCommande(CODES.usage, 'Précisez la commande.');
  }
}

/** Reads an option that must be a real civil day. */
export function lireJour(option: string, valeur: string): string {
  if (estDateCivile(valeur)) return valeur;
  throw mauvaisUsage(`${option} : donnez un jour réel au format AAAA-MM-JJ.`);
}

/** Reads an option that must be an integer within bounds. */
export function lireEntier(option: string, valeur: string, minimum: number, maximum: number): number {
  const entier = /^\d{1,9}$/.test(valeur) ? Number(valeur) : NaN;
  if (entier >= minimum && entier <= maximum) return entier;
  throw mauvaisUsage(`${option} : donnez un nombre entier de ${minimum} à ${maximum}.`);
}

/** Reads a word that must be one of these. */
export function lireParmi<T extends string>(quoi: string, valeur: string | undefined, mots: readonly T[]): T {
  const mot = mots.find((un) => un === valeur);
  if (mot !== undefined) return mot;
  throw mauvaisUsage(`${quoi} : donnez l’un de : ${mots.join(', ')}.`);
}
