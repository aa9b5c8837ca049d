import { Inject, Injectable } from '@nestjs/common';
import type { Sql } from '#persistence';
import { Authentification } from './authentification.js';
import type { RequeteGardee } from './garde-acces.guard.js';
import { sessionsOuvertes } from './sessions/lire-session.js';
import { SQL_ACCES } from './sql-acces.js';

/** How often who follows something live is looked at again: what ended their access ends it within as long. */
export const RYTHME_DU_CONTROLE_MS = 5_000;

/**
 * Whether whoever opened an answer that lasts may still have it (check 13): the session neither closed nor over, the
 * account and the habilitation as they were, the key in force. Asking keeps no session alive, and closes none.
 */
@Injectable()
export class AccesQuiDure {
  constructor(
    private readonly authentification: Authentification,
    @Inject(SQL_ACCES) private readonly sql: Sql,
  ) {}

  async dure({ session, headers }: Pick<RequeteGardee, 'session' | 'headers'>): Promise<boolean> {
    if (session) return (await sessionsOuvertes(this.sql, [session.empreinte])).length === 1;
    const { authorization: entete } = headers;
    const parCle = await this.authentification.authentifier(typeof entete === 'string' ? entete : undefined);
    return parCle.authentifie;
  }
}
