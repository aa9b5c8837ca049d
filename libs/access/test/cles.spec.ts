import { creerDataSource, UniteDeTravail } from '#persistence';
import { creerBase, type BaseDEssai } from '#test/base-de-donnees';
import type { DataSource } from 'typeorm';
import { Authentification } from '../src/authentification.js';
import { genererCle, idDeCle } from '../src/cle-api.js';
import { CleDeDemarrage } from '../src/cle-de-demarrage.js';
import { creerCle, listerCles, revoquerCle } from '../src/registre-des-cles.js';

const AMORCE = 'x'.repeat(31) + 'y';

let base: BaseDEssai;
let source: DataSource;
let unite: UniteDeTravail;
let authentification: Authentification;

beforeAll(async () => {
  base = await creerBase();
  source = await creerDataSource({ url: base.url, taillePool: 2 }).initialize();
  unite = new UniteDeTravail(source);
  authentification = new Authentification(unite.seule, CleDeDemarrage.lire(AMORCE));
});

afterAll(async () => {
  await source.destroy();
  await base.supprimer();
});

describe('an API key [X5]', () => {
  it('has 256 random bits and names its row', () => {
    const id = '01890000-0000-7000-8000-000000000001';
    const cles = new Set(Array.from({ length: 100 }, () => genererCle(id).cle));
    expect(cles.size).toBe(100);
    for (const cle of cles) {
      expect(cle).toMatch(/^psk_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$/);
      expect(idDeCle(cle)).toBe(id);
    }
  });

  it('is kept as a digest only', async () => {
    const { cle } = await creerCle(unite.seule, {
      role: 'auditeur',
      portee: { type: 'nationale' },
      libelle: 'Audit',
    });
    const lignes = await unite.seule('SELECT c::text AS ligne, encode(empreinte, $1) AS e FROM cles_api c', [
      'escape',
    ]);
    expect(JSON.stringify(lignes)).not.toContain(cle.slice(-43));
  });

  it('gives its holder a role and a scope', async () => {
    const { id, cle } = await creerCle(unite.seule, {
      role: 'responsable_cotraitance',
      portee: { type: 'structure', structure: '75056S00' },
      libelle: 'Responsable de Paris',
    });
    expect(await authentification.authentifier(`Bearer ${cle}`)).toEqual({
      authentifie: true,
      identite: {
        acteur: `cle:${id}`,
        libelle: 'Responsable de Paris',
        role: 'responsable_cotraitance',
        portee: { type: 'structure', structure: '75056S00' },
        tousDroits: false,
        droits: ['metadonnees', 'corps', 'agir', 'exporter'],
      },
    });
  });

  it('opens nothing when one character differs, when it is of another form, or under another scheme', async () => {
    const { cle } = await creerCle(unite.seule, {
      role: 'auditeur',
      portee: { type: 'nationale' },
      libelle: 'Audit',
    });
    const voisine = cle.slice(0, -1) + (cle.endsWith('A') ? 'B' : 'A');
    for (const entete of [
      `Bearer ${voisine}`,
      `Bearer ${cle} `,
      `Basic ${cle}`,
      cle,
      'Bearer',
      'Bearer ',
      `Bearer ${cle},${cle}`,
      '',
    ]) {
      expect(await authentification.authentifier(entete)).toEqual({ authentifie: false, raison: 'invalide' });
    }
    expect(await authentification.authentifier(undefined)).toEqual({ authentifie: false, raison: 'absente' });
    expect(await authentification.authentifier(`bearer ${cle}`)).toMatchObject({ authentifie: true });
  });

  it('opens nothing once revoked, at once', async () => {
    const { id, cle } = await creerCle(unite.seule, {
      role: 'auditeur',
      portee: { type: 'nationale' },
      libelle: 'Audit',
    });
    expect(await revoquerCle(unite.seule, id)).toBe('revoquee');
    expect(await authentification.authentifier(`Bearer ${cle}`)).toEqual({
      authentifie: false,
      raison: 'invalide',
    });
    expect(await revoquerCle(unite.seule, id)).toBe('deja_revoquee');
    expect(await revoquerCle(unite.seule, '01890000-0000-7000-8000-00000000ffff')).toBe('inconnue');
  });

  it('opens nothing once expired', async () => {
    const expiree = {
      role: 'auditeur',
      portee: { type: 'nationale' },
      libelle: 'Audit',
      expireLe: new Date(Date.now() - 1_000),
    } as const;
    const { cle } = await creerCle(unite.seule, expiree);
    expect(await authentification.authentifier(`Bearer ${cle}`)).toEqual({
      authentifie: false,
      raison: 'invalide',
    });
  });

  it('is listed with nothing that opens', async () => {
    const { id, cle } = await creerCle(unite.seule, {
      role: 'partenaire',
      portee: { type: 'partenaire', partenaire: 'gide' },
      libelle: 'GIDE',
    });
    const fiche = (await listerCles(unite.seule)).find((une) => une.id === id);
    expect(fiche).toMatchObject({
      libelle: 'GIDE',
      role: 'partenaire',
      portee: { type: 'partenaire', partenaire: 'gide' },
    });
    expect(JSON.stringify(fiche)).not.toContain(cle.slice(-43));
  });
});

describe('the start-up key [X5]', () => {
  it('has every right', async () => {
    expect(await authentification.authentifier(`Bearer ${AMORCE}`)).toMatchObject({
      authentifie: true,
      identite: { tousDroits: true },
    });
  });

  it('is refused under 32 characters, without being quoted', () => {
    expect(() => CleDeDemarrage.lire('trop-courte')).toThrow(
      /PASSERELLE_BOOTSTRAP_KEY doit compter au moins 32/,
    );
    expect(() => CleDeDemarrage.lire('trop-courte')).not.toThrow(/trop-courte/);
  });

  it('opens nothing when it differs, whatever the length presented', async () => {
    for (const autre of [AMORCE.slice(0, -1), `${AMORCE}y`, AMORCE.toUpperCase()]) {
      expect(await authentification.authentifier(`Bearer ${autre}`)).toMatchObject({ authentifie: false });
    }
  });
});
