import { randomUUID } from 'node:crypto';
import { correlationDite } from '#observability';
import { attendreQue } from '#test/attendre-que';
import { evenement, lot, signe } from '#test/evenements';
import { mesureLue } from '#test/mesure-lue';
import { lancerPasserelle, type PasserelleEnProcessus } from '#test/passerelle-en-processus';
import {
  type CollecteurDEssai,
  demarrerCollecteur,
} from '../../libs/observability/test/collecteur-d-essai.js';

/** What a person at a partner could have written: it goes to the other partner as it is, to a log as a digest. */
const PARLANTE = 'dossier-de-DURAND';
const TRACE = '0af7651916cd43dd8448eb211c80319c';

describe('from the webhook to the partner’s own records, one id [X1]', () => {
  let passerelle: PasserelleEnProcessus;
  let collecteur: CollecteurDEssai;
  beforeAll(async () => {
    collecteur = await demarrerCollecteur();
    passerelle = await lancerPasserelle({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: collecteur.url } });
  });
  afterAll(async () => {
    await passerelle.fermer();
    await collecteur.fermer();
  });

  async function enoncer(
    numero: string,
    entetes: Record<string, string>,
    attributs: Record<string, string> = {},
  ): Promise<Response> {
    const affectation = evenement(
      'affectation.enregistree',
      { cotraitance: `CT-CORREL-${numero}`, demandeur: `765432${numero}Z` },
      attributs,
    );
    const corps = lot([affectation]);
    const reponse = await fetch(`${passerelle.gateway.url}/webhooks/gide`, {
      method: 'POST',
      headers: { ...signe(passerelle.gide.secretWebhook, corps), ...entetes },
      body: new Uint8Array(corps),
    });
    expect(reponse.status).toBe(202);
    return reponse;
  }

  /** The correlation under which Parcours 3 was told this affectation. */
  async function ditSous(numero: string): Promise<unknown> {
    const dits = () => passerelle.parcours3.dit({ cotraitance: `CT-CORREL-${numero}` });
    await attendreQue(`Parcours 3 is told ${numero}`, () => dits().length > 0);
    return (JSON.parse(dits()[0]?.evenement ?? '{}') as { correlationid?: unknown }).correlationid;
  }

  function lignesAvec(role: 'gateway' | 'worker', message: string, correlation: string): object[] {
    return passerelle
      .lignes(role)
      .filter((ligne) => ligne['message'] === message)
      .filter(({ correlations = [] }) => (correlations as string[]).includes(correlation));
  }

  const requete = randomUUID();
  const propre = randomUUID();

  it.each([
    ['the request’s, when the event has none', '1', { 'x-correlation-id': requete }, {}, requete, requete],
    [
      'the same under its other usual name',
      '2',
      { 'x-request-id': `${requete}-2` },
      {},
      `${requete}-2`,
      null,
    ],
    ['that of its trace', '3', { traceparent: `00-${TRACE}-b7ad6b7169203331-01` }, {}, TRACE, TRACE],
    ['the event’s own', '4', { 'x-correlation-id': requete }, { correlationid: propre }, propre, propre],
    ['one that means something', '5', {}, { correlationid: PARLANTE }, PARLANTE, correlationDite(PARLANTE)],
  ])('%s', async (_quoi, numero, entetes, attributs, attendue, ditDansLesJournaux) => {
    const reponse = await enoncer(numero, entetes, attributs);
    expect(await ditSous(numero)).toBe(attendue);
    if (Object.keys(entetes).length > 0 && Object.keys(attributs).length === 0)
      expect(reponse.headers.get('x-correlation-id')).toBe(attendue);
    const dite = ditDansLesJournaux ?? correlationDite(attendue);
    await attendreQue('the lines are written', () => lignesAvec('worker', 'envoi', dite).length > 0);
    expect(lignesAvec('gateway', 'requête', dite)).toEqual([
      expect.objectContaining({ route: '/webhooks/gide', statut: 202, partenaire: 'gide', recus: 1 }),
    ]);
    expect(lignesAvec('worker', 'lot appliqué', dite)).toEqual([
      expect.objectContaining({ aDireParcours3: expect.any(Number), millisecondes: expect.any(Number) }),
    ]);
    expect(lignesAvec('worker', 'envoi', dite)).toEqual([
      expect.objectContaining({ partenaire: 'parcours3', issue: 'repondu', envoi: expect.any(String) }),
    ]);
  });

  it('measures and health of each process say what was done [X5.6]', async () => {
    const lire = async (role: 'gateway' | 'worker' | 'scheduler', chemin: string): Promise<string> => {
      const reponse = await fetch(`${passerelle[role].url}${chemin}`);
      expect(reponse.status).toBe(200);
      return reponse.text();
    };
    const gateway = await lire('gateway', '/metrics');
    const parcours3 = { partenaire: 'parcours3' };
    const recus = { partenaire: 'gide', voie: 'webhook', type: 'affectation.enregistree', issue: 'recu' };
    expect(mesureLue(gateway, 'passerelle_evenements_recus_total', recus)).toBe(5);
    expect(
      mesureLue(gateway, 'passerelle_messages_recents', { ...parcours3, issue: 'acquitte' }),
    ).toBeGreaterThan(0);
    expect(mesureLue(gateway, 'passerelle_partenaire_en_pause', parcours3)).toBe(0);
    const worker = await lire('worker', '/metrics');
    expect(
      mesureLue(worker, 'passerelle_evenements_dits_total', { ...parcours3, reponse: 'applique' }),
    ).toBeGreaterThan(0);
    expect(
      mesureLue(worker, 'passerelle_partenaire_appel_duree_secondes_count', {
        ...parcours3,
        operation: '/echanges/flux',
        issue: '2xx',
      }),
    ).toBeGreaterThan(0);
    expect(
      mesureLue(worker, 'passerelle_lot_duree_secondes_count', { file: 'appliquer', etape: 'charger' }),
    ).toBeGreaterThan(0);
    expect(mesureLue(worker, 'passerelle_file_ecoutee', { file: 'appliquer' })).toBe(1);
    const scheduler = await lire('scheduler', '/metrics');
    expect(mesureLue(scheduler, 'passerelle_sonneries_perdues_total', { role: 'scheduler' })).toBe(0);
    for (const role of ['gateway', 'worker', 'scheduler'] as const)
      expect(await lire(role, '/health/ready')).toContain('pret');
  });

  it('traces: the caller’s goes on in the gateway, a lot told holds its call to the partner', async () => {
    const trouver = (nom: string, condition: (attributs: Record<string, unknown>) => boolean = () => true) =>
      collecteur.spans.find((span) => span.nom === nom && condition(span.attributs));
    await attendreQue('the spans are sent', () =>
      Boolean(trouver('partenaire.appel', (a) => a['passerelle.route'] === '/echanges/flux')),
    );
    const webhook = () => collecteur.spans.find(({ nom, trace }) => nom === 'webhook' && trace === TRACE);
    await attendreQue('la passerelle a exporté la sienne', () => webhook() !== undefined);
    expect(webhook()).toMatchObject({
      parent: 'b7ad6b7169203331',
      service: 'passerelle-gateway',
      attributs: { 'passerelle.partenaire': 'gide', 'passerelle.recus': 1 },
    });
    const appel = trouver('partenaire.appel', (a) => a['passerelle.route'] === '/echanges/flux');
    const envoi = collecteur.spans.find(({ id }) => id === appel?.parent);
    expect(envoi).toMatchObject({ nom: 'lot.envoi', service: 'passerelle-worker' });
    expect(trouver('lot.application')).toBeDefined();
    expect(collecteur.corps.join('')).not.toMatch(/DURAND|765432\dZ/);
  });
});
