import { demarrerSimulateur, type Simulateur } from '../src/index.js';
import { ClientDePartenaire } from '#test/client-de-partenaire';
import { affectationDite, COTRAITANCE, DEMANDEUR, dit, statutDit } from '#test/faits-dits';

describe('what a partner is told (X4.2, X4.4)', () => {
  let parcours3: Simulateur;
  let client: ClientDePartenaire;

  beforeEach(async () => {
    parcours3 = await demarrerSimulateur({ partenaire: 'parcours3' });
    client = new ClientDePartenaire(parcours3);
  });
  afterEach(() => parcours3.fermer());

  const resultats = (reponse: { json: () => unknown }): { id: string; statut: string }[] =>
    (reponse.json() as { resultats: { id: string; statut: string }[] }).resultats;

  it('applies what is new, once, and writes it in the ledger [X4.2]', async () => {
    const affectation = affectationDite();
    const statut = statutDit(1);
    const reponse = await client.dire('envoi-1', [affectation, statut]);
    expect(reponse.statut).toBe(200);
    expect(resultats(reponse)).toEqual([
      { id: affectation.id, statut: 'applique' },
      { id: statut.id, statut: 'applique' },
    ]);
    expect(parcours3.registre()).toMatchObject([
      { evenement: affectation.id, envoi: 'envoi-1', demandeur: DEMANDEUR, sequence: '0000000001' },
      { evenement: statut.id, cle: `statut.change/${DEMANDEUR}/1` },
    ]);
    expect(parcours3.dit({ cotraitance: COTRAITANCE })).toHaveLength(1);
  });

  it('answers doublon to an id already seen, even in the same lot [X4.2]', async () => {
    const statut = statutDit(1);
    expect(resultats(await client.dire('envoi-1', [statut, statut]))).toEqual([
      { id: statut.id, statut: 'applique' },
      { id: statut.id, statut: 'doublon' },
    ]);
    expect(resultats(await client.dire('envoi-2', [statut]))).toEqual([{ id: statut.id, statut: 'doublon' }]);
    expect(parcours3.registre()).toHaveLength(1);
  });

  it('counts an id used again for another content as a breach by the gateway [X1]', async () => {
    const statut = statutDit(1);
    await client.dire('envoi-1', [statut]);
    await client.dire('envoi-2', [{ ...statutDit(2), id: statut.id }]);
    expect(parcours3.etat().identifiantsReutilises).toBe(1);
    expect(parcours3.registre()).toHaveLength(1);
  });

  it('answers obsolete with the sequence held when it is not above [X4.2]', async () => {
    await client.dire('envoi-1', [statutDit(1, '0000000003')]);
    const [meme, moindre] = [statutDit(1, '0000000003'), statutDit(1, '0000000002')];
    expect(resultats(await client.dire('envoi-2', [meme, moindre]))).toEqual([
      { id: meme.id, statut: 'obsolete', sequence: '0000000003' },
      { id: moindre.id, statut: 'obsolete', sequence: '0000000003' },
    ]);
    expect(parcours3.registre()).toHaveLength(1);
  });

  it('rejects what breaks the schema, with its code, and takes the rest of the lot [X4.2]', async () => {
    const fautif = { ...statutDit(1), data: { demandeur: DEMANDEUR, statut: 0 } };
    const bon = statutDit(2);
    expect(resultats(await client.dire('envoi-1', [fautif, bon]))).toEqual([
      { id: fautif.id, statut: 'rejete', code: 'SCHEMA_INVALIDE', detail: expect.any(String) as string },
      { id: bon.id, statut: 'applique' },
    ]);
  });

  it('rejects a type that the partner states itself [H5]', async () => {
    const etape = dit('etape.enregistree', {
      cotraitance: COTRAITANCE,
      demandeur: DEMANDEUR,
      etape: 'E1',
      nature: 'entretien',
      date: '2010-09-02',
    });
    expect(resultats(await client.dire('envoi-1', [etape]))).toMatchObject([
      { id: etape.id, statut: 'rejete' },
    ]);
  });

  it('rejects an event whose source is not the gateway', async () => {
    const usurpe = { ...statutDit(1), source: 'urn:gide' };
    expect(resultats(await client.dire('envoi-1', [usurpe]))).toMatchObject([{ statut: 'rejete' }]);
  });

  it('gives the fates of the ids it knows, and nothing about the others [X4.4]', async () => {
    const [applique, obsolete] = [statutDit(1, '0000000002'), statutDit(1, '0000000001')];
    const rejete = { ...statutDit(2), data: { demandeur: DEMANDEUR } };
    await client.dire('envoi-1', [applique, obsolete, rejete]);
    const ids = [applique.id, obsolete.id, rejete.id, 'jamais-vu'];
    const reponse = await client.post('/echanges/evenements/recherche', { ids });
    expect(reponse.json()).toEqual([
      { id: applique.id, statut: 'applique' },
      { id: obsolete.id, statut: 'obsolete' },
      { id: rejete.id, statut: 'rejete' },
    ]);
  });

  it('gives the same answer to the same envoi, and refuses the key for another body [X4.2]', async () => {
    const lot = [statutDit(1)];
    const premiere = await client.dire('envoi-1', lot);
    expect((await client.dire('envoi-1', lot)).texte).toBe(premiere.texte);
    expect((await client.dire('envoi-1', [statutDit(2)])).statut).toBe(422);
    expect(parcours3.registre()).toHaveLength(1);
  });

  it('refuses a lot without key, with two different ids, unsigned, altered or too old [X4.2, X3.2]', async () => {
    const lot = [statutDit(1)];
    const statuts = await Promise.all([
      client.dire('envoi-1', lot, { 'idempotency-key': '' }),
      client.dire('envoi-1', lot, { 'idempotency-key': 'envoi-2' }),
      client.dire('envoi-1', lot, { 'webhook-signature': 'v1,AAAA' }),
      client.dire('envoi-1', lot, { 'webhook-timestamp': String(Math.floor(Date.now() / 1000) - 301) }),
      client.dire('envoi-1', lot, { 'content-type': 'application/json' }),
      client.dire('envoi-1', lot, { authorization: 'Bearer inconnu' }),
    ]);
    expect(statuts.map(({ statut }) => statut)).toEqual([400, 400, 401, 401, 415, 401]);
    expect(statuts[0]?.entetes.get('content-type')).toContain('application/problem+json');
    expect(parcours3.registre()).toEqual([]);
  });

  it('refuses more than 500 events [X4.2]', async () => {
    const lot = Array.from({ length: 501 }, (_, rang) => statutDit(rang + 1));
    expect((await client.dire('envoi-1', lot)).statut).toBe(413);
    expect((await client.dire('envoi-2', lot.slice(1))).statut).toBe(200);
  });

  it('refuses a body of more than 5 MiB, as a problem [X3.1]', async () => {
    const gros = { ...statutDit(1), bourrage: 'x'.repeat(5 * 1024 * 1024) };
    const reponse = await client.dire('envoi-1', [gros]);
    expect(reponse.statut).toBe(413);
    expect(reponse.json()).toMatchObject({ status: 413, code: 'CORPS_TROP_GRAND' });
  });
});
