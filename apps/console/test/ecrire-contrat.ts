import type { OpenAPIObject } from '@nestjs/swagger';

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  nullable?: boolean;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
}
interface Contenu {
  content?: Record<string, { schema?: Schema }>;
}

const ENTETE = `/** What the gateway answers, written from its OpenAPI document (test/contrat.spec.ts keeps the two the same). */\n`;

/** The TypeScript of the operations named, and of every shape that they reach, in the order of the alphabet. */
export function ecrireContrat(document: OpenAPIObject, operations: readonly string[]): string {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const vus = new Set<string>();
  const forme = (schema: Schema): string => ecrireForme(schema, (nom) => void visiter(nom));
  const formes = new Map<string, string>();
  const visiter = (nom: string): void => {
    if (vus.has(nom)) return;
    vus.add(nom);
    const schema = schemas[nom];
    if (!schema) throw new Error(`the document has no schema ${nom}`);
    const membres = Object.entries(schema.properties ?? {}).map(([membre, sien]) => {
      const facultatif = schema.required?.includes(membre) ? '' : '?';
      return `  ${membre}${facultatif}: ${forme(sien)};`;
    });
    formes.set(nom, `export interface ${nom} {\n${membres.join('\n')}\n}`);
  };
  const lignes = operations.map((operation) => {
    const [methode = '', chemin = ''] = operation.split(' ');
    const decrite = (
      document.paths[chemin] as Record<string, { requestBody?: Contenu; responses: object }>
    )?.[methode.toLowerCase()];
    if (!decrite) throw new Error(`the document has no operation ${operation}`);
    const corps = schemaDe(decrite.requestBody);
    const reponse = Object.entries(decrite.responses as Record<string, Contenu>).find(([statut]) =>
      statut.startsWith('2'),
    )?.[1];
    const rendu = schemaDe(reponse);
    return `  '${operation}': { corps: ${corps ? forme(corps) : 'undefined'}; reponse: ${rendu ? forme(rendu) : 'undefined'} };`;
  });
  const triees = [...formes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, texte]) => texte);
  return [ENTETE, ...triees, `export interface Operations {\n${lignes.join('\n')}\n}\n`].join('\n');
}

function schemaDe(contenu: Contenu | undefined): Schema | undefined {
  return contenu?.content?.['application/json']?.schema;
}

function ecrireForme(schema: Schema, visiter: (nom: string) => void): string {
  const sien = (un: Schema): string => ecrireForme(un, visiter);
  const types = [schema.type ?? []].flat();
  const rien = schema.nullable === true || types.includes('null') || schema.enum?.includes(null) === true;
  if (types.length > 0 && types.every((un) => un === 'null')) return 'null';
  return rien ? unir([forme(), 'null']) : forme();

  function forme(): string {
    if (schema.$ref !== undefined) {
      const nom = schema.$ref.split('/').at(-1) ?? '';
      visiter(nom);
      return nom;
    }
    const variantes = schema.allOf ?? schema.oneOf ?? schema.anyOf;
    if (variantes) return unir(variantes.map(sien));
    if (schema.enum) return unir(schema.enum.filter((un) => un !== null).map((un) => JSON.stringify(un)));
    const type = types.find((un) => un !== 'null');
    switch (type) {
      case 'string':
        return 'string';
      case 'integer':
      case 'number':
        return 'number';
      case 'boolean':
        return 'boolean';
      case 'array':
        return `(${sien(schema.items ?? {})})[]`;
      case 'object':
        return typeof schema.additionalProperties === 'object'
          ? `Record<string, ${sien(schema.additionalProperties)}>`
          : 'Record<string, unknown>';
      default:
        return 'unknown';
    }
  }
}

function unir(formes: readonly string[]): string {
  const toutes = [...new Set(formes.flatMap((une) => une.split(' | ')))];
  return toutes.includes('unknown') ? 'unknown' : toutes.join(' | ');
}
