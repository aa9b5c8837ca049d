import { REGLAGES_PAR_DEFAUT } from '#annexe7';
import { lireSurveillance } from '#config';
import { ExecuterSimulation, ReglesCourantes } from '#exchange';
import { EvaluerAlarmes, VerifierConservation } from '#supervision';
import { chargerTerritoire } from '#territory';
import { evenement, lot } from '#test/evenements';
import type { OpenAPIObject } from '@nestjs/swagger';
import { DocumentLu } from './document-lu.js';
import { planterEcarts } from './ecarts-plantes.js';
import { CLE_DE_DEMARRAGE, creerGatewayDEssai, type GatewayDEssai, type Reponse } from './gateway-d-essai.js';

const regles = new ReglesCourantes({
  reglages: REGLAGES_PAR_DEFAUT,
  territoire: chargerTerritoire(),
  activations: { parDefaut: '2010-01-01', flux: [] },
});

let gateway: GatewayDEssai;
let description: DocumentLu;
beforeAll(async () => {
  gateway = await creerGatewayDEssai({ regles });
  await regles.semer(gateway.unite);
  description = new DocumentLu((await gateway.get('/api/openapi.json')).json<OpenAPIObject>());
});
afterAll(() => gateway.fermer());

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
    description.exigerDecrite(nom, await gateway.get(url, CLE_DE_DEMARRAGE));
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
    description.exigerDecrite('GET /api/echecs', await gateway.get('/api/echecs', CLE_DE_DEMARRAGE));
    const demander = (corps: object): Promise<Reponse> =>
      gateway.post('/api/rejeux', corps, CLE_DE_DEMARRAGE, {
        'idempotency-key': 'simulation' in corps ? 'a' : 'b',
      });
    const simule = await demander({ ids: [enEchec?.id], simulation: true });
    description.exigerDecrite('POST /api/rejeux', simule);
    const { id } = (await demander({ apercu: simule.json()['id'], motif: 'Essai' })).json<{ id: string }>();
    await gateway.echange.rejouer.execute(id);
    for (const suite of ['', '/effets', '/messages', '/dossiers'])
      description.exigerDecrite(
        `GET /api/rejeux/{id}${suite}`,
        await gateway.get(`/api/rejeux/${id}${suite}`, CLE_DE_DEMARRAGE),
      );
    description.exigerDecrite('GET /api/rejeux', await gateway.get('/api/rejeux', CLE_DE_DEMARRAGE));
    description.exigerDecrite(
      'POST /api/rejeux/{id}/pause',
      await gateway.post(`/api/rejeux/${id}/pause`, undefined, CLE_DE_DEMARRAGE),
    );
    description.exigerDecrite(
      'GET /api/messages/{id}',
      await gateway.get(`/api/messages/${enEchec?.id}`, CLE_DE_DEMARRAGE),
    );
    for (const suite of ['chronologie', 'corps', 'versions', 'comparaison'])
      description.exigerDecrite(
        `GET /api/messages/{id}/${suite}`,
        await gateway.get(
          `/api/messages/${enEchec?.id}/${suite}${suite === 'comparaison' ? `?avec=${enEchec?.id}` : ''}`,
          CLE_DE_DEMARRAGE,
        ),
      );
  });

  it('rules, flux, zones and what changes of them would do answer by their schemas', async () => {
    const structure = '75056S00';
    const commun = { structure, depuis: '2010-09-01', motif: 'Essai' };
    for (const [chemin, corps] of [
      ['flux', { ...commun, vers: 'parcours3', type: 'affectation.enregistree' }],
      ['zones', { ...commun, epci: ['243300316'] }],
      ['regles', undefined],
    ] as const) {
      const nom = `POST /api/${chemin}/simulations`;
      const demandee = await gateway.post(`/api/${chemin}/simulations`, corps, CLE_DE_DEMARRAGE);
      description.exigerDecrite(nom, demandee);
      const { id } = demandee.json<{ id: string }>();
      await new ExecuterSimulation(gateway.unite, regles, () => undefined).execute(id);
      const finie = await gateway.get(`/api/regles/simulations/${id}`, CLE_DE_DEMARRAGE);
      expect([nom, finie.json()]).toEqual([nom, expect.objectContaining({ etat: 'terminee' })]);
      description.exigerDecrite('GET /api/regles/simulations/{id}', finie);
      if (chemin === 'regles') continue;
      description.exigerDecrite(
        'POST /api/regles/simulations/{id}/approbation',
        await gateway.post(`/api/regles/simulations/${id}/approbation`, undefined, CLE_DE_DEMARRAGE),
      );
    }
    for (const chemin of ['flux', 'zones', 'regles', 'regles/simulations'])
      description.exigerDecrite(`GET /api/${chemin}`, await gateway.get(`/api/${chemin}`, CLE_DE_DEMARRAGE));
    const zone = await gateway.get(`/api/zones/${structure}`, CLE_DE_DEMARRAGE);
    description.exigerDecrite('GET /api/zones/{structure}', zone);
  });

  it('écarts, decisions, policy and budgets answer by their schemas', async () => {
    const [id, autre] = ['01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002'];
    await planterEcarts(gateway.unite, [
      { id, etat: 'soumis', motif_soumission: 'budget', nous: { sequence: '0000000001', data: { a: [1] } } },
      { id: autre, demandeur: '2222222B', nature: 'en_trop', nous: null, eux: null },
    ]);
    const ligne = { partenaire: 'parcours3', vue: 'dit', decision: 'ignorer' };
    const { groupes } = (await gateway.get('/api/ecarts/groupes', CLE_DE_DEMARRAGE)).json<{
      groupes: { nature: string; empreinte: string }[];
    }>();
    const empreinte = groupes.find(({ nature }) => nature === 'en_trop')?.empreinte;
    const groupe = { empreinte, decision: 'corriger', motif: 'x' };
    const textes = { phrase: 'Rien n’est corrigé chez Parcours 3.', motif: 'Essai' };
    for (const [chemin, corps] of [
      ['politiques', { ...ligne, ...textes }],
      ['politiques', { ...ligne, decision: 'soumettre', simulation: true }],
      ['ecarts/recherche', { demandeur: '1111111A' }],
      ['ecarts/resolutions', { ...groupe, filtre: { partenaire: 'gide' }, nombre: 2 }],
      ['ecarts/resolutions', { ...groupe, filtre: { nature: 'en_trop' }, nombre: 1 }],
    ] as const)
      description.exigerDecrite(
        `POST /api/${chemin}`,
        await gateway.post(`/api/${chemin}`, corps, CLE_DE_DEMARRAGE),
      );
    const resolution = await gateway.post(
      `/api/ecarts/${id}/resolution`,
      { decision: 'ignorer', motif: 'Essai' },
      CLE_DE_DEMARRAGE,
    );
    description.exigerDecrite('POST /api/ecarts/{id}/resolution', resolution);
    for (const un of [id, autre])
      description.exigerDecrite(
        'GET /api/ecarts/{id}',
        await gateway.get(`/api/ecarts/${un}`, CLE_DE_DEMARRAGE),
      );
    for (const chemin of ['ecarts', 'ecarts/groupes', 'politiques', 'budgets'])
      description.exigerDecrite(`GET /api/${chemin}`, await gateway.get(`/api/${chemin}`, CLE_DE_DEMARRAGE));
  });
});
