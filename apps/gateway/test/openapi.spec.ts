import { readdirSync, readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import { inventorier } from '../src/documentation/inventaire.js';
import { DocumentLu } from './document-lu.js';
import { creerGatewayDEssai, type GatewayDEssai } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
let lu: DocumentLu;
let document: OpenAPIObject;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
  lu = new DocumentLu((await gateway.get('/api/openapi.json')).json<OpenAPIObject>());
  ({ document } = lu);
});
afterAll(() => gateway.fermer());

/** The texts of the application. */
function sources(): string[] {
  const dossier = new URL('../src/', import.meta.url);
  return readdirSync(dossier, { recursive: true, encoding: 'utf8' })
    .filter((nom) => nom.endsWith('.ts'))
    .map((nom) => readFileSync(new URL(nom, dossier), 'utf8'));
}

const enOpenApi = (chemin: string): string => chemin.replace(/:(\w+)/g, '{$1}');

/** Every `$ref` of the document. */
function references(noeud: unknown): string[] {
  if (typeof noeud !== 'object' || noeud === null) return [];
  return Object.entries(noeud).flatMap(([nom, valeur]) =>
    nom === '$ref' ? [String(valeur)] : references(valeur),
  );
}

describe('the OpenAPI document [X5]', () => {
  it('is of version 3.1, with a title, a version and its security', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    expect(document.components?.securitySchemes).toMatchObject({ cle: { type: 'http', scheme: 'bearer' } });
  });

  it('describes every route of the router and no other', () => {
    expect(
      lu
        .operations()
        .map(({ nom }) => nom)
        .sort(),
    ).toEqual(
      inventorier(gateway.app)
        // The console is a page and its files: nothing that a program would ask for.
        .filter(({ operation }) => !operation.startsWith('Console_'))
        .map(({ methode, chemin }) => `${methode} ${enOpenApi(chemin)}`)
        .sort(),
    );
  });

  it('resolves every reference, and names every operation once', () => {
    const schemas = Object.keys(document.components?.schemas ?? {}).map(
      (nom) => `#/components/schemas/${nom}`,
    );
    for (const reference of references(document)) expect(schemas).toContain(reference);
    const noms = lu.operations().map(({ operation }) => operation.operationId);
    expect(new Set(noms).size).toBe(noms.length);
  });

  it('takes each schema from one class: two of the same name would hide one another', () => {
    const noms = sources().flatMap((texte) =>
      [...texte.matchAll(/^(?:export )?(?:abstract )?class (\w+)/gm)].map(([, nom = '']) => nom),
    );
    expect(noms.length).toBeGreaterThan(50);
    expect(noms.filter((nom, rang) => noms.indexOf(nom) !== rang)).toEqual([]);
  });

  it('holds only schemas that compile, nullable ones written as 3.1 does', () => {
    for (const nom of Object.keys(document.components?.schemas ?? {}))
      lu.valideur({ $ref: `#/components/schemas/${nom}` });
    expect(JSON.stringify(document)).not.toContain('"nullable"');
  });

  it('says in words what each operation, parameter, answer and member is', () => {
    for (const { nom, operation } of lu.operations()) {
      expect([nom, operation.summary]).toEqual([nom, expect.stringMatching(/\S/)]);
      expect([nom, operation.tags?.length]).toEqual([nom, 1]);
      for (const { name, description } of operation.parameters ?? [])
        expect([nom, name, description]).toEqual([nom, name, expect.stringMatching(/\S/)]);
      for (const [statut, { description }] of Object.entries(operation.responses))
        expect([nom, statut, description]).toEqual([nom, statut, expect.stringMatching(/\S/)]);
    }
    for (const [nom, schema] of Object.entries(document.components?.schemas ?? {})) {
      const { properties } = schema as { properties: Record<string, { description?: string }> };
      for (const [membre, { description }] of Object.entries(properties))
        expect([nom, membre, description]).toEqual([nom, membre, expect.stringMatching(/\S/)]);
    }
  });

  it('describes every error as a problem, and the refusals of access on every closed route', () => {
    for (const { nom, operation } of lu.operations()) {
      const route = inventorier(gateway.app).find(
        ({ methode, chemin }) => `${methode} ${enOpenApi(chemin)}` === nom,
      );
      const ferme = route?.acces?.ouvert === false;
      const moyens = (operation.security ?? []).flatMap((une) => Object.keys(une));
      const attendus =
        route?.acces?.ouvert === false && route.acces.sessionSeule ? ['session'] : ['cle', 'session'];
      expect([nom, moyens]).toEqual([nom, ferme ? attendus : []]);
      if (ferme) expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '403']));
      for (const [statut, { content }] of Object.entries(operation.responses)) {
        if (Number(statut) >= 400)
          expect([nom, statut, Object.keys(content ?? {})]).toEqual([
            nom,
            statut,
            ['application/problem+json'],
          ]);
      }
    }
  });

  it('gives the two media types of the webhooks', () => {
    const webhook = lu.operations().find(({ nom }) => nom === 'POST /webhooks/gide')?.operation;
    expect(Object.keys(webhook?.requestBody?.content ?? {})).toEqual([
      'application/cloudevents+json',
      'application/cloudevents-batch+json',
    ]);
  });

  it('never asks for a person in an address', () => {
    for (const { operation } of lu.operations()) {
      for (const { name, in: ou } of operation.parameters ?? [])
        if (ou !== 'header') expect(name).not.toMatch(/demandeur|nom|prenom|identite/i);
    }
  });
});

describe('the page of the documentation', () => {
  it('is served whole from here: no other site is named', async () => {
    const page = await gateway.get('/api/docs');
    expect(page.entetes['content-type']).toMatch(/^text\/html/);
    const liens = [...page.texte.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, lien]) => lien ?? '');
    expect(liens.length).toBeGreaterThan(3);
    for (const lien of liens) {
      expect(lien).toMatch(/^\/api\//);
      expect((await gateway.get(lien)).statut).toBe(200);
    }
    expect(page.entetes['content-security-policy']).toContain("script-src 'self'");
    expect(page.texte).not.toMatch(/<script>| on\w+=/);
  });

  it('serves nothing else of the package', async () => {
    for (const fichier of [
      'package.json',
      'index.html',
      '..%2F..%2Fpackage.json',
      'constructor',
      'swagger-ui-bundle.js.map',
    ]) {
      expect((await gateway.get(`/api/docs/${fichier}`)).statut).toBe(404);
    }
  });
});
