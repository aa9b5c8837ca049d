/** Deadlock, serialization failure, lock time-out: PostgreSQL undid everything, the same work may be run again. */
const A_RELANCER = new Set(['40P01', '40001', '55P03']);

/** Connection lost, server stopping or starting, pool exhausted: the database is away, not the work wrong. */
const BASE_ABSENTE = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '53300',
  '53100',
  '53200',
  '57014',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
]);
const SANS_CODE =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|QueryRunnerProviderAlreadyReleased|not queryable|Driver not Connected/i;

function codeDe(erreur: unknown): string | undefined {
  if (typeof erreur !== 'object' || erreur === null) return undefined;
  const { code, driverError } = erreur as { code?: unknown; driverError?: unknown };
  return typeof code === 'string' ? code : codeDe(driverError);
}

export function faillePassagere(erreur: unknown): boolean {
  const code = codeDe(erreur);
  return code !== undefined && A_RELANCER.has(code);
}

export function baseAbsente(erreur: unknown): boolean {
  const code = codeDe(erreur);
  if (code !== undefined) return BASE_ABSENTE.has(code);
  return erreur instanceof Error && SANS_CODE.test(`${erreur.name} ${erreur.message}`);
}

/** What may be said of a technical error: its class and code, or which known words stand for one, never its parameters (they carry personal data). */
export function direFaille(erreur: unknown): string {
  const nom = erreur instanceof Error ? erreur.name : typeof erreur;
  const dit = codeDe(erreur) ?? (erreur instanceof Error ? SANS_CODE.exec(erreur.message)?.[0] : undefined);
  return dit === undefined ? nom : `${nom} ${dit}`;
}
