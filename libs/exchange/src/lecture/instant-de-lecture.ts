import type { Sql, UniteDeTravail } from '#persistence';

/** Several statements on one snapshot: what they return belongs together, whatever is applied meanwhile. */
export function lireEnsemble<T>(unite: UniteDeTravail, lecture: (sql: Sql) => Promise<T>): Promise<T> {
  return unite.executer(
    async (sql) => {
      await sql('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      return lecture(sql);
    },
    { lectureSeule: true },
  );
}
