import { Injectable } from '@nestjs/common';
import { DocumentServi } from '../documentation/documentation.controller.js';
import { EXTENSION, type GenreDeMasque } from './marques.js';
import { MASQUEURS, type Masqueur } from './masquer.js';

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  [EXTENSION]?: GenreDeMasque;
}

interface Operation {
  operationId?: string;
  responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

/** How the answers of one operation are masked. */
export interface PlanDeMasquage {
  masquer: (corps: unknown) => unknown;
  /** The answer says itself whether it is masked. */
  declare: boolean;
}

type Reference = (nom: string) => Masqueur | null;

interface Plans {
  parOperation: ReadonlyMap<string, PlanDeMasquage>;
  reference: Reference;
}

/** Plans of a whole application, read from the document that describes it; one operation without any masks nothing. */
@Injectable()
export class PlansDeMasquage {
  #plans: Plans | undefined;

  constructor(private readonly servi: DocumentServi) {}

  /** @throws while the application is being built: nothing leaves unmasked by accident */
  de(operation: string): PlanDeMasquage | undefined {
    return this.#lire().parOperation.get(operation);
  }

  /** The same for one described shape, for what is written otherwise than as JSON. */
  masquer<T extends object>(classe: { name: string }, objet: T): T {
    return (this.#lire().reference(classe.name)?.(objet, {}) ?? objet) as T;
  }

  #lire(): Plans {
    if (this.#plans) return this.#plans;
    const document = this.servi.lire();
    if (!document) throw new Error('answers before the application is built');
    const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
    const reference = references(schemas);
    const plans = Object.values(document.paths).flatMap((chemin) =>
      [chemin.get, chemin.post].flatMap((operation) => planDe(operation as Operation, schemas, reference)),
    );
    this.#plans = { parOperation: new Map(plans), reference };
    return this.#plans;
  }
}

function planDe(
  operation: Operation | undefined,
  schemas: Record<string, Schema>,
  reference: Reference,
): [string, PlanDeMasquage][] {
  const reponses = Object.entries(operation?.responses ?? {}).filter(([statut]) => statut.startsWith('2'));
  const formes = reponses.flatMap(([, { content }]) => content?.['application/json']?.schema ?? []);
  const masqueur = enSuite(formes.map((forme) => masqueurDe(forme, reference)));
  if (!masqueur || operation?.operationId === undefined) return [];
  const declare = formes.some((forme) => Object.hasOwn(resoudre(forme, schemas).properties ?? {}, 'masque'));
  return [[operation.operationId, { masquer: (corps) => masqueur(corps, {}), declare }]];
}

function resoudre(schema: Schema, schemas: Record<string, Schema>): Schema {
  return schemas[nomDe(schema.$ref ?? '')] ?? schema;
}

const nomDe = (reference: string): string => reference.replace('#/components/schemas/', '');

/** The masks of the named schemas, each made once. */
function references(schemas: Record<string, Schema>): Reference {
  const faits = new Map<string, Masqueur | null>();
  const reference = (nom: string): Masqueur | null => {
    const connu = faits.get(nom);
    if (connu !== undefined) return connu;
    const fait = masqueurDe(schemas[nom] ?? {}, reference);
    faits.set(nom, fait);
    return fait;
  };
  return reference;
}

/** Null: nothing in there is masked. */
function masqueurDe(schema: Schema, reference: Reference): Masqueur | null {
  const genre = schema[EXTENSION];
  if (genre !== undefined) return MASQUEURS[genre];
  if (schema.$ref !== undefined) return reference(nomDe(schema.$ref));
  const { allOf = [], oneOf = [], anyOf = [], items, properties, additionalProperties } = schema;
  return enSuite([
    ...[...allOf, ...oneOf, ...anyOf].map((une) => masqueurDe(une, reference)),
    items ? surChacun(masqueurDe(items, reference)) : null,
    properties ? surLesMembres(properties, reference) : null,
    typeof additionalProperties === 'object' ? surChacun(masqueurDe(additionalProperties, reference)) : null,
  ]);
}

function enSuite(masqueurs: readonly (Masqueur | null)[]): Masqueur | null {
  const vrais = masqueurs.filter((un) => un !== null);
  if (vrais.length === 0) return null;
  return (valeur, porteur) => vrais.reduce((rendue, masqueur) => masqueur(rendue, porteur), valeur);
}

/** On each element of a list, or each value of an object whose members have no fixed name. */
function surChacun(masqueur: Masqueur | null): Masqueur | null {
  if (!masqueur) return null;
  return (valeur) => {
    if (Array.isArray(valeur)) return valeur.map((un) => masqueur(un, {}));
    if (!estObjet(valeur)) return valeur;
    return Object.fromEntries(Object.entries(valeur).map(([nom, sienne]) => [nom, masqueur(sienne, valeur)]));
  };
}

function surLesMembres(properties: Record<string, Schema>, reference: Reference): Masqueur | null {
  const masques = Object.entries(properties).flatMap(([nom, schema]) => {
    const masqueur = masqueurDe(schema, reference);
    return masqueur ? [[nom, masqueur] as const] : [];
  });
  if (masques.length === 0) return null;
  return (valeur) => {
    if (!estObjet(valeur)) return valeur;
    const copie: Record<string, unknown> = { ...valeur };
    for (const [nom, masqueur] of masques)
      if (Object.hasOwn(copie, nom)) copie[nom] = masqueur(valeur[nom], valeur);
    return copie;
  };
}

function estObjet(valeur: unknown): valeur is Record<string, unknown> {
  return typeof valeur === 'object' && valeur !== null && !(valeur instanceof Date);
}
