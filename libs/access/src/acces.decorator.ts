import { applyDecorators, SetMetadata } from '@nestjs/common';
import { declarerActe, type DeclarationDActe } from './actes/declaration-d-acte.js';
import type { ActionTracee } from './actes/vocabulaire.js';
import type { Droit } from './droits.js';
import type { Role } from './roles.js';

/** What a route declares of who may call it. A route that declares nothing is refused. */
export type DeclarationAcces =
  | { ouvert: true; raison: string }
  | {
      ouvert: false;
      roles: readonly Role[];
      droit?: Droit;
      lecture?: string;
      acte?: DeclarationDActe;
      enLocalSansCle: boolean;
      sessionSeule: boolean;
      toutLePays: boolean;
    };

export const METADONNEE_ACCES = 'passerelle:acces';

export interface OptionsAcces {
  roles: readonly Role[];
  /** Asked besides the role. By default a reading or a safe method asks for `metadonnees`, any other one for `agir`. */
  droit?: Droit;
  /** The route gives people's data: name of the reading in the trace (J5). Its handler must answer a LectureTracee. */
  lecture?: string;
  /** The route changes something: the act that it leaves (ADR 30), begun before its handler runs. */
  acte?: ActionTracee | DeclarationDActe;
  /** Also open without a key to a direct connection from the machine itself (metrics scraped by a local agent). */
  enLocalSansCle?: boolean;
  /** The route is about the session itself: a key opens nothing there. */
  sessionSeule?: boolean;
  /** The order bears on the whole exchange (a partner, a run, an alarm): a scope that is not national does not give it. */
  toutLePays?: boolean;
}

/** Who may call this route, whether calling it reads dossiers, and what act it is. */
export function Acces(options: OptionsAcces): MethodDecorator & ClassDecorator {
  const declaration: DeclarationAcces = {
    ouvert: false,
    roles: options.roles,
    enLocalSansCle: options.enLocalSansCle ?? false,
    sessionSeule: options.sessionSeule ?? false,
    toutLePays: options.toutLePays ?? false,
    ...(options.droit === undefined ? {} : { droit: options.droit }),
    ...(options.lecture === undefined ? {} : { lecture: options.lecture }),
    ...(options.acte === undefined
      ? {}
      : { acte: typeof options.acte === 'string' ? declarerActe(options.acte) : options.acte }),
  };
  return applyDecorators(SetMetadata(METADONNEE_ACCES, declaration));
}

/** Open to everyone, for the reason given: the route has its own control (signature), or tells nothing of anyone. */
export function Public(raison: string): MethodDecorator & ClassDecorator {
  const declaration: DeclarationAcces = { ouvert: true, raison };
  return applyDecorators(SetMetadata(METADONNEE_ACCES, declaration));
}
