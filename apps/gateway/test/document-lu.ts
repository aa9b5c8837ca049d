import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Reponse } from './gateway-d-essai.js';

export interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  parameters?: { name: string; in: string; description?: string; schema?: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}

interface Schema {
  $ref?: string;
  properties?: Record<string, object>;
  items?: object;
  allOf?: object[];
  oneOf?: object[];
  anyOf?: object[];
  additionalProperties?: unknown;
}

/** The OpenAPI document, and what it says of the answers. */
export class DocumentLu {
  readonly #valideurs = new WeakMap<object, ReturnType<Ajv2020['compile']>>();

  constructor(readonly document: OpenAPIObject) {}

  operations(): { nom: string; operation: Operation }[] {
    return Object.entries(this.document.paths).flatMap(([chemin, methodes]) =>
      Object.entries(methodes as Record<string, Operation>).map(([methode, operation]) => ({
        nom: `${methode.toUpperCase()} ${chemin}`,
        operation,
      })),
    );
  }

  /** The validator of a schema, its references resolved against the components; compiled once. */
  valideur(schema: object): ReturnType<Ajv2020['compile']> {
    const connu = this.#valideurs.get(schema);
    if (connu) return connu;
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const valideur = ajv.compile({ ...schema, components: this.document.components });
    this.#valideurs.set(schema, valideur);
    return valideur;
  }

  /** An answer against the schema of its status: nothing missing, nothing that the schema does not name. */
  exigerDecrite(nom: string, reponse: Reponse): void {
    const operation = this.operations().find((une) => une.nom === nom)?.operation;
    const contenu = operation?.responses[String(reponse.statut)]?.content ?? {};
    const [schema] = Object.values(contenu);
    const valide = this.valideur(schema?.schema ?? { not: {} });
    void valide(reponse.json());
    expect([nom, valide.errors ?? []]).toEqual([nom, []]);
    this.#exigerTousDecrits(reponse.json(), schema?.schema ?? {});
  }

  /** No member of an answer that the schema does not name: tolerant validators would let it pass. */
  #exigerTousDecrits(valeur: unknown, schema: object): void {
    const { $ref, properties, items, allOf, oneOf, anyOf, additionalProperties } = this.#resoudre(schema);
    if ($ref !== undefined || valeur === null || typeof valeur !== 'object') return;
    const choix = [...(allOf ?? []), ...(oneOf ?? []), ...(anyOf ?? [])].find(
      (un) => this.#resoudre(un).properties !== undefined && this.valideur(un)(valeur) === true,
    );
    if (choix) return this.#exigerTousDecrits(valeur, choix);
    if (Array.isArray(valeur)) return valeur.forEach((un) => this.#exigerTousDecrits(un, items ?? {}));
    if (additionalProperties !== undefined || properties === undefined) return;
    for (const [membre, contenu] of Object.entries(valeur)) {
      expect(Object.keys(properties)).toContain(membre);
      this.#exigerTousDecrits(contenu, properties[membre] ?? {});
    }
  }

  #resoudre(schema: object): Schema {
    const { $ref } = schema as Schema;
    if ($ref === undefined) return schema;
    return this.#resoudre(
      this.document.components?.schemas?.[$ref.replace('#/components/schemas/', '')] ?? {},
    );
  }
}
