import { Option } from 'nest-commander';
import { Commande, lireEntier } from './commande.js';
import type { Terminal } from './sortie/terminal.js';

/** A command that shows a list of the API, a page at a time. */
export abstract class CommandeDeListe extends Commande {
  @Option({ flags: '--limite <nombre>', description: 'Nombre de lignes, 50 par défaut, 200 au plus.' })
  lireLimite(valeur: string): number {
    return lireEntier('--limite', valeur, 1, 200);
  }

  @Option({ flags: '--suite <position>', description: 'Position donnée à la fin de la page précédente.' })
  lireSuite(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}

/** Says how to read the next page, if there is one. */
export function direSuite(terminal: Terminal, curseur: string | null): void {
  if (curseur !== null) terminal.noter(`\nSuite : ajoutez --suite ${curseur}`);
}
