import { cadresDe, type Journal } from '#observability';
import { direFaille } from '#persistence';
import { ArgumentsHost, Catch, ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { JOURNAL } from '../options.js';
import { ecrireProbleme } from './ecrire-probleme.js';
import { problemeDe } from './probleme-de.js';

/** Every error leaves as application/problem+json (X3.6), and is logged without anything personal. */
@Catch()
export class FiltreProblemes implements ExceptionFilter {
  constructor(@Inject(JOURNAL) private readonly journal: Journal) {}

  catch(erreur: unknown, hote: ArgumentsHost): void {
    const http = hote.switchToHttp();
    const requete = http.getRequest<FastifyRequest>();
    const reponse = http.getResponse<FastifyReply>();
    const refus = problemeDe(erreur);
    if (refus.statut >= 500) this.#signaler(erreur, refus.code, requete);
    if (!reponse.sent) ecrireProbleme(requete, reponse, refus);
  }

  /** Class, code and frames of the error: its message may quote values. */
  #signaler(erreur: unknown, code: string, requete: FastifyRequest): void {
    this.journal.error(
      { correlation: requete.id, code, faille: direFaille(erreur), trace: cadresDe(erreur) },
      'requête en échec',
    );
  }
}
