import { creerDataSource, UniteDeTravail } from '#persistence';
import { creerBase, type BaseDEssai } from '#test/base-de-donnees';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import {
  AccorderHabilitation,
  type DemandeDHabilitation,
} from '../src/comptes/accorder-habilitation.use-case.js';
import { ChangerEtatDuCompte } from '../src/comptes/changer-etat-du-compte.use-case.js';
import { listerComptes } from '../src/comptes/registre-des-comptes.js';
import { listerHabilitations } from '../src/comptes/registre-des-habilitations.js';
import { RetirerHabilitation } from '../src/comptes/retirer-habilitation.use-case.js';
import { ReveillerHabilitation } from '../src/comptes/reveiller-habilitation.use-case.js';
import { DROITS_DU_ROLE, ROLES_DES_PERSONNES } from '../src/droits.js';
import { lireSession } from '../src/sessions/lire-session.js';
import { OuvrirSession, type IssueDOuverture } from '../src/sessions/ouvrir-session.use-case.js';

const EMETTEUR = 'https://identite.essai';
const INCONNU = '01890000-0000-7000-8000-00000000ffff';
const decision = { motif: 'essai', par: 'essai' };

let base: BaseDEssai;
let source: DataSource;
let unite: UniteDeTravail;
beforeAll(async () => {
  base = await creerBase();
  source = await creerDataSource({ url: base.url, taillePool: 2 }).initialize();
  unite = new UniteDeTravail(source);
});
afterAll(async () => {
  await source.destroy();
  await base.supprimer();
});

async function accorder(sujet: string, demande: Partial<DemandeDHabilitation> = {}) {
  const issue = await new AccorderHabilitation(unite).execute({
    compte: { emetteur: EMETTEUR, sujet },
    role: 'conseiller',
    portee: { type: 'structure', structure: '75056S00' },
    jusqua: null,
    ...decision,
    ...demande,
  });
  if (!('id' in issue)) throw new Error(issue.issue);
  return issue;
}

const venir = (sujet: string, acr: string | null = null): Promise<IssueDOuverture> =>
  new OuvrirSession(unite, 'fort').execute({
    emetteur: EMETTEUR,
    sujet,
    nom: 'Essai',
    courriel: 'e@essai.invalid',
    acr,
  });

describe('the rights of people [X5]', () => {
  it('are separate, and acting is not for those who look', () => {
    expect(Object.keys(DROITS_DU_ROLE).sort()).toEqual([...ROLES_DES_PERSONNES].sort());
    for (const role of ROLES_DES_PERSONNES) expect(DROITS_DU_ROLE[role]).toContain('metadonnees');
    expect(ROLES_DES_PERSONNES.filter((role) => DROITS_DU_ROLE[role].includes('agir'))).toEqual([
      'exploitant',
      'responsable_cotraitance',
      'administrateur',
    ]);
    expect(DROITS_DU_ROLE.pilotage).not.toContain('corps');
  });
});

describe('an habilitation [X5]', () => {
  it('is given once, also to an account that has not come yet, and says by whom and why', async () => {
    const sujet = randomUUID();
    const { id, compte, issue } = await accorder(sujet);
    expect(issue).toBe('accordee');
    expect(await accorder(sujet)).toEqual({ issue: 'deja_accordee', id, compte });
    expect(await listerHabilitations(unite.seule, compte)).toEqual([
      expect.objectContaining({ id, etat: 'en_vigueur', accordeePar: 'essai', motif: 'essai', jusqua: null }),
    ]);
    expect(await venir(sujet)).toMatchObject({ issue: 'ouverte', compte });
    const fiche = (await listerComptes(unite.seule)).find((un) => un.id === compte);
    expect(fiche).toMatchObject({ nom: 'Essai', sujet, etat: 'actif', habilitations: 1 });
  });

  it('is given once when asked for twice at the same moment', async () => {
    const sujet = randomUUID();
    const issues = await Promise.all([accorder(sujet), accorder(sujet)]);
    expect(issues.map(({ issue }) => issue).sort()).toEqual(['accordee', 'deja_accordee']);
  });

  it('of an unknown account is not given', async () => {
    const issue = await new AccorderHabilitation(unite).execute({
      compte: { id: INCONNU },
      role: 'pilotage',
      portee: { type: 'nationale' },
      jusqua: null,
      ...decision,
    });
    expect(issue).toEqual({ issue: 'compte_inconnu' });
  });

  it('whose last day is over opens nothing, and gives way to a new one', async () => {
    const sujet = randomUUID();
    const { id, compte } = await accorder(sujet, { jusqua: '2020-01-01' });
    expect(await venir(sujet)).toEqual({ issue: 'sans_habilitation' });
    const nouvelle = await accorder(sujet);
    expect(nouvelle).toMatchObject({ issue: 'accordee', compte });
    expect(nouvelle.id).not.toBe(id);
    const etats = (await listerHabilitations(unite.seule, compte)).map(({ etat }) => etat);
    expect(etats).toEqual(['en_vigueur', 'retiree']);
  });

  it('is withdrawn once, and known as such', async () => {
    const { id } = await accorder(randomUUID());
    const retirer = new RetirerHabilitation(unite);
    expect(await retirer.execute({ id, ...decision })).toBe('retiree');
    expect(await retirer.execute({ id, ...decision })).toBe('deja_retiree');
    expect(await retirer.execute({ id: INCONNU, ...decision })).toBe('inconnue');
  });
});

describe('three months without anyone [X5]', () => {
  it('put the habilitations to sleep; coming back does not wake them, someone does', async () => {
    const sujet = randomUUID();
    const { id, compte } = await accorder(sujet);
    await venir(sujet);
    await unite.seule(
      `WITH c AS (UPDATE comptes SET vu_le = vu_le - interval '4 months' WHERE id = $1)
       UPDATE habilitations SET accordee_le = accordee_le - interval '4 months' WHERE compte = $1`,
      [compte],
    );
    expect(await venir(sujet)).toEqual({ issue: 'sans_habilitation' });
    expect(await venir(sujet)).toEqual({ issue: 'sans_habilitation' });
    expect((await listerHabilitations(unite.seule, compte))[0]?.etat).toBe('endormie');
    const nouvelle = await accorder(sujet, { role: 'pilotage', portee: { type: 'nationale' } });
    expect(await venir(sujet)).toMatchObject({ issue: 'ouverte' });
    const etats = await listerHabilitations(unite.seule, compte);
    expect(etats.map((une) => [une.id, une.etat])).toEqual([
      [nouvelle.id, 'en_vigueur'],
      [id, 'endormie'],
    ]);
    expect(await new ReveillerHabilitation(unite).execute({ id, ...decision })).toBe('reveillee');
    expect((await listerHabilitations(unite.seule, compte))[1]?.etat).toBe('en_vigueur');
  });
});

describe('an account [X5]', () => {
  const changer = (compte: string, vers: 'actif' | 'suspendu' | 'parti') =>
    new ChangerEtatDuCompte(unite).execute({ compte, vers, ...decision });

  it('suspended opens nothing, then again what it opened', async () => {
    const sujet = randomUUID();
    const { compte } = await accorder(sujet);
    const ouverture = await venir(sujet);
    if (ouverture.issue !== 'ouverte') throw new Error(ouverture.issue);
    expect(await changer(compte, 'suspendu')).toBe('change');
    expect(await changer(compte, 'suspendu')).toBe('inchange');
    expect(await lireSession(unite.seule, ouverture.cookie, true)).toEqual({
      ouverte: false,
      raison: 'compte',
    });
    expect(await venir(sujet)).toEqual({ issue: 'compte_suspendu' });
    expect(await changer(compte, 'actif')).toBe('change');
    expect(await venir(sujet)).toMatchObject({ issue: 'ouverte' });
  });

  it('of someone who left has no habilitation nor address any more, not even after a return', async () => {
    const sujet = randomUUID();
    const { compte } = await accorder(sujet);
    await venir(sujet);
    expect(await changer(compte, 'parti')).toBe('change');
    expect(await venir(sujet)).toEqual({ issue: 'compte_suspendu' });
    const fiche = (await listerComptes(unite.seule)).find(({ id }) => id === compte);
    expect(fiche).toMatchObject({ etat: 'parti', courriel: null, habilitations: 0 });
    expect(await changer(compte, 'suspendu')).toBe('impossible');
    expect(await changer(compte, 'actif')).toBe('change');
    expect(await venir(sujet)).toEqual({ issue: 'sans_habilitation' });
    expect(await changer(INCONNU, 'parti')).toBe('inconnu');
  });

  it('is one for each issuer and subject, whatever the address', async () => {
    const sujet = randomUUID();
    await venir(sujet);
    await new OuvrirSession(unite, 'fort').execute({
      emetteur: 'https://autre.essai',
      sujet,
      nom: 'Essai',
      courriel: 'e@essai.invalid',
      acr: null,
    });
    const comptes = (await listerComptes(unite.seule)).filter((un) => un.sujet === sujet);
    expect(comptes.map(({ emetteur }) => emetteur).sort()).toEqual(['https://autre.essai', EMETTEUR]);
  });
});
