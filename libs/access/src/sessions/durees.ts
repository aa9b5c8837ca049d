/** Time-outs, in seconds of the clock of the database (check 13). */
export const DUREES = {
  /** Between the departure to the provider and the return. */
  connexionS: 10 * 60,
  /** A session that nobody used. */
  inactiviteS: 30 * 60,
  /** Since the sign-in, whatever was done. */
  absolueS: 10 * 60 * 60,
  /** How precisely the last use is kept: one writing for many requests. */
  precisionS: 60,
} as const;
