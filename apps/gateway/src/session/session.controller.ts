import {
  Acces,
  ChangerDHabilitation,
  COOKIE_DE_SESSION,
  declarerActe,
  lireSession,
  ProblemeHttp,
  ROLES_DES_PERSONNES,
  sessionAbsente,
  SessionEnCours,
  type SessionLue,
} from '#access';
import { UniteDeTravail } from '#persistence';
import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import { oublier, poserLaSession } from './cookies.js';
import { EntreeHabilitation } from './entrees.js';
import { MontrerSession } from './montrer-session.js';
import { DeconnexionDecrite, SessionDecrite } from './reponses.js';
import { SeDeconnecter } from './se-deconnecter.use-case.js';

const PROBLEMES = {
  415: 'Le corps doit être du JSON.',
  503: 'Base de données indisponible ; voir Retry-After.',
};

/** X5: the session of the browser that asks. Keys have none. */
@ApiTags('Session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly montrer: MontrerSession,
    private readonly changer: ChangerDHabilitation,
    private readonly seDeconnecter: SeDeconnecter,
  ) {}

  @Get()
  @Acces({ roles: ROLES_DES_PERSONNES, sessionSeule: true })
  @DecrireLecture({
    titre: 'La session de ce navigateur',
    description: 'Qui est connecté, avec quelle habilitation, et ce qu’elle permet.',
    reponse: SessionDecrite,
    contenu: 'La session.',
  })
  lire(@SessionEnCours() session: SessionLue): Promise<SessionDecrite> {
    return this.montrer.execute(session);
  }

  @Post('habilitation')
  @HttpCode(200)
  @Acces({
    roles: ROLES_DES_PERSONNES,
    droit: 'metadonnees',
    acte: declarerActe<SessionDecrite>('session.habilitation', {
      bilan: ({ habilitation: { id } }) => ({ objet: id }),
    }),
    sessionSeule: true,
  })
  @ApiOperation({
    summary: 'Changer d’habilitation',
    description: 'La même personne continue avec une autre de ses habilitations, sous un nouveau cookie.',
  })
  @ApiResponse({ status: 200, type: SessionDecrite, description: 'La session, changée.' })
  @DecrireProblemes({
    ...PROBLEMES,
    400: 'Identifiant incorrect.',
    403: 'Cette habilitation demande une connexion à authentification forte.',
    404: 'Aucune de vos habilitations en vigueur.',
  })
  async habilitation(
    @SessionEnCours() session: SessionLue,
    @Body() { habilitation }: EntreeHabilitation,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Promise<SessionDecrite> {
    const changement = await this.changer.execute(session, habilitation);
    switch (changement.issue) {
      case 'inconnue':
        throw habilitationInconnue();
      case 'authentification_trop_faible':
        throw authentificationTropFaible();
      case 'fermee':
        throw sessionAbsente('remplacee', undefined);
      case 'changee': {
        poserLaSession(reponse, changement.cookie);
        const lecture = await lireSession(this.unite.seule, changement.cookie, true);
        if (!lecture.ouverte) throw sessionAbsente(lecture.raison, undefined);
        return this.montrer.execute(lecture.session);
      }
    }
  }

  @Post('deconnexion')
  @HttpCode(200)
  @Acces({
    roles: ROLES_DES_PERSONNES,
    droit: 'metadonnees',
    acte: 'session.fermeture',
    sessionSeule: true,
  })
  @ApiOperation({
    summary: 'Se déconnecter',
    description: 'La session se ferme : son cookie n’ouvre plus rien.',
  })
  @ApiResponse({ status: 200, type: DeconnexionDecrite, description: 'Fermée.' })
  @DecrireProblemes(PROBLEMES)
  async deconnexion(
    @SessionEnCours() session: SessionLue,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Promise<DeconnexionDecrite> {
    const suite = await this.seDeconnecter.execute(session);
    oublier(reponse, COOKIE_DE_SESSION);
    return { suite };
  }
}

function habilitationInconnue(): ProblemeHttp {
  return new ProblemeHttp(
    404,
    'HABILITATION_INCONNUE',
    'Cette habilitation n’est pas l’une des vôtres, ou n’est plus en vigueur.',
    { membres: { pointeur: '/habilitation' } },
  );
}

function authentificationTropFaible(): ProblemeHttp {
  return new ProblemeHttp(
    403,
    'AUTHENTIFICATION_TROP_FAIBLE',
    'Cette habilitation demande une authentification forte : reconnectez-vous avec deux preuves.',
    { membres: { pointeur: '/habilitation' } },
  );
}
