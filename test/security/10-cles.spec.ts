import {
  AccessModule,
  CleDeDemarrage,
  METADONNEE_ACCES,
  ROLES,
  type DeclarationAcces,
  type Droit,
  type Role,
} from '#access';
import { creerJournal } from '#observability';
import { evenement, lot } from '#test/evenements';
import { Controller, Get } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { FastifyInstance } from 'fastify';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { FiltreProblemes } from '../../apps/gateway/src/http/problemes.filter.js';
import { HorlogeController } from '../../apps/gateway/src/horloge/horloge.controller.js';
import { JOURNAL } from '../../apps/gateway/src/options.js';
import { exigerDesAccesDeclares, inventorier } from '../../apps/gateway/src/documentation/inventaire.js';
import {
  CLE_DE_DEMARRAGE,
  creerGatewayDEssai,
  type GatewayDEssai,
  type Reponse,
} from '../../apps/gateway/test/gateway-d-essai.js';
import { APPELS, PORTEE_DANS, type Appel } from '../../apps/gateway/test/routes.js';

let gateway: GatewayDEssai;
const cles = new Map<Role, string>();

/** The right that a declaration asks for: a search is a POST that reads, and is no act. */
function droitDe(
  { droit, lecture, acte }: Extract<DeclarationAcces, { ouvert: false }>,
  methode: string,
): Droit {
  const lit = methode === 'GET' || (lecture !== undefined && acte === undefined);
  return droit ?? (lit ? 'metadonnees' : 'agir');
}

/** Every route given to Fastify, whoever gives it. */
const routeur = new Set<string>();

beforeAll(async () => {
  const ecouter = (message: unknown): void => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const un of [method].flat()) routeur.add(`${un} ${url}`);
    });
  };
  subscribe('fastify.initialization', ecouter);
  gateway = await creerGatewayDEssai();
  unsubscribe('fastify.initialization', ecouter);
  for (const role of ROLES) cles.set(role, await gateway.cle(role, PORTEE_DANS[role]));
  await gateway.webhook('gide', lot([evenement('affectation.enregistree')]));
  await gateway.appliquer();
});
afterAll(() => gateway.fermer());

// From elsewhere: the machine itself may read the metrics without a key.
const AILLEURS = { 'x-forwarded-for': '203.0.113.9' };

function appeler({ methode, url, corps }: Appel, cle?: string): Promise<Reponse> {
  return methode === 'GET' ? gateway.get(url, cle, AILLEURS) : gateway.post(url, corps, cle, AILLEURS);
}

describe('security check 10: every route of the running application is closed unless it says to whom it opens [X5]', () => {
  it('declares who may call it', () => {
    const routes = inventorier(gateway.app);
    expect(routes.filter(({ acces }) => acces === undefined)).toEqual([]);
    expect(routes.map(({ methode, chemin }) => `${methode} ${chemin}`).sort()).toEqual(
      APPELS.map(({ methode, route }) => `${methode} ${route}`).sort(),
    );
  });

  it('is served by a controller: the router knows no other', () => {
    expect([...routeur].sort()).toEqual(
      APPELS.flatMap(({ methode, route }) =>
        methode === 'GET' ? [`GET ${route}`, `HEAD ${route}`] : [`POST ${route}`],
      ).sort(),
    );
  });

  it('opens to the roles that the API promises, for the right that it promises, and to no other', () => {
    const declarees = new Map(
      inventorier(gateway.app).map(({ methode, chemin, acces }) => [`${methode} ${chemin}`, acces]),
    );
    for (const { methode, route, roles, droit, sessionSeule = false, toutLePays = false } of APPELS) {
      const acces = declarees.get(`${methode} ${route}`);
      const nom = `${methode} ${route}`;
      if (acces === undefined || acces.ouvert) expect([nom, acces?.ouvert, roles]).toEqual([nom, true, null]);
      else
        expect([
          nom,
          [...acces.roles].sort(),
          droitDe(acces, methode),
          acces.sessionSeule,
          acces.toutLePays,
        ]).toEqual([
          nom,
          [...(roles ?? [])].sort(),
          droit ?? (methode === 'GET' ? 'metadonnees' : 'agir'),
          sessionSeule,
          toutLePays,
        ]);
    }
  });

  it('refuses the start of an application with a route that declares nothing', () => {
    expect(() =>
      exigerDesAccesDeclares([
        { methode: 'GET', chemin: '/api/oubliee', operation: 'Oubliee_lire', acces: undefined },
      ]),
    ).toThrow('GET /api/oubliee');
  });

  it('does not start when a route that was there has lost what it declared', async () => {
    const lire = Object.getOwnPropertyDescriptor(HorlogeController.prototype, 'lire')?.value as object;
    const declaration: unknown = Reflect.getMetadata(METADONNEE_ACCES, lire);
    expect(declaration).toBeDefined();
    Reflect.deleteMetadata(METADONNEE_ACCES, lire);
    try {
      await expect(creerGatewayDEssai()).rejects.toThrow('routes without declared access: GET /api/horloge');
    } finally {
      Reflect.defineMetadata(METADONNEE_ACCES, declaration, lire);
    }
  });
});

describe.each(
  APPELS.filter(({ roles }) => roles === null).map(
    (appel) => [`${appel.methode} ${appel.route}`, appel] as const,
  ),
)('%s is open', (_nom, appel) => {
  it('answers without a key', async () => {
    expect(appel.attendus).toContain((await appeler(appel)).statut);
  });
});

describe.each(
  APPELS.filter(({ roles, sessionSeule }) => roles !== null && !sessionSeule).map(
    (appel) => [`${appel.methode} ${appel.route}`, appel] as const,
  ),
)('%s', (_nom, appel) => {
  it('refuses without a key: 401 with WWW-Authenticate', async () => {
    const reponse = await appeler(appel);
    expect(reponse.statut).toBe(401);
    expect(reponse.entetes['content-type']).toMatch(/^application\/problem\+json/);
    expect(reponse.entetes['www-authenticate']).toBe('Bearer realm="passerelle"');
    expect(reponse.json()).toMatchObject({ code: 'CLE_ABSENTE', status: 401 });
  });

  it('refuses a wrong key: 401, said to be invalid', async () => {
    for (const fausse of ['psk_faux', `psk_${'0'.repeat(32)}_${'A'.repeat(43)}`, `${CLE_DE_DEMARRAGE}x`]) {
      const reponse = await appeler(appel, fausse);
      expect(reponse.statut).toBe(401);
      expect(reponse.entetes['www-authenticate']).toBe('Bearer realm="passerelle", error="invalid_token"');
      expect(reponse.json()).toMatchObject({ code: 'CLE_INVALIDE' });
      expect(reponse.texte).not.toContain(fausse);
    }
  });

  it.each(ROLES)('answers to the role %s as it declares', async (role) => {
    const reponse = await appeler(appel, cles.get(role));
    if (appel.roles?.includes(role)) {
      expect(appel.attendus).toContain(reponse.statut);
    } else {
      expect(reponse.statut).toBe(403);
      expect(reponse.entetes['www-authenticate']).toContain('error="insufficient_scope"');
      expect(reponse.json()).toMatchObject({ code: 'ROLE_INSUFFISANT' });
    }
  });

  it('opens to the start-up key', async () => {
    expect(appel.attendus).toContain((await appeler(appel, CLE_DE_DEMARRAGE)).statut);
  });
});

describe('an order that bears on the whole exchange', () => {
  it.each(
    APPELS.filter(({ toutLePays }) => toutLePays).map(
      (appel) => [`${appel.methode} ${appel.route}`, appel] as const,
    ),
  )('%s is refused to a territory', async (_nom, appel) => {
    const regionale = await gateway.cle('exploitant', { type: 'region', region: '11' });
    const reponse = await appeler(appel, regionale);
    expect(reponse.statut).toBe(403);
    expect(reponse.json()).toMatchObject({ code: 'PORTEE_INSUFFISANTE' });
  });
});

describe('a key in the address', () => {
  it('opens nothing', async () => {
    expect((await gateway.get(`/api/horloge?cle=${CLE_DE_DEMARRAGE}`)).statut).toBe(401);
  });
});

@Controller('api/oubliee')
class OublieeController {
  @Get()
  lire(): string {
    return 'secret';
  }
}

describe('a route that declares nothing', () => {
  it('is closed to everyone, the start-up key included', async () => {
    const module = await Test.createTestingModule({
      imports: [
        AccessModule.forRoot({
          sql: gateway.unite.seule,
          cleDeDemarrage: CleDeDemarrage.lire(CLE_DE_DEMARRAGE),
          quotaParCle: 1_000,
          quotaDEssais: 1_000,
          origine: 'https://passerelle.essai',
          signalerActe: () => undefined,
        }),
      ],
      controllers: [OublieeController],
      providers: [
        { provide: APP_FILTER, useClass: FiltreProblemes },
        { provide: JOURNAL, useValue: creerJournal('gateway', 'silent') },
      ],
    }).compile();
    const app = await module.createNestApplication<NestFastifyApplication>(new FastifyAdapter()).init();
    const reponse = await app.inject({
      url: '/api/oubliee',
      headers: { authorization: `Bearer ${CLE_DE_DEMARRAGE}` },
    });
    expect(reponse.statusCode).toBe(403);
    expect(JSON.parse(reponse.payload)).toMatchObject({ code: 'ACCES_NON_DECLARE' });
    await app.close();
  });
});
