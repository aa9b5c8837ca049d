import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import type { Partenaire, TypeFait } from '#annexe7';
import {
  controlerEvenement,
  controlerEvenementDit,
  documentAsyncApi,
  proprietaireDe,
  typeCourt,
} from '#contract';
import { evenementsDe, evenementsPour, type EvenementDocumente } from '../src/asyncapi/evenements.js';
import { CATALOGUE } from '../src/modele/catalogue.js';
import { Enveloppe } from '../src/modele/enveloppe.js';
import { presqueValides } from './valeurs-engendrees.js';

type Document = Record<string, Record<string, Record<string, unknown>>>;
const ecrit = JSON.parse(JSON.stringify(documentAsyncApi())) as Document;

/** The document as readers get it, every reference resolved inside it. */
const ajv = new Ajv({ strict: false, formats: { date: true, 'date-time': true } });
ajv.addSchema(ecrit, 'document');
function valide(pointeur: string): ValidateFunction {
  const trouve = ajv.getSchema(`document#/${pointeur}`);
  if (trouve === undefined) throw new Error(`no schema at ${pointeur}`);
  return trouve;
}

const VERSION_ASYNCAPI = '3.0.0';

/** @returns what an internal reference (`#/a/b`) points at, undefined when it points at nothing */
function lire(reference: string): unknown {
  const [racine, ...membres] = reference.split('/');
  if (racine !== '#') return undefined;
  return membres.reduce<unknown>(
    (objet, membre) =>
      (objet as Record<string, unknown> | undefined)?.[membre.replaceAll('~1', '/').replaceAll('~0', '~')],
    ecrit,
  );
}

const PARTENAIRES: Partenaire[] = ['gide', 'parcours3'];
const enonces = PARTENAIRES.flatMap((nom) =>
  evenementsDe(nom).map((un): [string, Partenaire, EvenementDocumente] => [un.nom, nom, un]),
);
const dits = PARTENAIRES.flatMap((nom) =>
  evenementsPour(nom).map((un): [string, Partenaire, EvenementDocumente] => [un.nom, nom, un]),
);

describe('the AsyncAPI document', () => {
  it('is valid for the JSON Schema that the AsyncAPI initiative publishes of its version', () => {
    const norme = createRequire(import.meta.url)(
      `@asyncapi/specs/schemas/${VERSION_ASYNCAPI}-without-$id.json`,
    ) as object;
    const conforme = new Ajv({ strict: false, validateFormats: false }).compile(norme);
    conforme(ecrit);
    expect(conforme.errors).toBeNull();
    expect(conforme({ ...ecrit, operations: { envoyer: { action: 'envoyer' } } })).toBe(false);
  });

  it('refers to nothing that it does not hold', () => {
    const references = [...JSON.stringify(ecrit).matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref = '']) => ref);
    expect(references.length).toBeGreaterThan(100);
    expect(references.filter((reference) => lire(reference) === undefined)).toEqual([]);
  });

  it('has a door and an inbox for each partner', () => {
    const canaux = ecrit['channels'] ?? {};
    expect(Object.values(canaux).map(({ address }) => address)).toEqual([
      '/webhooks/gide',
      '/webhooks/parcours3',
      '/echanges/flux',
      '/echanges/flux',
    ]);
    expect(Object.values(ecrit['operations'] ?? {}).map(({ action }) => action)).toEqual([
      'receive',
      'receive',
      'send',
      'send',
    ]);
  });

  it('is the one that docs/ holds (else: see libs/contract/README.md)', () => {
    const publie: unknown = JSON.parse(
      readFileSync(new URL('../../../docs/asyncapi.json', import.meta.url), 'utf8'),
    );
    expect(publie).toEqual(ecrit);
  });

  it('shows every type that a partner states at its door, and no other', () => {
    const parCanal = (nom: string): unknown[] =>
      Object.keys(ecrit['channels']?.[nom]?.['messages'] as object);
    for (const [canal, partenaire] of [
      ['webhookGide', 'gide'],
      ['webhookParcours3', 'parcours3'],
    ] as const) {
      const types = (Object.keys(CATALOGUE) as TypeFait[]).filter(
        (type) => proprietaireDe(type) === partenaire,
      );
      expect(parCanal(canal)).toEqual([
        ...types.map((type) => `${partenaire}.${type}`),
        'lot',
        'accuse',
        'probleme',
      ]);
    }
  });

  it.each(enonces)(
    '%s: the example is accepted by its schema, its batch and its door',
    (nom, partenaire, { exemple }) => {
      expect(valide(`components/schemas/${nom}`)(exemple)).toBe(true);
      const canal = partenaire === 'gide' ? 'webhookGide' : 'webhookParcours3';
      expect(valide(`channels/${canal}/messages/lot/payload`)([exemple])).toBe(true);
      const porte = partenaire === 'gide' ? 'urn:gide' : 'urn:parcours3';
      expect(controlerEvenement(exemple, { porte, estDesNotres: () => false }).verdict).toBe('accepte');
    },
  );

  it.each(dits)(
    '%s: the example is accepted by its schema, its batch and its reader',
    (nom, partenaire, { exemple }) => {
      expect(valide(`components/schemas/${nom}`)(exemple)).toBe(true);
      const canal = partenaire === 'gide' ? 'fluxGide' : 'fluxParcours3';
      expect(valide(`channels/${canal}/messages/lot/payload`)([exemple])).toBe(true);
      expect(controlerEvenementDit(exemple, partenaire).verdict).toBe('accepte');
    },
  );

  it('bounds batches as the contract does [X3.1, X4.2]', () => {
    const exemple = evenementsDe('gide')[0]?.exemple;
    const webhook = valide('channels/webhookGide/messages/lot/payload');
    expect([0, 1, 1000, 1001].map((taille) => webhook(new Array(taille).fill(exemple)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const dit = evenementsPour('gide')[0]?.exemple;
    const flux = valide('channels/fluxGide/messages/lot/payload');
    expect([0, 1, 500, 501].map((taille) => flux(new Array(taille).fill(dit)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  describe('gives whole events the verdict of the gateway', () => {
    /** Whole events of a type: attributes and data possibly damaged, the source and type as given or as damaged. */
    const evenements = (
      un: EvenementDocumente,
      classe: new () => object,
    ): fc.Arbitrary<Record<string, unknown>> =>
      fc
        .tuple(presqueValides(Enveloppe), presqueValides(classe), fc.boolean())
        .map(([attributs, data, intacts]) => ({
          ...attributs,
          ...(intacts ? un.exemple : {}),
          source: un.exemple.source,
          type: un.exemple.type,
          data,
        }));

    it.each(enonces)('%s, stated', (nom, partenaire, un) => {
      const selonSchema = valide(`components/schemas/${nom}`);
      const porte = partenaire === 'gide' ? 'urn:gide' : 'urn:parcours3';
      fc.assert(
        fc.property(evenements(un, CATALOGUE[un.type].enonce), (evenement) => {
          const { verdict } = controlerEvenement(evenement, { porte, estDesNotres: () => false });
          expect(selonSchema(evenement)).toBe(verdict === 'accepte');
        }),
        { numRuns: 100 },
      );
    });

    it.each(dits)('%s, told', (nom, partenaire, un) => {
      const selonSchema = valide(`components/schemas/${nom}`);
      const classe = CATALOGUE[un.type].dit[partenaire] ?? CATALOGUE[un.type].enonce;
      fc.assert(
        fc.property(evenements(un, classe), (evenement) => {
          expect(selonSchema(evenement)).toBe(
            controlerEvenementDit(evenement, partenaire).verdict === 'accepte',
          );
        }),
        { numRuns: 100 },
      );
    });
  });

  it('names types that the gateway knows', () => {
    for (const [, , { exemple, type }] of [...enonces, ...dits]) expect(typeCourt(exemple.type)).toBe(type);
  });
});
