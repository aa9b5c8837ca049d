import { createContext, useContext } from 'react';
import type { Session } from '../api/session.js';

/** The session under which a screen is shown: there is none without. */
export const SessionOuverte = createContext<Session | null>(null);

/** @throws outside the shell */
export function useSession(): Session {
  const session = useContext(SessionOuverte);
  if (!session) throw new Error('unreachable: a screen without a session');
  return session;
}
