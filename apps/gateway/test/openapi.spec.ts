import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OpenAPIObject } from '@nestjs/swagger';
import { lireSurveillance } from '#config';
import { EvaluerAlarmes, VerifierConservation } from '#supervision';
import { evenement, lot } from '#test/evenements';
import { inventorier } from '../src/documentation/inventaire.js';
import { planterEcarts } from './ecarts-plantes.js';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai, type Reponse } from './gateway-d-essai.js';

let gateway: GatewayDEssai;
let document: OpenAPIObject;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
  document = (await gateway.get('/api/openapi.json')).json<OpenAPIObject>();
});
afterAll(() => gateway.fermer());

interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  parameters?: { name: string; in: string; description?: string; schema?: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}

function operations(): { nom: string; operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([chemin, methodes]) =>
    Object.entries(methodes as Record<string, Operation>).map(([methode, operation]) => ({
      nom: `${methode.toUpperCase()} ${chemin}`,
      operation,
    })),
  );
}

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

/** The schema of an answer, its references resolved against the components. */
function valideur(schema: object): ReturnType<Ajv2020['compile']> {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  return ajv.compile({ ...schema, components: document.components });
}

describe('the OpenAPI document [X5]', () => {
  it('is of version 3.1, with a title, a version and its security', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    expect(document.components?.securitySchemes).toMatchObject({ cle: { type: 'http', scheme: 'bearer' } });
  });

  it('describes every route of the router and no other', () => {
    expect(
      operations()
        .map(({ nom }) => nom)
        .sort(),
    ).toEqual(
      inventorier(gateway.app)
        .map(({ methode, chemin }) => `${methode} ${enOpenApi(chemin)}`)
        .sort(),
    );
  });

  it('resolves every reference, and names every operation once', () => {
    const schemas = Object.keys(document.components?.schemas ?? {}).map(
      (nom) => `#/components/schemas/${nom}`,
    );
    for (const reference of references(document)) expect(schemas).toContain(reference);
    const noms = operations().map(({ operation }) => operation.operationId);
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
      valideur({ $ref: `#/components/schemas/${nom}` });
    expect(JSON.stringify(document)).not.toContain('"nullable"');
  });

  it('says in words what each operation, parameter, answer and member is', () => {
    for (const { nom, operation } of operations()) {
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
    for (const { nom, operation } of operations()) {
      const route = inventorier(gateway.app).find(
        ({ methode, chemin }) => `${methode} ${enOpenApi(chemin)}` === nom,
      );
      const ferme = route?.acces?.ouvert === false;
      expect([nom, operation.security?.some((une) => 'cle' in une) ?? false]).toEqual([nom, ferme]);
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
    const webhook = operations().find(({ nom }) => nom === 'POST /webhooks/gide')?.operation;
    expect(Object.keys(webhook?.requestBody?.content ?? {})).toEqual([
      'application/cloudevents+json',
      'application/cloudevents-batch+json',
    ]);
  });

  it('never asks for a person in an address', () => {
    for (const { operation } of operations()) {
      for (const { name, in: ou } of operation.parameters ?? [])
        if (ou !== 'header') expect(name).not.toMatch(/demandeur|nom|prenom|identite/i);
    }
  });
});

describe('what is answered is what is described', () => {
  beforeAll(async () => {
    await gateway.webhook(
      'gide',
      lot([
        evenement('affectation.enregistree'),
        evenement('statut.change', { statut: 1, situation: 'inscrit' }),
        evenement('alerte.traitee'),
      ]),
    );
    await gateway.webhook(
      'parcours3',
      lot([
        evenement('parcours.initialise'),
        evenement('alerte.declenchee'),
        evenement('civis.change'),
        evenement('parcours.initialise', { cotraitance: 'CT-SEULE-0001', demandeur: '3333333C' }),
      ]),
    );
    await gateway.appliquer();
    // As if the rules had been others then: the history has something to flag.
    await gateway.unite.seule(
      `UPDATE historique SET resume = (resume::jsonb || '{"etat": "alerte", "alertes": null}')::json`,
    );
    await gateway.post('/api/synchronisations', undefined, CLE_DE_DEMARRAGE);
    const bilan = { bilan: () => Promise.resolve({ emis: { 'fr.dude.statut.change.v1': 1 }, recus: {} }) };
    await new VerifierConservation(gateway.unite, { gide: bilan, parcours3: bilan }, 5).execute();
    await gateway.unite.seule(`UPDATE messages_entrants SET issue = 'en_echec' WHERE type = 'civis.change'`);
    await new EvaluerAlarmes(gateway.unite, lireSurveillance(), true).execute();
  });

  it.each([
    ['GET /api/cotraitances', '/api/cotraitances'],
    ['GET /api/cotraitances/{cotraitance}', '/api/cotraitances/CT-2010-000001'],
    ['GET /api/cotraitances/{cotraitance}', '/api/cotraitances/CT-2010-000001?au=2010-01-01'],
    ['GET /api/cotraitances/{cotraitance}/faits', '/api/cotraitances/CT-2010-000001/faits'],
    ['GET /api/cotraitances/{cotraitance}/historique', '/api/cotraitances/CT-2010-000001/historique'],
    ['GET /api/cotraitances/{cotraitance}/messages', '/api/cotraitances/CT-2010-000001/messages'],
    ['GET /api/actions', '/api/actions'],
    ['GET /api/synchronisations', '/api/synchronisations'],
    ['GET /api/partenaires', '/api/partenaires'],
    ['GET /api/bilan', '/api/bilan'],
    ['GET /api/alarmes', '/api/alarmes'],
    ['GET /api/horloge', '/api/horloge'],
    ['GET /health/ready', '/health/ready'],
    ['GET /api/cotraitances/{cotraitance}', '/api/cotraitances/CT-INCONNUE'],
    ['GET /api/cotraitances', '/api/cotraitances?etat=rien'],
  ])('%s answers by its schema: %s', async (nom, url) => {
    exigerDecrite(nom, await gateway.get(url, CLE_DE_DEMARRAGE));
  });

  it('replays, failures and the life of a message answer by their schemas', async () => {
    const echec = (champs: string): Promise<{ id: string }[]> =>
      gateway.unite.seule(
        `UPDATE messages_entrants SET ${champs}, code = 'CALCUL_IMPOSSIBLE', tentatives = 5
         WHERE id = (SELECT id FROM messages_entrants WHERE issue = 'applique' ORDER BY id LIMIT 1) RETURNING id`,
      );
    const [enEchec] = await echec(`issue = 'en_echec'`);
    // Its fact is gone too: the replay then has something to change.
    await gateway.unite.seule('DELETE FROM faits WHERE message = $1', [enEchec?.id]);
    exigerDecrite('GET /api/echecs', await gateway.get('/api/echecs', CLE_DE_DEMARRAGE));
    const demander = (corps: object): Promise<Reponse> =>
      gateway.post('/api/rejeux', corps, CLE_DE_DEMARRAGE, {
        'idempotency-key': 'simulation' in corps ? 'a' : 'b',
      });
    const simule = await demander({ ids: [enEchec?.id], simulation: true });
    exigerDecrite('POST /api/rejeux', simule);
    const { id } = (await demander({ apercu: simule.json()['id'], motif: 'Essai' })).json<{ id: string }>();
    await gateway.echange.rejouer.execute(id);
    for (const suite of ['', '/messages', '/dossiers'])
      exigerDecrite(
        `GET /api/rejeux/{id}${suite}`,
        await gateway.get(`/api/rejeux/${id}${suite}`, CLE_DE_DEMARRAGE),
      );
    exigerDecrite('GET /api/rejeux', await gateway.get('/api/rejeux', CLE_DE_DEMARRAGE));
    exigerDecrite(
      'POST /api/rejeux/{id}/pause',
      await gateway.post(`/api/rejeux/${id}/pause`, undefined, CLE_DE_DEMARRAGE),
    );
    exigerDecrite(
      'GET /api/messages/{id}',
      await gateway.get(`/api/messages/${enEchec?.id}`, CLE_DE_DEMARRAGE),
    );
  });

  it('écarts, decisions, policy and budgets answer by their schemas', async () => {
    const [id, autre] = ['01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002'];
    await planterEcarts(gateway.unite, [
      { id, etat: 'soumis', motif_soumission: 'budget', nous: { sequence: '0000000001', data: { a: [1] } } },
      { id: autre, demandeur: '2222222B', nature: 'en_trop', nous: null, eux: null },
    ]);
    const ligne = { partenaire: 'parcours3', vue: 'dit', decision: 'ignorer' };
    const textes = { phrase: 'Rien n’est corrigé chez Parcours 3.', motif: 'Essai' };
    for (const [chemin, corps] of [
      ['politiques', { ...ligne, ...textes }],
      ['politiques', { ...ligne, decision: 'soumettre', simulation: true }],
      ['ecarts/recherche', { demandeur: '1111111A' }],
      ['ecarts/resolutions', { filtre: { partenaire: 'gide' }, nombre: 2, decision: 'ignorer', motif: 'x' }],
      ['ecarts/resolutions', { filtre: { nature: 'en_trop' }, nombre: 1, decision: 'corriger', motif: 'x' }],
    ] as const)
      exigerDecrite(`POST /api/${chemin}`, await gateway.post(`/api/${chemin}`, corps, CLE_DE_DEMARRAGE));
    const resolution = await gateway.post(
      `/api/ecarts/${id}/resolution`,
      { decision: 'ignorer', motif: 'Essai' },
      CLE_DE_DEMARRAGE,
    );
    exigerDecrite('POST /api/ecarts/{id}/resolution', resolution);
    for (const un of [id, autre])
      exigerDecrite('GET /api/ecarts/{id}', await gateway.get(`/api/ecarts/${un}`, CLE_DE_DEMARRAGE));
    for (const chemin of ['ecarts', 'ecarts/groupes', 'politiques', 'budgets'])
      exigerDecrite(`GET /api/${chemin}`, await gateway.get(`/api/${chemin}`, CLE_DE_DEMARRAGE));
  });
});

/** An answer against the schema of its status: nothing missing, nothing that the schema does not name. */
function exigerDecrite(nom: string, reponse: Reponse): void {
  const operation = operations().find((une) => une.nom === nom)?.operation;
  const contenu = operation?.responses[String(reponse.statut)]?.content ?? {};
  const [schema] = Object.values(contenu);
  const valide = valideur(schema?.schema ?? { not: {} });
  void valide(reponse.json());
  expect([nom, valide.errors ?? []]).toEqual([nom, []]);
  exigerTousDecrits(reponse.json(), schema?.schema ?? {});
}

/** No member of an answer that the schema does not name: tolerant validators would let it pass. */
function exigerTousDecrits(valeur: unknown, schema: object): void {
  const { $ref, properties, items, allOf, oneOf, anyOf, additionalProperties } = resoudre(schema);
  if ($ref !== undefined || valeur === null || typeof valeur !== 'object') return;
  const choix = [...(allOf ?? []), ...(oneOf ?? []), ...(anyOf ?? [])].find(
    (un) => resoudre(un).properties !== undefined,
  );
  if (choix) return exigerTousDecrits(valeur, choix);
  if (Array.isArray(valeur)) return valeur.forEach((un) => exigerTousDecrits(un, items ?? {}));
  if (additionalProperties !== undefined || properties === undefined) return;
  for (const [membre, contenu] of Object.entries(valeur)) {
    expect(Object.keys(properties)).toContain(membre);
    exigerTousDecrits(contenu, properties[membre] ?? {});
  }
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

function resoudre(schema: object): Schema {
  const { $ref } = schema as Schema;
  if ($ref === undefined) return schema;
  return resoudre(document.components?.schemas?.[$ref.replace('#/components/schemas/', '')] ?? {});
}

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
