import {
  AccorderHabilitation,
  lireSession,
  LectureTracee,
  ROLES_DES_PERSONNES,
  type Identite,
  type RoleDePersonne,
} from '#access';
import { EXEMPLES } from '#contract';
import { evenement } from '#test/evenements';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { lastValueFrom, of } from 'rxjs';
import { EXTENSION, GENRES_DE_MASQUE } from '../src/masquage/marques.js';
import { masquerDonnees, MASQUEURS, VALEUR_MASQUEE } from '../src/masquage/masquer.js';
import { MasquagePourLesPersonnes } from '../src/masquage/masquage.interceptor.js';
import { PlansDeMasquage } from '../src/masquage/plan-de-masquage.js';
import { ContenuDeMessageController } from '../src/messages/contenu.controller.js';
import { inventorier } from '../src/documentation/inventaire.js';
import { planterEcarts } from './ecarts-plantes.js';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, ORIGINE, type GatewayDEssai } from './gateway-d-essai.js';
import { PORTEE_DANS } from './routes.js';
import { MEMBRES_SANS_PERSONNE, SANS_PERSONNE } from './sans-personne.js';
import { ouvrirUneSession, type SessionOuverte } from './session-ouverte.js';

const DEMANDEUR = '7654321K';
/** What stands in the data of the person of this suite, and nowhere else. */
const CANARIS = [DEMANDEUR, 'CANARI-NOM', 'CANARI-PRENOM', '1991-12-31', 'CANARI-LIEU', 'CANARI-TEXTE'];
const COTRAITANCE = 'CT-CANARI-0001';
const ECART = '01890000-0000-7000-8000-0000000000c1';

let gateway: GatewayDEssai;
let message: string;
beforeAll(async () => {
  gateway = await creerGatewayDEssai();
  await gateway.enoncer(
    'gide',
    evenement('affectation.enregistree', {
      demandeur: DEMANDEUR,
      cotraitance: COTRAITANCE,
      identite: { nom: 'CANARI-NOM', prenom: 'CANARI-PRENOM', dateNaissance: '1991-12-31' },
      rendezVous: { date: '2010-03-01', lieu: 'CANARI-LIEU' },
    }),
    evenement('statut.change', { demandeur: DEMANDEUR, statut: 1, motif: 'CANARI-TEXTE' }),
  );
  const [ligne] = await gateway.unite.seule<{ id: string }>(
    `SELECT id FROM messages_entrants WHERE type = 'affectation.enregistree'`,
  );
  message = ligne?.id ?? '';
  const data = { demandeur: DEMANDEUR, identite: { nom: 'CANARI-NOM' }, dateAffectation: '2010-03-01' };
  await planterEcarts(gateway.unite, [
    {
      id: ECART,
      demandeur: DEMANDEUR,
      cle: `statut.change/${DEMANDEUR}/1`,
      cotraitance: COTRAITANCE,
      structure: '75056S00',
      site: '75116',
      nous: { sequence: '0000000001', data },
      eux: { sequence: '0000000002', data: { ...data, identite: { nom: 'CANARI-TEXTE' } } },
    },
  ]);
});
afterAll(() => gateway.fermer());

const entetesDe = ({ cookie, jeton }: SessionOuverte): Record<string, string> => ({
  cookie: `__Host-passerelle=${cookie}`,
  'x-passerelle-jeton': jeton,
  origin: ORIGINE,
});

const trouves = (texte: string): string[] => CANARIS.filter((canari) => texte.includes(canari));

/** Every route that reads people, as a reader of that role would call it. */
function lectures(): { methode: string; url: string; corps?: object; roles: readonly string[] }[] {
  return inventorier(gateway.app).flatMap(({ methode, chemin, acces }) => {
    if (!acces || acces.ouvert || acces.lecture === undefined) return [];
    const url = chemin
      .replace(':cotraitance', COTRAITANCE)
      .replace(/^(\/api\/messages\/):id/, `$1${message}`)
      .replace(/^(\/api\/ecarts\/):id/, `$1${ECART}`);
    const corps = chemin.endsWith('recherche') ? { corps: {} } : {};
    return url.includes(':') ? [] : [{ methode, url, ...corps, roles: acces.roles }];
  });
}

describe('what a person reads is masked [security check 14, ADR 32]', () => {
  it.each(ROLES_DES_PERSONNES)('%s finds no identity, free text nor body in any reading', async (role) => {
    const session = await ouvrirUneSession(gateway.unite, role, PORTEE_DANS[role]);
    let lues = 0;
    for (const { methode, url, corps, roles } of lectures()) {
      if (!roles.includes(role)) continue;
      const reponse =
        methode === 'GET'
          ? await gateway.get(url, undefined, entetesDe(session))
          : await gateway.post(url, corps, undefined, entetesDe(session));
      if (reponse.statut === 200) lues += 1;
      expect([url, trouves(reponse.texte)]).toEqual([url, []]);
    }
    expect(lues).toBeGreaterThan(role === 'pilotage' ? -1 : 4);
  });

  it('a key reads what it read before: whole, and nothing more', async () => {
    const cle = await gateway.cle('conseiller', PORTEE_DANS.conseiller);
    const faits = await gateway.get(`/api/cotraitances/${COTRAITANCE}/faits`, cle);
    expect(trouves(faits.texte)).toEqual(CANARIS);
    for (const { methode, url, corps } of lectures()) {
      const reponse =
        methode === 'GET'
          ? await gateway.get(url, CLE_DE_DEMARRAGE)
          : await gateway.post(url, corps, CLE_DE_DEMARRAGE);
      expect([url, /"masque"|••/.test(reponse.texte)]).toEqual([url, false]);
    }
  });

  it('says so, keeps what identifies nobody, and says whether two masked values differ', async () => {
    const session = await ouvrirUneSession(gateway.unite, 'exploitant', PORTEE_DANS.exploitant);
    const lire = async <T>(url: string): Promise<T> =>
      (await gateway.get(url, undefined, entetesDe(session))).json<T>();
    expect(await lire(`/api/messages/${message}`)).toMatchObject({
      masque: true,
      demandeur: VALEUR_MASQUEE,
      cotraitance: COTRAITANCE,
      donnees: { demandeur: VALEUR_MASQUEE, dateAffectation: VALEUR_MASQUEE },
    });
    const ecart = await lire<{ cle: string; comparaison: { membre: string }[] }>(`/api/ecarts/${ECART}`);
    expect(ecart.cle).toBe(`statut.change/${VALEUR_MASQUEE}/1`);
    expect(ecart.comparaison).toEqual([
      { membre: 'identite/nom', nous: VALEUR_MASQUEE, eux: VALEUR_MASQUEE, accord: false },
      { membre: 'dateAffectation', nous: '2010-03-01', eux: '2010-03-01', accord: true },
      { membre: 'demandeur', nous: VALEUR_MASQUEE, eux: VALEUR_MASQUEE, accord: true },
    ]);
    expect(await lire(`/api/cotraitances/${COTRAITANCE}`)).toMatchObject({
      masque: true,
      demandeur: VALEUR_MASQUEE,
      dates: { affectation: expect.stringMatching(/^\d{4}-/) },
    });
  });
});

describe('two messages side by side [X6]', () => {
  const DEUX = { demandeur: '7654323M', cotraitance: 'CT-DEUX-0001' };
  const idDe = async (demandeur: string, sequence: string): Promise<string> => {
    const [ligne] = await gateway.unite.seule<{ id: string }>(
      `SELECT id FROM messages_entrants WHERE type = 'affectation.enregistree' AND demandeur = $1 AND sequence = $2`,
      [demandeur, sequence],
    );
    return ligne?.id ?? '';
  };
  let [avant, apres] = ['', ''];
  beforeAll(async () => {
    for (const [rang, dateAffectation] of ['2010-03-01', '2010-03-08'].entries())
      await gateway.enoncer(
        'gide',
        evenement(
          'affectation.enregistree',
          { ...DEUX, dateAffectation },
          { sequence: `000000000${rang + 1}` },
        ),
      );
    avant = await idDe(DEUX.demandeur, '0000000001');
    apres = await idDe(DEUX.demandeur, '0000000002');
  });
  const url = (un: string, autre: string): string => `/api/messages/${un}/comparaison?avec=${autre}`;
  interface Comparaison {
    masque?: boolean;
    enveloppe: { membre: string; accord: boolean }[];
    donnees: { membre: string; avant: unknown; apres: unknown; accord: boolean }[];
  }
  const difference = { membre: 'dateAffectation', avant: '2010-03-01', apres: '2010-03-08', accord: false };

  it('are told apart member by member, the other one first', async () => {
    const lu = (await gateway.get(url(apres, avant), CLE_DE_DEMARRAGE)).json<Comparaison>();
    expect(lu.donnees.filter(({ accord }) => !accord)).toEqual([difference]);
    expect(lu.donnees.length).toBeGreaterThan(3);
    expect(lu.enveloppe).toContainEqual({
      membre: 'sequence',
      avant: '0000000001',
      apres: '0000000002',
      accord: false,
    });
    expect(lu.enveloppe.filter(({ accord }) => accord).map(({ membre }) => membre)).toContain('type');
    const retourne = (await gateway.get(url(avant, apres), CLE_DE_DEMARRAGE)).json<Comparaison>();
    expect(retourne.donnees[0]).toEqual({ ...difference, avant: '2010-03-08', apres: '2010-03-01' });
  });

  it('are masked until the one of the address is unmasked, which opens nobody else', async () => {
    const session = await ouvrirUneSession(gateway.unite, 'exploitant', { type: 'nationale' });
    const lire = async (un: string, autre: string): Promise<{ statut: number; corps: Comparaison }> => {
      const reponse = await gateway.get(url(un, autre), undefined, entetesDe(session));
      return { statut: reponse.statut, corps: reponse.json<Comparaison>() };
    };
    const masquee = { ...difference, avant: VALEUR_MASQUEE, apres: VALEUR_MASQUEE };
    const { corps } = await lire(apres, avant);
    expect([corps.masque, corps.donnees[0]]).toEqual([true, masquee]);
    const { statut } = await gateway.post(
      '/api/demasquages',
      { type: 'message', id: apres, motif: 'Essai' },
      undefined,
      entetesDe(session),
    );
    expect(statut).toBe(201);
    const claire = (await lire(apres, avant)).corps;
    expect([claire.masque, claire.donnees[0]]).toEqual([false, difference]);
    for (const [un, autre] of [
      [apres, message],
      [message, apres],
    ] as const)
      expect(await lire(un, autre)).toMatchObject({ statut: 404, corps: { code: 'MESSAGE_INCONNU' } });
  });
});

describe('no member is forgotten', () => {
  interface Schema {
    type?: string | string[];
    properties?: Record<string, Schema>;
    items?: Schema;
    enum?: unknown[];
    format?: string;
    pattern?: string;
    $ref?: string;
    allOf?: Schema[];
    oneOf?: Schema[];
    anyOf?: Schema[];
    additionalProperties?: Schema | boolean;
    [EXTENSION]?: string;
  }
  let document: OpenAPIObject;
  beforeAll(async () => {
    document = (await gateway.get('/api/openapi.json')).json<OpenAPIObject>();
  });

  /** Whether anything may be written there. */
  const libre = ({
    type,
    enum: mots,
    format,
    pattern,
    oneOf,
    additionalProperties: autres,
  }: Schema): boolean =>
    oneOf?.some((une) => une.type === 'string' && une.enum === undefined) === true ||
    (typeof autres === 'object' && libre(autres)) ||
    (autres === true && [type].flat().includes('object')) ||
    ([type].flat().includes('string') && mots === undefined && format === undefined && pattern === undefined);

  /** Shapes that an answer holds, by name. */
  function atteintes(schema: Schema, vues = new Set<string>()): Set<string> {
    const { $ref, items, properties, allOf, oneOf, anyOf, additionalProperties } = schema;
    const nom = $ref?.replace('#/components/schemas/', '');
    if (nom !== undefined && !vues.has(nom)) {
      vues.add(nom);
      atteintes(document.components?.schemas?.[nom] ?? {}, vues);
    }
    const suite = [
      items,
      ...Object.values(properties ?? {}),
      ...(allOf ?? []),
      ...(oneOf ?? []),
      ...(anyOf ?? []),
    ];
    if (typeof additionalProperties === 'object') suite.push(additionalProperties);
    for (const une of suite) if (une) atteintes(une, vues);
    return vues;
  }

  /** Answers of every operation that a person may call. */
  function reponses(): { nom: string; schema: Schema }[] {
    return Object.entries(document.paths).flatMap(([chemin, { get, post }]) =>
      [get, post].flatMap((operation) =>
        operation?.security?.some((moyen) => 'session' in moyen)
          ? Object.entries(operation.responses).flatMap(([statut, reponse]) => {
              const { content } = reponse as { content?: Record<string, { schema?: Schema }> };
              const schema = content?.['application/json']?.schema;
              return statut.startsWith('2') && schema
                ? [{ nom: `${operation.operationId} ${chemin}`, schema }]
                : [];
            })
          : [],
      ),
    );
  }

  it('of every answer that a person may have, says how it is masked, or was read and tells nothing of anybody', () => {
    const formes = new Set(reponses().flatMap(({ schema }) => [...atteintes(schema)]));
    expect(formes.size).toBeGreaterThan(40);
    const oublies = [...formes].flatMap((forme) =>
      Object.entries(((document.components?.schemas?.[forme] ?? {}) as Schema).properties ?? {}).flatMap(
        ([membre, schema]) => {
          const marque = schema[EXTENSION];
          if (marque !== undefined)
            return GENRES_DE_MASQUE.includes(marque as never) ? [] : [`${forme}.${membre} ?`];
          const seule = schema.type === undefined && schema.oneOf === undefined ? [] : [schema];
          const formesLibres = [...seule, ...(schema.items ? [schema.items] : [])].some(libre);
          const lu = SANS_PERSONNE.has(membre) || MEMBRES_SANS_PERSONNE.has(`${forme}.${membre}`);
          return formesLibres && !lu ? [`${forme}.${membre}`] : [];
        },
      ),
    );
    expect(oublies).toEqual([]);
  });

  it('never lets a numéro DE, a name or the data of a fact through under a name of the list', () => {
    for (const nom of [
      'demandeur',
      'identite',
      'donnees',
      'data',
      'corps',
      'resume',
      'commentaire',
      'nous',
      'eux',
    ])
      expect([nom, SANS_PERSONNE.has(nom)]).toEqual([nom, false]);
  });

  it('says whether it is masked, whenever something in it can be', () => {
    const marquees = (schema: Schema): boolean =>
      [...atteintes(schema)].some((forme) =>
        Object.values(((document.components?.schemas?.[forme] ?? {}) as Schema).properties ?? {}).some(
          (membre) => ['entier', 'donnees', 'membre'].includes(membre[EXTENSION] ?? ''),
        ),
      );
    const muettes = reponses()
      .filter(({ schema }) => marquees(schema))
      .filter(({ schema }) => {
        const forme = document.components?.schemas?.[schema.$ref?.replace('#/components/schemas/', '') ?? ''];
        return !(forme && 'properties' in forme && Object.hasOwn(forme.properties ?? {}, 'masque'));
      });
    expect(muettes.map(({ nom }) => nom)).toEqual([]);
  });

  it('of the data of each type of fact, hides what identifies and what is free, and nothing else', () => {
    const caches = (valeur: unknown, chemin: string): string[] => {
      if (valeur === VALEUR_MASQUEE) return [chemin];
      if (typeof valeur !== 'object' || valeur === null) return [];
      return Object.entries(valeur).flatMap(([nom, sienne]) =>
        caches(sienne, chemin ? `${chemin}/${nom}` : nom),
      );
    };
    const parMembre = new Set(
      Object.values(EXEMPLES).flatMap((exemple) => caches(masquerDonnees(exemple), '')),
    );
    expect([...parMembre].sort()).toEqual([
      'commentaire',
      'commune',
      'demandeur',
      'description',
      'identite/dateNaissance',
      'identite/nom',
      'identite/prenom',
      'libelle',
      'motif',
      'precision',
      'rendezVous/lieu',
      'responsable',
      'resultat',
    ]);
    expect(MASQUEURS.membre('age_26', { membre: 'motif' })).toBe('age_26');
    expect(MASQUEURS.membre('enceinte', { membre: 'motif' })).toBe(VALEUR_MASQUEE);
    expect(masquerDonnees({ inconnu: { nom: 1 } })).toEqual({ inconnu: { nom: VALEUR_MASQUEE } });
  });
});

describe('unmasking [security check 14]', () => {
  it.each<RoleDePersonne>(['conseiller', 'exploitant'])(
    'gives back to a %s the whole of one cotraitance, to no other session and of no other object',
    async (role) => {
      const [une, autre] = [
        await ouvrirUneSession(gateway.unite, role, PORTEE_DANS[role]),
        await ouvrirUneSession(gateway.unite, role, PORTEE_DANS[role]),
      ];
      const corps = { type: 'cotraitance', id: COTRAITANCE, motif: 'Appel de la structure' };
      const demasquage = await gateway.post('/api/demasquages', corps, undefined, entetesDe(une));
      expect([demasquage.statut, Object.keys(demasquage.json())]).toEqual([201, ['expireLe']]);
      const url = `/api/cotraitances/${COTRAITANCE}/faits`;
      const lu = await gateway.get(url, undefined, entetesDe(une));
      expect([lu.json()['masque'], trouves(lu.texte)]).toEqual([false, CANARIS]);
      expect(trouves((await gateway.get(url, undefined, entetesDe(autre))).texte)).toEqual([]);
      expect(trouves((await gateway.get('/api/cotraitances', undefined, entetesDe(une))).texte)).toEqual([]);
      expect(trouves((await gateway.get(`/api/ecarts/${ECART}`, undefined, entetesDe(une))).texte)).toEqual(
        [],
      );
    },
  );

  const demasquer = async (session: SessionOuverte, type: string, id: string): Promise<void> => {
    const corps = { type, id, motif: 'Appel de la structure' };
    const { statut } = await gateway.post('/api/demasquages', corps, undefined, entetesDe(session));
    expect(statut).toBe(201);
  };

  it('of an écart gives back both sides of it', async () => {
    const session = await ouvrirUneSession(gateway.unite, 'exploitant', PORTEE_DANS.exploitant);
    const lire = (): Promise<{ texte: string; json: () => Record<string, unknown> }> =>
      gateway.get(`/api/ecarts/${ECART}`, undefined, entetesDe(session));
    expect(trouves((await lire()).texte)).toEqual([]);
    await demasquer(session, 'ecart', ECART);
    const lu = await lire();
    expect([lu.json()['masque'], trouves(lu.texte)]).toEqual([
      false,
      [DEMANDEUR, 'CANARI-NOM', 'CANARI-TEXTE'],
    ]);
  });

  it('ends with a change of habilitation: the same person starts masked again', async () => {
    const session = await ouvrirUneSession(gateway.unite, 'exploitant', PORTEE_DANS.exploitant);
    const octroi = await new AccorderHabilitation(gateway.unite).execute({
      compte: { id: session.compte },
      role: 'conseiller',
      portee: PORTEE_DANS.conseiller,
      jusqua: null,
      motif: 'essai',
      par: 'essai',
    });
    if (octroi.issue !== 'accordee') throw new Error(octroi.issue);
    await demasquer(session, 'cotraitance', COTRAITANCE);
    const url = `/api/cotraitances/${COTRAITANCE}/faits`;
    expect((await gateway.get(url, undefined, entetesDe(session))).json()).toMatchObject({ masque: false });
    const changement = await gateway.post(
      '/api/session/habilitation',
      { habilitation: octroi.id },
      undefined,
      entetesDe(session),
    );
    expect(changement.statut).toBe(200);
    const [, cookie = ''] = /__Host-passerelle=([^;]+)/.exec(String(changement.entetes['set-cookie'])) ?? [];
    const apres = await gateway.get(url, undefined, { cookie: `__Host-passerelle=${cookie}` });
    expect([apres.statut, apres.json()['masque'], trouves(apres.texte)]).toEqual([200, true, []]);
  });

  it('shows nothing to an identity without the right to see bodies, even in a session that unmasked', async () => {
    const ouverte = await ouvrirUneSession(gateway.unite, 'exploitant', PORTEE_DANS.exploitant);
    await demasquer(ouverte, 'message', message);
    const lecture = await lireSession(gateway.unite.seule, ouverte.cookie, true);
    if (!lecture.ouverte) throw new Error(lecture.raison);
    const { session } = lecture;
    const intercepteur = new MasquagePourLesPersonnes(
      gateway.app.get(Reflector),
      gateway.app.get(PlansDeMasquage),
      gateway.unite,
    );
    // No role that has not the right reaches a reading that is masked: the interceptor is asked itself.
    const lue = async (droits: Identite['droits']): Promise<unknown> => {
      const requete = { session, identite: { droits }, params: { id: message } };
      const contexte = {
        getClass: () => ContenuDeMessageController,
        getHandler: () =>
          (ContenuDeMessageController.prototype as unknown as Record<string, unknown>)['surLeFil'],
        switchToHttp: () => ({ getRequest: () => requete }),
      } as unknown as ExecutionContext;
      const corps = new LectureTracee({ texte: 'CANARI-TEXTE' }, { cotraitances: [], nombre: 1 });
      const reponse = await lastValueFrom(intercepteur.intercept(contexte, { handle: () => of(corps) }));
      return (reponse as LectureTracee<unknown>).corps;
    };
    expect(await lue(['metadonnees', 'corps'])).toEqual({ texte: 'CANARI-TEXTE', masque: false });
    expect(await lue(['metadonnees', 'agir', 'exporter'])).toEqual({ texte: VALEUR_MASQUEE, masque: true });
  });
});
