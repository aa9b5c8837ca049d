import { randomUUID } from 'node:crypto';
import { creerCle, ROLES_DES_PERSONNES, type Portee, type RoleDePersonne } from '#access';
import { evenement, lot } from '#test/evenements';
import {
  CLE_DE_DEMARRAGE,
  creerGatewayDEssai,
  ORIGINE,
  type GatewayDEssai,
  type Reponse,
} from '../../apps/gateway/test/gateway-d-essai.js';
import { ouvrirUneSession, type SessionOuverte } from '../../apps/gateway/test/session-ouverte.js';

const SEUIL = 3;
const NATIONALE = { type: 'nationale' } as const;

/** Somebody who may be asked to replay: posts with their session. */
type Personne = (chemin: string, corps?: object, cle?: string) => Promise<Reponse>;

let gateway: GatewayDEssai;
beforeAll(async () => {
  gateway = await creerGatewayDEssai({ seuilDeRejeu: SEUIL });
});
afterAll(() => gateway.fermer());

async function personne(role: RoleDePersonne = 'exploitant', portee: Portee = NATIONALE): Promise<Personne> {
  return parSaSession(await ouvrirUneSession(gateway.unite, role, portee));
}

function parSaSession({ cookie, jeton }: SessionOuverte): Personne {
  return (chemin, corps, cle = randomUUID()) =>
    gateway.post(`/api/rejeux${chemin}`, corps, undefined, {
      cookie: `__Host-passerelle=${cookie}`,
      'x-passerelle-jeton': jeton,
      origin: ORIGINE,
      'idempotency-key': cle,
    });
}

/** @param par the account that made its key, if any */
async function programme(par?: string): Promise<Personne> {
  const { cle } = await creerCle(gateway.unite.seule, {
    role: 'exploitant',
    portee: NATIONALE,
    libelle: 'Clé d’essai',
    ...(par === undefined ? {} : { par }),
  });
  return (chemin, corps, idempotence = randomUUID()) =>
    gateway.post(`/api/rejeux${chemin}`, corps, cle, { 'idempotency-key': idempotence });
}

let rang = 0;
/** Messages that failed, of as many people. */
async function enEchec(nombre: number): Promise<string[]> {
  const faits = Array.from({ length: nombre }, () => {
    rang += 1;
    const numero = String(rang).padStart(6, '0');
    return evenement('affectation.enregistree', {
      cotraitance: `CT-2010-${numero}`,
      demandeur: `1${numero}A`,
    });
  });
  await gateway.webhook('gide', lot(faits));
  const lignes = await gateway.unite.seule<{ id: string }>(
    `UPDATE messages_entrants SET issue = 'en_echec', code = 'CALCUL_IMPOSSIBLE' WHERE evenement = ANY($1::text[]) RETURNING id`,
    [faits.map(({ id }) => id)],
  );
  return lignes.map(({ id }) => id);
}

const etatDe = (reponse: Reponse): string => reponse.json<{ etat: string }>().etat;
const idDe = (reponse: Reponse): string => reponse.json<{ id: string }>().id;
const codeDe = (reponse: Reponse): [number, unknown] => [reponse.statut, reponse.json()['code']];
const motif = 'Aperçu relu avec le partenaire';

async function aConfirmer(auteur: Personne): Promise<string> {
  const reponse = await auteur('', { ids: await enEchec(SEUIL + 1), motif: 'Panne de Parcours 3' });
  expect([reponse.statut, etatDe(reponse)]).toEqual([201, 'a_confirmer']);
  return idDe(reponse);
}

describe('security check 15: a replay', () => {
  it('belongs to those who may act, of whatever role a person signs in with', async () => {
    const ids = await enEchec(1);
    for (const role of ROLES_DES_PERSONNES) {
      const portee: Portee =
        role === 'responsable_cotraitance' || role === 'conseiller'
          ? { type: 'structure', structure: '75056S00' }
          : role === 'correspondant_pole_emploi'
            ? { type: 'site', site: '75001' }
            : NATIONALE;
      const { statut } = await (await personne(role, portee))('', { ids, simulation: true });
      expect([role, statut]).toEqual([role, ['exploitant', 'administrateur'].includes(role) ? 201 : 403]);
    }
  });

  it('is one, however often it is asked for under its Idempotency-Key', async () => {
    const auteur = await personne();
    const corps = { ids: await enEchec(2), motif: 'Double clic' };
    const reponses = await Promise.all(Array.from({ length: 10 }, () => auteur('', corps, 'un-clic')));
    expect(new Set(reponses.map(idDe)).size).toBe(1);
    expect(reponses.filter(({ statut }) => statut === 201)).toHaveLength(1);
    expect(codeDe(await auteur('', { ...corps, motif: 'Autre' }, 'un-clic'))).toEqual([
      422,
      'CLE_IDEMPOTENCE_REUTILISEE',
    ]);
  });

  it('holds no more messages than it may', async () => {
    const trop = Array.from({ length: 1_001 }, () => randomUUID());
    const reponse = await (await personne())('', { ids: trop, motif: 'Tout' });
    expect([reponse.statut, reponse.json()['pointeur']]).toEqual([400, '/ids']);
  });
});

describe('security check 15: the second approver', () => {
  it('up to the threshold one person is enough; beyond, it waits and no worker takes it', async () => {
    const auteur = await personne();
    expect(etatDe(await auteur('', { ids: await enEchec(SEUIL), motif: 'Peu' }))).toBe('en_attente');
    const avant = gateway.sonneries.length;
    const id = await aConfirmer(await personne());
    expect(gateway.sonneries.slice(avant).filter((une) => une.startsWith('rejouer'))).toEqual([]);
    expect(await gateway.echange.rejouer.execute(id)).toBeNull();
    for (const ordre of ['pause', 'reprise'])
      expect(codeDe(await auteur(`/${id}/${ordre}`))).toEqual([409, 'REJEU_DEJA_FINI']);
  });

  it('what one asks for within the hour counts together, also at the same time', async () => {
    const auteur = await personne();
    const lots = [await enEchec(2), await enEchec(2), await enEchec(2)];
    const reponses = await Promise.all(lots.map((ids) => auteur('', { ids, motif: 'Par morceaux' })));
    expect(reponses.map(etatDe).sort()).toEqual(['a_confirmer', 'a_confirmer', 'en_attente']);
  });

  it('what one asks for by keys of theirs counts with it, whoever else asks', async () => {
    const ouverte = await ouvrirUneSession(gateway.unite, 'administrateur', NATIONALE);
    const sienne = `compte:${ouverte.compte}`;
    const mains = [parSaSession(ouverte), await programme(sienne), await programme(sienne)];
    const lots = [await enEchec(2), await enEchec(2), await enEchec(2)];
    const reponses = await Promise.all(
      mains.map((main, une) => main('', { ids: lots[une], motif: 'Par plusieurs mains' })),
    );
    expect(reponses.map(etatDe).sort()).toEqual(['a_confirmer', 'a_confirmer', 'en_attente']);
    const autre = await programme(
      `compte:${(await ouvrirUneSession(gateway.unite, 'administrateur', NATIONALE)).compte}`,
    );
    expect(etatDe(await autre('', { ids: await enEchec(2), motif: 'Les siens' }))).toBe('en_attente');
  });

  it('a simulation says beforehand that a second person will be needed', async () => {
    const reponse = await (await personne())('', { ids: await enEchec(SEUIL + 1), simulation: true });
    expect(reponse.json()).toMatchObject({ etat: 'simule', confirmation: { requise: true, par: null } });
  });

  it('never its author; somebody else, with a motif, and it leaves', async () => {
    const auteur = await personne();
    const id = await aConfirmer(auteur);
    expect(codeDe(await auteur(`/${id}/confirmation`, { motif }))).toEqual([
      403,
      'CONFIRMATION_PAR_L_AUTEUR',
    ]);
    const autre = await personne();
    expect((await autre(`/${id}/confirmation`, {})).statut).toBe(400);
    expect((await autre(`/${id}/confirmation`, { motif })).json()).toEqual({ id, etat: 'en_attente' });
    expect(gateway.sonneries).toContain(`rejouer/${id}`);
    expect((await gateway.get(`/api/rejeux/${id}`, CLE_DE_DEMARRAGE)).json()).toMatchObject({
      etat: 'en_attente',
      auteur: 'Personne d’essai',
      confirmation: { requise: true, par: expect.stringMatching(/^compte:/), nom: 'Personne d’essai', motif },
    });
    const actes = await gateway.unite.seule(
      `SELECT issue, code FROM actes WHERE action = 'rejeu.confirmation' AND objet = $1 AND issue <> 'entame' ORDER BY id`,
      [id],
    );
    expect(actes).toEqual([
      { issue: 'refuse', code: 'CONFIRMATION_PAR_L_AUTEUR' },
      { issue: 'refuse', code: 'ENTREE_INVALIDE' },
      { issue: 'fait', code: null },
    ]);
  });

  it('two who confirm at the same time: one does, the other is told that it is done', async () => {
    const id = await aConfirmer(await personne());
    const autres = await Promise.all([personne(), personne(), personne()]);
    const reponses = await Promise.all(autres.map((un) => un(`/${id}/confirmation`, { motif })));
    expect(reponses.map(({ statut }) => statut).sort()).toEqual([200, 409, 409]);
    const premier = autres[reponses.findIndex(({ statut }) => statut === 200)];
    expect((await premier?.(`/${id}/confirmation`, { motif }))?.statut).toBe(200);
    expect(gateway.sonneries.filter((une) => une === `rejouer/${id}`)).toHaveLength(1);
  });

  it('whoever confirms sees all the people whom it is about, and may be told of none of the others', async () => {
    const id = await aConfirmer(await personne());
    const ailleurs = await personne('exploitant', { type: 'region', region: '82' });
    expect((await ailleurs(`/${id}/confirmation`, { motif })).statut).toBe(404);
    expect((await (await personne('auditeur'))(`/${id}/confirmation`, { motif })).statut).toBe(403);
  });

  it('a program does not confirm for a person; of programs, another one does, or a person', async () => {
    const id = await aConfirmer(await personne());
    const cle = await programme();
    expect(codeDe(await cle(`/${id}/confirmation`, { motif }))).toEqual([403, 'CONFIRMATION_PAR_UNE_CLE']);
    const deDemarrage = await gateway.post(`/api/rejeux/${id}/confirmation`, { motif }, CLE_DE_DEMARRAGE);
    expect(codeDe(deDemarrage)).toEqual([403, 'CONFIRMATION_PAR_UNE_CLE']);
    const deLaCle = await aConfirmer(cle);
    expect(codeDe(await cle(`/${deLaCle}/confirmation`, { motif }))[1]).toBe('CONFIRMATION_PAR_L_AUTEUR');
    expect((await (await programme())(`/${deLaCle}/confirmation`, { motif })).statut).toBe(200);
  });

  it('a key is who made it: neither that person nor another of their keys confirms', async () => {
    const ouverte = await ouvrirUneSession(gateway.unite, 'administrateur', NATIONALE);
    const sienne = `compte:${ouverte.compte}`;
    const id = await aConfirmer(await programme(sienne));
    for (const un of [parSaSession(ouverte), await programme(sienne)])
      expect(codeDe(await un(`/${id}/confirmation`, { motif }))).toEqual([403, 'CONFIRMATION_PAR_L_AUTEUR']);
    expect((await (await personne())(`/${id}/confirmation`, { motif })).statut).toBe(200);
  });

  it('what the start-up key of the installation asks for runs [X5.4]', async () => {
    const reponse = await gateway.post(
      '/api/rejeux',
      { ids: await enEchec(SEUIL + 2), motif: 'Automate' },
      CLE_DE_DEMARRAGE,
      { 'idempotency-key': randomUUID() },
    );
    expect([reponse.statut, etatDe(reponse)]).toEqual([201, 'en_attente']);
  });

  it('given up, it frees its messages and can no longer be confirmed', async () => {
    const auteur = await personne();
    const id = await aConfirmer(auteur);
    expect(etatDe(await auteur(`/${id}/interruption`))).toBe('interrompu');
    const refus = await (await personne())(`/${id}/confirmation`, { motif });
    expect(codeDe(refus)).toEqual([409, 'REJEU_NON_A_CONFIRMER']);
    const libres = await gateway.unite.seule('SELECT 1 FROM rejeu_messages WHERE rejeu = $1 AND actif', [id]);
    expect(libres).toEqual([]);
  });

  it.each([
    ['its author as the second person', 'confirme_par = acteur, confirme_le = now()', 'rejeux_second_regard'],
    ['a key for a person', `confirme_par = 'cle:autre', confirme_le = now()`, 'rejeux_second_regard'],
    ['a start without a second person', 'confirme_par = NULL', 'rejeux_confirmes'],
  ])('the table itself refuses %s', async (_quoi, colonnes, contrainte) => {
    const id = await aConfirmer(await personne());
    const suite = colonnes.includes('now()') ? `, motif_confirmation = 'x'` : '';
    await expect(
      gateway.unite.seule(`UPDATE rejeux SET etat = 'en_attente', ${colonnes}${suite} WHERE id = $1`, [id]),
    ).rejects.toThrow(contrainte);
  });
});
