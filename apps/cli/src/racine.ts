import { Injectable } from '@nestjs/common';
import { InjectCommander, type CommandRunner } from 'nest-commander';

/** The tool itself: what follows the name of a command belongs to that command, not to the one that holds it. */
@Injectable()
export class Racine {
  constructor(@InjectCommander() racine: Parameters<CommandRunner['setCommand']>[0]) {
    racine.enablePositionalOptions();
  }
}
