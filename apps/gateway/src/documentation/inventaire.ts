import { METADONNEE_ACCES, type DeclarationAcces } from '#access';
import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

const LECTURES = new Set(['GET', 'HEAD', 'OPTIONS']);

/** One route of the application, with what it declares of who may call it. */
export interface RouteDeclaree {
  methode: string;
  /** As Fastify writes it: `/api/cotraitances/:cotraitance`. */
  chemin: string;
  /** `Controller_handler`: its name in the OpenAPI document. */
  operation: string;
  acces: DeclarationAcces | undefined;
}

/** Every route of the controllers of an application, read from its metadata. */
export function inventorier(app: INestApplicationContext): RouteDeclaree[] {
  const reflector = app.get(Reflector);
  return app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ instance, metatype }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      const prefixe = String(Reflect.getMetadata(PATH_METADATA, metatype as object) ?? '');
      return new MetadataScanner().getAllMethodNames(prototype).flatMap((nom) => {
        const traitement = prototype[nom];
        const methode =
          traitement && (Reflect.getMetadata(METHOD_METADATA, traitement) as RequestMethod | undefined);
        if (!traitement || methode === undefined) return [];
        const suffixe = String(Reflect.getMetadata(PATH_METADATA, traitement) ?? '');
        return [
          {
            methode: RequestMethod[methode],
            chemin: joindre(prefixe, suffixe),
            operation: nomDOperation(metatype?.name ?? '', nom),
            acces: reflector.getAllAndOverride<DeclarationAcces | undefined>(METADONNEE_ACCES, [
              traitement,
              metatype as () => unknown,
            ]),
          },
        ];
      });
    });
}

/** @throws when a route does not say who may call it: the start is refused rather than a door left to chance. */
export function exigerDesAccesDeclares(routes: readonly RouteDeclaree[]): void {
  const muettes = routes
    .filter(({ acces }) => acces === undefined)
    .map(({ methode, chemin }) => `${methode} ${chemin}`);
  if (muettes.length > 0) throw new Error(`routes without declared access: ${muettes.join(', ')}`);
}

/** @throws when a route changes something and names no act: the start is refused rather than an act left unkept (ADR 30) */
export function exigerDesActesDeclares(routes: readonly RouteDeclaree[]): void {
  const muettes = routes
    .filter(({ methode, acces }) => !LECTURES.has(methode) && acces !== undefined && changeSansActe(acces))
    .map(({ methode, chemin }) => `${methode} ${chemin}`);
  if (muettes.length > 0)
    throw new Error(`routes that change something without an act: ${muettes.join(', ')}`);
}

/** A search is a POST that declares a reading; an open route has a control and a record of its own. */
function changeSansActe(acces: DeclarationAcces): boolean {
  return !acces.ouvert && acces.acte === undefined && acces.lecture === undefined;
}

export function nomDOperation(controleur: string, methode: string): string {
  return `${controleur.replace(/Controller$/, '')}_${methode}`;
}

function joindre(...parties: string[]): string {
  return `/${parties
    .flatMap((partie) => partie.split('/'))
    .filter((partie) => partie !== '')
    .join('/')}`;
}
