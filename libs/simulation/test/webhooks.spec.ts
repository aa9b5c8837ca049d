import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demarrerSimulateur, type Simulateur } from '../src/index.js';
import { attendreQue } from '#test/attendre-que';
import { PasserelleDeTest } from './passerelle-de-test.js';

const statut = (numero: number): Record<string, unknown> => ({
  type: 'statut.change',
  data: { demandeur: '1234567A', statut: numero, situation: 'inscrit', dateEffet: '2010-08-01' },
});
const ids = (nombre: number, premier = 1): string[] =>
  Array.from({ length: nombre }, (_, rang) => `gide-${String(rang + premier).padStart(10, '0')}`);

describe('webhooks of a partner (X3.1, X3.2)', () => {
  let gide: Simulateur;
  let passerelle: PasserelleDeTest;

  beforeEach(async () => {
    passerelle = await PasserelleDeTest.demarrer(() => gide.secretWebhook);
    gide = await demarrerSimulateur({ partenaire: 'gide', passerelleUrl: passerelle.url });
  });
  afterEach(async () => {
    await gide.fermer();
    await passerelle.fermer();
  });

  const arrives = (nombre: number): Promise<void> =>
    attendreQue(`${nombre} événements arrivés`, () => passerelle.ids.length >= nombre);
  const vide = (): Promise<void> =>
    attendreQue('plus rien à envoyer', () => gide.etat().webhooks.enAttente === 0);

  it('carry each statement once, in order, in signed batches [X3.2]', async () => {
    gide.reglerWebhooks({ taille: 3 });
    gide.enoncer(...Array.from({ length: 7 }, (_, rang) => statut(rang + 1)));
    await vide();
    expect(passerelle.ids).toEqual(ids(7));
    expect(passerelle.recus.map(({ evenements }) => evenements.length)).toEqual([3, 3, 1]);
    expect(new Set(passerelle.recus.map(({ typeContenu }) => typeContenu))).toEqual(
      new Set(['application/cloudevents-batch+json']),
    );
    expect(passerelle.recus[0]?.chemin).toBe('/webhooks/gide');
    expect(passerelle.signaturesFausses).toBe(0);
    expect(gide.etat().webhooks).toMatchObject({ livres: 7, refuses: 0, abandonnes: 0, dernierStatut: 202 });
  });

  it('carry single events when the size is 1 [X3.1]', async () => {
    gide.reglerWebhooks({ taille: 1 });
    gide.enoncer(statut(1), statut(2));
    await vide();
    expect(passerelle.recus.map(({ typeContenu }) => typeContenu)).toEqual([
      'application/cloudevents+json',
      'application/cloudevents+json',
    ]);
    expect(passerelle.signaturesFausses).toBe(0);
  });

  it('are sent again, under the same id, until the gateway has taken them', async () => {
    passerelle.repondre = (numero) => (numero <= 2 ? { statut: 503 } : { statut: 202 });
    gide.enoncer(statut(1));
    await vide();
    expect(passerelle.ids).toEqual(ids(1));
    expect(passerelle.appels).toBe(3);
  });

  it('lose nothing while the gateway is away, nor when the partner restarts meanwhile', async () => {
    const dossier = mkdtempSync(join(tmpdir(), 'simulateur-'));
    const fichier = join(dossier, 'gide.sqlite');
    const secretWebhook = gide.secretWebhook;
    const options = { partenaire: 'gide', fichier, secretWebhook } as const;
    const avant = await demarrerSimulateur({ ...options, passerelleUrl: 'http://127.0.0.1:9' });
    avant.enoncer(statut(1), statut(2));
    await attendreQue('un essai a échoué', () => avant.etat().webhooks.dernierStatut === null);
    await avant.fermer();
    const apres = await demarrerSimulateur({ ...options, passerelleUrl: passerelle.url });
    await arrives(2);
    expect(passerelle.ids).toEqual(ids(2));
    await apres.fermer();
    rmSync(dossier, { recursive: true });
  });

  it('wait as long as Retry-After says [X3.6]', async () => {
    const instants: number[] = [];
    passerelle.repondre = (numero) => {
      instants.push(Date.now());
      return numero === 1 ? { statut: 429, entetes: { 'retry-after': '1' } } : { statut: 202 };
    };
    gide.enoncer(statut(1));
    await attendreQue('le premier essai a échoué', () => gide.etat().webhooks.dernierStatut === 429);
    gide.enoncer(statut(2));
    await vide();
    expect(instants[1]! - instants[0]!).toBeGreaterThanOrEqual(990);
  });

  it('count the events that the gateway refuses, and give up a body that it cannot read', async () => {
    const refus = JSON.stringify({ recus: 0, doublons: 0, refuses: [{ index: 0, code: 'SCHEMA_INVALIDE' }] });
    passerelle.repondre = (numero) => (numero === 1 ? { statut: 202, corps: refus } : { statut: 400 });
    gide.enoncer(statut(1));
    await vide();
    expect(gide.etat().webhooks).toMatchObject({ refuses: 1, abandonnes: 0 });
    gide.enoncer(statut(2));
    await vide();
    expect(gide.etat().webhooks).toMatchObject({ abandonnes: 1, dernierStatut: 400 });
  });

  it('stop and start again on demand, without loss', async () => {
    gide.reglerWebhooks({ actifs: false });
    gide.enoncer(statut(1));
    expect(gide.etat().webhooks.enAttente).toBe(1);
    expect(passerelle.appels).toBe(0);
    gide.reglerWebhooks({ actifs: true });
    await arrives(1);
  });

  it('come twice under two ids when asked to (fault webhooks_doubles)', async () => {
    gide.poserFaute({ nature: 'webhooks_doubles' });
    gide.enoncer(statut(1), statut(2));
    await vide();
    expect(passerelle.ids.toSorted()).toEqual([...ids(2), ...ids(2)].toSorted());
    expect(new Set(passerelle.recus.map(({ webhookId }) => webhookId)).size).toBe(2);
  });

  it('come in disorder, all of them, when asked to (fault webhooks_desordre)', async () => {
    gide.reglerWebhooks({ actifs: false, taille: 2 });
    gide.poserFaute({ nature: 'webhooks_desordre' });
    gide.enoncer(...Array.from({ length: 20 }, (_, rang) => statut(rang + 1)));
    gide.reglerWebhooks({ actifs: true });
    await vide();
    expect(passerelle.ids).not.toEqual(ids(20));
    expect(passerelle.ids.toSorted()).toEqual(ids(20));
  });

  it('keep silent, then go on when the silence ends (faults silence, panne)', async () => {
    for (const nature of ['silence', 'panne'] as const) {
      const avant = passerelle.ids.length;
      gide.poserFaute({ nature });
      gide.enoncer(statut(avant + 1));
      expect(gide.etat().webhooks.enAttente).toBe(1);
      gide.leverFautes();
      await arrives(avant + 1);
      await vide();
    }
    expect(passerelle.ids).toEqual(ids(2));
  });
});
