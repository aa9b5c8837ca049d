import {
  Acces,
  LECTEURS_DE_CHIFFRES,
  ROLES_DES_PERSONNES,
  SessionEnCours,
  type Role,
  type SessionLue,
} from '#access';
import { SUJETS, type Sujet } from '#supervision';
import { Controller, Get, OnModuleDestroy, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecrireProblemes } from '../documentation/problemes.js';
import { ouvrirLeFlux, TYPE_DE_FLUX } from '../http/flux-d-evenements.js';
import { LECTEURS as LECTEURS_DE_REJEUX } from '../rejeux/rejeux.controller.js';
import { Annonces } from './annonces.js';

/** Who reads what each subject is about, and so is told that it changed. */
const LECTEURS: Readonly<Record<Sujet, readonly Role[]>> = {
  synchronisations: LECTEURS_DE_CHIFFRES,
  rejeux: LECTEURS_DE_REJEUX,
  ecarts: ROLES_DES_PERSONNES,
  alarmes: LECTEURS_DE_CHIFFRES,
  bilan: LECTEURS_DE_CHIFFRES,
  partenaires: LECTEURS_DE_CHIFFRES,
  messages: ROLES_DES_PERSONNES,
};

/** What keeps an open page up to date. Subjects only: neither figures nor people. */
@ApiTags('Session')
@Controller('api/evenements')
export class EvenementsController implements OnModuleDestroy {
  constructor(private readonly annonces: Annonces) {}

  /** Before the server waits for its requests to end: these would not. */
  onModuleDestroy(): void {
    this.annonces.arreter();
  }

  @Get()
  @Acces({ roles: ROLES_DES_PERSONNES, sessionSeule: true })
  @ApiOperation({
    summary: 'Savoir que quelque chose a changé',
    description:
      'Événements envoyés par le serveur. « changement » : les sujets qui ont changé, parmi ceux que l’habilitation ouvre, et rien d’autre ; la page relit ce qu’elle montre. Le flux se ferme avec la session, et au bout de quinze minutes : revenez. Il ne prolonge pas la session.',
  })
  @ApiResponse({
    status: 200,
    description: 'Le flux.',
    content: { [TYPE_DE_FLUX]: { schema: { type: 'string' } } },
  })
  @DecrireProblemes({
    429: 'Trop de pages sont tenues à jour en direct ; voir Retry-After.',
    503: 'Base de données indisponible, ou arrêt en cours ; voir Retry-After.',
  })
  suivre(
    @SessionEnCours() { empreinte, habilitation: { role } }: SessionLue,
    @Req() requete: FastifyRequest,
    @Res() reponse: FastifyReply,
  ): void {
    if (requete.method === 'HEAD') return void reponse.type(TYPE_DE_FLUX).send();
    this.annonces.exigerUnePlace(empreinte);
    const sujets = new Set(SUJETS.filter((sujet) => LECTEURS[sujet].includes(role)));
    this.annonces.abonner(ouvrirLeFlux(reponse), empreinte, sujets);
  }
}
