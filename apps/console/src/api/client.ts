import { QueryClient } from '@tanstack/react-query';
import { attendreAvant, reessayer } from './probleme.js';

/** What was read, kept in memory as long as the page: nothing of it is written on this machine. */
export function creerClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: reessayer, retryDelay: attendreAvant, networkMode: 'always' },
      // An act is never sent twice by itself.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
