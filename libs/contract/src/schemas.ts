import type { Partenaire, TypeFait } from '#annexe7';
import type { SchemaJson } from './formes/forme.js';
import type { Classe, Presence } from './membres/regle.js';
import { planDe } from './membres/plan.js';
import { CATALOGUE, TYPES } from './modele/catalogue.js';
import { Enveloppe } from './modele/enveloppe.js';

/**
 * The JSON Schema of a class, read from the metadata that class-validator holds. Members not named are
 * allowed (X1); patterns are ECMA-262 in Unicode mode. The schema says everything the validators check.
 */
export function schemaDe(classe: Classe): SchemaJson {
  const plan = planDe(classe);
  const conditions = plan.flatMap(({ nom, presence }) => condition(nom, presence));
  return {
    type: 'object',
    required: plan.filter(({ presence }) => presence === 'requis').map(({ nom }) => nom),
    properties: Object.fromEntries(
      plan.map(({ nom, forme, groupe }) => [
        nom,
        groupe === undefined ? { ...forme.schema, description: forme.attendu } : schemaDe(groupe),
      ]),
    ),
    ...(conditions.length === 0 ? {} : { allOf: conditions }),
  };
}

/** The JSON Schema of the data of each type, as its owner states them (X2). */
export const schemas: Readonly<Record<TypeFait, SchemaJson>> = parType((type) =>
  schemaDe(CATALOGUE[type].enonce),
);

/** The JSON Schema of the attributes of an event (X1), `data` aside. */
export const schemaEnveloppe: SchemaJson = schemaDe(Enveloppe);

/** The JSON Schema of the data of a type as the gateway tells them to a partner; undefined when it does not. */
export function schemaDit(type: TypeFait, partenaire: Partenaire): SchemaJson | undefined {
  const classe = CATALOGUE[type].dit[partenaire];
  return classe === undefined ? undefined : schemaDe(classe);
}

function condition(nom: string, presence: Presence): SchemaJson[] {
  if (typeof presence === 'string') return [];
  const { quand, vaut } = presence;
  return [{ if: { required: [quand], properties: { [quand]: { const: vaut } } }, then: { required: [nom] } }];
}

function parType<V>(valeur: (type: TypeFait) => V): Readonly<Record<TypeFait, V>> {
  return Object.fromEntries(TYPES.map((type) => [type, valeur(type)])) as Record<TypeFait, V>;
}
