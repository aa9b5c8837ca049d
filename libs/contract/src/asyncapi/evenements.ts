import type { Partenaire, TypeFait } from '#annexe7';
import { composerEvenement } from '../composer-evenement.js';
import type { Evenement, SourceEvenement } from '../evenement.js';
import type { SchemaJson } from '../formes/forme.js';
import { CATALOGUE, TYPES, typesDitsA } from '../modele/catalogue.js';
import { EXEMPLES } from '../modele/exemples.js';
import { schemaDit, schemaEnveloppe, schemas } from '../schemas.js';
import { typeComplet } from '../types-evenement.js';

/** One event of the exchange: who says it, what, and the schema of the whole. */
export interface EvenementDocumente {
  readonly nom: string;
  readonly type: TypeFait;
  readonly schema: SchemaJson;
  readonly exemple: Evenement;
}

/** Name, among the schemas of the document, of the attributes that all events share. */
const ENVELOPPE = 'enveloppe';

/** What the schemas of events refer to: the envelope and the data of each type, each once. */
export function schemasPartages(): Record<string, SchemaJson> {
  return {
    [ENVELOPPE]: schemaEnveloppe,
    ...Object.fromEntries(TYPES.map((type) => [`donnees.${type}`, schemas[type]])),
    ...Object.fromEntries(
      TYPES.flatMap((type) =>
        PARTENAIRES.filter((nom) => aDesDonneesPropres(type, nom)).map((nom): [string, unknown] => [
          `donnees.${nom}.${type}`,
          schemaDit(type, nom),
        ]),
      ),
    ),
  };
}

const PARTENAIRES: readonly Partenaire[] = ['gide', 'parcours3'];

/** True when a partner is told other data than the owner states (C3). */
function aDesDonneesPropres(type: TypeFait, partenaire: Partenaire): boolean {
  const { dit, enonce } = CATALOGUE[type];
  return dit[partenaire] !== undefined && dit[partenaire] !== enonce;
}

/** A whole event: the envelope, its only source and type, and data of a shared schema. */
function schemaEvenement(type: TypeFait, source: SourceEvenement, donnees: string): SchemaJson {
  return {
    allOf: [
      { $ref: `#/components/schemas/${ENVELOPPE}` },
      {
        type: 'object',
        required: ['data'],
        properties: {
          source: { const: source },
          type: { const: typeComplet(type) },
          data: { $ref: `#/components/schemas/${donnees}` },
        },
      },
    ],
  };
}

/** The events that a partner states at its door (B1). */
export function evenementsDe(partenaire: Partenaire): EvenementDocumente[] {
  return TYPES.filter((type) => CATALOGUE[type].proprietaire === partenaire).map((type) => ({
    nom: `${partenaire}.${type}`,
    type,
    schema: schemaEvenement(type, `urn:${partenaire}`, `donnees.${type}`),
    exemple: exemple(`urn:${partenaire}`, type, EXEMPLES[type]),
  }));
}

/** The events that the gateway tells a partner (section 8). */
export function evenementsPour(partenaire: Partenaire): EvenementDocumente[] {
  return typesDitsA(partenaire).map((type) => {
    const donnees = aDesDonneesPropres(type, partenaire)
      ? `donnees.${partenaire}.${type}`
      : `donnees.${type}`;
    const dites = { ...EXEMPLES[type], ...complement(type, partenaire) };
    return {
      nom: `dude.${partenaire}.${type}`,
      type,
      schema: schemaEvenement(type, 'urn:dude', donnees),
      exemple: exemple('urn:dude', type, dites),
    };
  });
}

/** C3. What Parcours 3 is told besides the stated members. */
function complement(type: TypeFait, partenaire: Partenaire): object {
  if (type !== 'affectation.enregistree' || partenaire !== 'parcours3') return {};
  return { dateEntretienInitialisation: EXEMPLES[type].dateAffectation };
}

function exemple(source: SourceEvenement, type: TypeFait, data: object): Evenement {
  const { demandeur, cotraitance } = data as { demandeur: string; cotraitance?: string };
  return composerEvenement(source, {
    id: source === 'urn:dude' ? '01954f1e-7c00-7000-8000-000000001234' : `${source.slice(4)}-0000001234`,
    type,
    sequence: '0000000003',
    demandeur,
    cotraitance: cotraitance ?? null,
    data,
    time: '2010-03-01T09:12:00+01:00',
  });
}
