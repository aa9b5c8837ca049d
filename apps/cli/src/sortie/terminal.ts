import { Injectable } from '@nestjs/common';

/** Where the tool writes. What is asked for goes to the standard output, what accompanies it to the standard error. */
@Injectable()
export class Terminal {
  ecrire(texte = ''): void {
    process.stdout.write(`${texte}\n`);
  }

  json(valeur: unknown): void {
    process.stdout.write(`${JSON.stringify(valeur, null, 2)}\n`);
  }

  /** The text of a file, as it is. */
  fichier(texte: string): void {
    process.stdout.write(texte);
  }

  /** Progress and remarks: not part of the result. */
  noter(texte: string): void {
    process.stderr.write(`${texte}\n`);
  }

  /** A line that the next one replaces, on a terminal; nothing elsewhere. */
  avancement(texte: string): void {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${texte}`);
  }
}
