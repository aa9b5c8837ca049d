import { BaseDEssai, creerBase } from '#test/base-de-donnees';
import { RelaisTcp } from '#test/faults/relais/relais-tcp';
import type { DataSource } from 'typeorm';
import { attendreLaBase, baseAbsente, creerDataSource } from '../src/index.js';

describe('the start of a process whose database is not there yet', () => {
  let base: BaseDEssai;
  let relais: RelaisTcp;
  let ouvertes = 0;
  const dites: string[] = [];
  beforeEach(async () => {
    base = await creerBase();
    const cible = Number(new URL(base.url).port);
    relais = await RelaisTcp.ouvrir(() => ({ port: cible }));
    ouvertes = 0;
    dites.length = 0;
  });
  afterEach(async () => {
    await relais.fermer();
    await base.supprimer();
  });

  /** Connects through the relay, which `avant` may have cut. */
  async function ouvrir(avant?: (essai: number) => Promise<void>): Promise<DataSource> {
    ouvertes += 1;
    await avant?.(ouvertes);
    const url = new URL(base.url);
    url.port = String(relais.port);
    return creerDataSource({ url: url.href, taillePool: 1 }).initialize();
  }

  const dire = (faille: string): void => void dites.push(faille);

  it('goes on by itself once it is there, and says once that it waited', async () => {
    const source = await attendreLaBase(
      () => ouvrir((essai) => (essai < 3 ? relais.refuser() : relais.accepter())),
      dire,
    );
    expect(await source.query<unknown[]>('SELECT 1 AS un')).toEqual([{ un: 1 }]);
    await source.destroy();
    expect(ouvertes).toBe(3);
    expect(dites).toHaveLength(1);
  });

  it('ends with the failure when patience is over', async () => {
    await relais.refuser();
    const erreur: unknown = await attendreLaBase(() => ouvrir(), dire, 0).catch((une: unknown) => une);
    expect(baseAbsente(erreur)).toBe(true);
  });

  it('does not ask twice what the database has refused', async () => {
    const demande = async (): Promise<unknown> => {
      const source = await ouvrir();
      try {
        return await source.query('SELECT * FROM pas_de_table');
      } finally {
        await source.destroy();
      }
    };
    await expect(attendreLaBase(demande, dire)).rejects.toMatchObject({ driverError: { code: '42P01' } });
    expect(ouvertes).toBe(1);
    expect(dites).toEqual([]);
  });
});
