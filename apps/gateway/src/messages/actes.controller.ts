import { Acces, declarerActe, ProblemeHttp, QuiDemande, type Identite, type Role } from '#access';
import { AbandonnerMessage, CorrigerMessage, type IssueAbandon, type IssueCorrection } from '#exchange';
import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecrireProblemes } from '../documentation/problemes.js';
import { Perimetres } from '../perimetre.js';
import { EntreeAbandon, EntreeCorrection } from './entrees.js';
import { DecrireIdDeMessage, idDeMessage, messageInconnu } from './inconnu.js';
import { AbandonDecrit, CorrectionFaiteDecrite } from './reponses-actes.js';

const ACTEURS: readonly Role[] = ['exploitant', 'administrateur'];

/** X5.4, X6.2: what an operator does about one message. Its content never changes. */
@ApiTags('Messages')
@Controller('api/messages')
export class ActesSurMessagesController {
  constructor(
    private readonly perimetres: Perimetres,
    private readonly abandonner: AbandonnerMessage,
    private readonly corriger: CorrigerMessage,
  ) {}

  @Post(':id/abandon')
  @HttpCode(200)
  @Acces({ roles: ACTEURS, acte: declarerActe('message.abandon', { parametre: 'id' }) })
  @DecrireIdDeMessage()
  @ApiOperation({
    summary: 'Abandonner un message',
    description:
      'Met fin à un message qui n’a pas abouti, avec un motif. Son contenu reste, et un rejeu peut le reprendre. À nouveau : rien ne change.',
  })
  @ApiResponse({ status: 200, type: AbandonDecrit, description: 'Abandonné, ou il l’était déjà.' })
  @DecrireProblemes({
    400: 'Motif absent ou trop long.',
    404: 'Inconnu, ou hors de votre périmètre.',
    409: 'Son sort ne le permet pas, ou il est dans un rejeu actif.',
    415: 'Le corps doit être du JSON.',
    503: 'Base de données indisponible ; voir Retry-After.',
  })
  async abandon(
    @QuiDemande() identite: Identite,
    @Param('id') id: string,
    @Body() { motif }: EntreeAbandon,
  ): Promise<AbandonDecrit> {
    const message = idDeMessage(id);
    const { acteur } = identite;
    const perimetre = this.perimetres.de(identite);
    const tenu = abandonOuProbleme(
      await this.abandonner.execute({ message, motif: motif.trim(), acteur, perimetre }),
    );
    return { id: message, issue: 'abandonne', motif: tenu.motif, inchange: tenu.issue === 'deja_abandonne' };
  }

  @Post(':id/correction')
  @Acces({ roles: ACTEURS, acte: declarerActe('message.correction', { parametre: 'id' }) })
  @DecrireIdDeMessage()
  @ApiOperation({
    summary: 'Corriger un message reçu',
    description:
      'Énonce, à la place d’un message refusé, illisible, en échec ou abandonné, un nouveau message lié à lui, contrôlé comme à la porte avec les droits de son émetteur, puis appliqué. L’original garde son contenu.',
  })
  @ApiResponse({ status: 201, type: CorrectionFaiteDecrite, description: 'Reçue ; elle va être appliquée.' })
  @ApiResponse({
    status: 200,
    type: CorrectionFaiteDecrite,
    description: 'La même correction avait été faite.',
  })
  @DecrireProblemes({
    400: 'Données refusées comme à la porte : le problème dit où et quoi écrire.',
    404: 'Inconnu, ou hors de votre périmètre.',
    409: 'Son sort ne le permet pas, il est déjà corrigé autrement, ou il est dans un rejeu actif.',
    415: 'Le corps doit être du JSON.',
    503: 'Base de données indisponible ; voir Retry-After.',
  })
  async correction(
    @QuiDemande() identite: Identite,
    @Param('id') id: string,
    @Body() entree: EntreeCorrection,
    @Req() requete: FastifyRequest,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Promise<CorrectionFaiteDecrite> {
    const { motif, ...correction } = entree;
    const original = idDeMessage(id);
    const perimetre = this.perimetres.de(identite);
    const issue = await this.corriger.execute({
      message: original,
      motif: motif.trim(),
      perimetre,
      correlation: requete.id,
      ...correction,
    });
    const faite = correctionOuProbleme(issue);
    void reponse
      .status(faite.issue === 'corrige' ? 201 : 200)
      .header('Location', `/api/messages/${faite.message}`);
    return { id: faite.message, corrige: original };
  }
}

function abandonOuProbleme(issue: IssueAbandon): Extract<IssueAbandon, { motif: unknown }> {
  switch (issue.issue) {
    case 'abandonne':
    case 'deja_abandonne':
      return issue;
    case 'inconnu':
      throw messageInconnu();
    case 'en_rejeu':
      throw enRejeu(issue.rejeu);
    case 'impossible':
      throw new ProblemeHttp(409, 'ABANDON_IMPOSSIBLE', issue.raison, { membres: { issue: issue.sort } });
  }
}

function correctionOuProbleme(
  issue: IssueCorrection,
): Extract<IssueCorrection, { issue: 'corrige' | 'deja_corrige' }> {
  switch (issue.issue) {
    case 'corrige':
    case 'deja_corrige':
      return issue;
    case 'inconnu':
      throw messageInconnu();
    case 'en_rejeu':
      throw enRejeu(issue.rejeu);
    case 'autrement_corrige':
      throw new ProblemeHttp(
        409,
        'DEJA_CORRIGE',
        'Ce message a déjà été corrigé avec d’autres données : corrigez la correction elle-même, par une séquence supérieure.',
        { membres: { correction: issue.message } },
      );
    case 'impossible':
      throw new ProblemeHttp(
        409,
        'CORRECTION_IMPOSSIBLE',
        'Seul un message reçu qui est refusé, illisible, en échec ou abandonné se corrige.',
        { membres: { issue: issue.sort } },
      );
    case 'refuse':
      throw new ProblemeHttp(400, issue.code, issue.detail, {
        membres: { pointeur: pointeurDansLeCorps(issue.pointeur) },
      });
  }
}

/** The event was composed from the body: its data are the member `donnees`. */
function pointeurDansLeCorps(pointeur: string): string {
  return pointeur.replace(/^\/data(?=\/|$)/, '/donnees');
}

function enRejeu(rejeu: string): ProblemeHttp {
  return new ProblemeHttp(
    409,
    'DEJA_EN_REJEU',
    'Ce message attend son verdict dans un rejeu : attendez sa fin, ou interrompez-le.',
    { membres: { rejeux: [rejeu] } },
  );
}
