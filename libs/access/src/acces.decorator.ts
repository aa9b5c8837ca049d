import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { Role } from './roles.js';

/** What a route declares of who may call it. A route that declares nothing is refused. */
export type DeclarationAcces =
  | { ouvert: true; raison: string }
  | { ouvert: false; roles: readonly Role[]; lecture?: string; enLocalSansCle: boolean };

export const METADONNEE_ACCES = 'passerelle:acces';

export interface OptionsAcces {
  roles: readonly Role[];
  /** The route gives people's data: name of the reading in the trace (J5). Its handler must answer a LectureTracee. */
  lecture?: string;
  /** Also open without a key to a direct connection from the machine itself (metrics scraped by a local agent). */
  enLocalSansCle?: boolean;
}

/** Who may call this route, and whether calling it reads dossiers. */
export function Acces(options: OptionsAcces): MethodDecorator & ClassDecorator {
  const declaration: DeclarationAcces = {
    ouvert: false,
    roles: options.roles,
    enLocalSansCle: options.enLocalSansCle ?? false,
    ...(options.lecture === undefined ? {} : { lecture: options.lecture }),
  };
  return applyDecorators(SetMetadata(METADONNEE_ACCES, declaration));
}

/** Open to everyone, for the reason given: the route has its own control (signature), or tells nothing of anyone. */
export function Public(raison: string): MethodDecorator & ClassDecorator {
  const declaration: DeclarationAcces = { ouvert: true, raison };
  return applyDecorators(SetMetadata(METADONNEE_ACCES, declaration));
}
