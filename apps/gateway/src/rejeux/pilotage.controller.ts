import { Acces, declarerActe, ProblemeHttp, QuiDemande, type Identite } from '#access';
import { ConfirmerRejeu, PiloterRejeu, type IssueDeConfirmation, type OrdreDeRejeu } from '#exchange';
import { applyDecorators, Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DecrireProblemes } from '../documentation/problemes.js';
import { Perimetres } from '../perimetre.js';
import { FORME_UUID } from '../validation/membres.js';
import { EntreeConfirmation, EntreeInterruption } from './entrees.js';
import { EtatDeRejeuDecrit } from './reponses.js';
import { ACTEURS, DecrireIdDeRejeu, rejeuInconnu } from './rejeux.controller.js';

/** X5.4: confirming, pausing, resuming and ending a replay. The lot under way is committed first. */
@ApiTags('Rejeux')
@Controller('api/rejeux')
export class PilotageDesRejeuxController {
  constructor(
    private readonly piloter: PiloterRejeu,
    private readonly confirmer: ConfirmerRejeu,
    private readonly perimetres: Perimetres,
  ) {}

  @Post(':id/confirmation')
  @HttpCode(200)
  @Acces({ roles: ACTEURS, acte: declarerActe('rejeu.confirmation', { parametre: 'id' }) })
  @DecrireOrdre(
    'Confirmer le rejeu de quelqu’un d’autre',
    'Le second regard sur un grand rejeu, qui part alors. Jamais par qui l’a demandé ; ce qu’une personne a demandé, une personne le confirme. Le même la confirme deux fois : sans effet.',
    {
      400: 'Motif absent ou trop long.',
      415: 'Le corps doit être du JSON.',
    },
  )
  async confirmation(
    @QuiDemande() identite: Identite,
    @Param('id') id: string,
    @Body() { motif }: EntreeConfirmation,
  ): Promise<EtatDeRejeuDecrit> {
    if (!FORME_UUID.test(id)) throw rejeuInconnu();
    const issue = await this.confirmer.execute({
      rejeu: id.toLowerCase(),
      par: identite.acteur,
      personne: identite.acteur.startsWith('compte:'),
      perimetre: this.perimetres.de(identite),
      motif: motif.trim(),
    });
    return { id, etat: etatOuProbleme(issue) };
  }

  @Post(':id/pause')
  @HttpCode(200)
  @Acces({ roles: ACTEURS, acte: declarerActe('rejeu.pause', { parametre: 'id' }) })
  @DecrireOrdre(
    'Mettre un rejeu en pause',
    'Le lot en cours est d’abord validé ; sans effet s’il est déjà en pause.',
  )
  pause(@QuiDemande() identite: Identite, @Param('id') id: string): Promise<EtatDeRejeuDecrit> {
    return this.#ordonner(identite, id, 'pause');
  }

  @Post(':id/reprise')
  @HttpCode(200)
  @Acces({ roles: ACTEURS, acte: declarerActe('rejeu.reprise', { parametre: 'id' }) })
  @DecrireOrdre('Reprendre un rejeu', 'Là où la pause l’avait laissé.')
  reprise(@QuiDemande() identite: Identite, @Param('id') id: string): Promise<EtatDeRejeuDecrit> {
    return this.#ordonner(identite, id, 'reprise');
  }

  @Post(':id/interruption')
  @HttpCode(200)
  @Acces({ roles: ACTEURS, acte: declarerActe('rejeu.interruption', { parametre: 'id' }) })
  @DecrireOrdre(
    'Interrompre un rejeu',
    'Ce qui est fait reste fait ; les messages restants ont le verdict « interrompu » et peuvent entrer dans un autre rejeu. Le motif, s’il est donné, est gardé avec l’acte.',
    { 400: 'Motif vide ou trop long.', 415: 'Le corps, s’il y en a un, doit être du JSON.' },
  )
  @ApiBody({ type: EntreeInterruption, required: false })
  interruption(
    @QuiDemande() identite: Identite,
    @Param('id') id: string,
    // The record takes its motif from the body: it is enough that it has been checked.
    @Body() _corps: EntreeInterruption,
  ): Promise<EtatDeRejeuDecrit> {
    return this.#ordonner(identite, id, 'interruption');
  }

  /** Outside the whole country, an operator commands his own replays. */
  async #ordonner(identite: Identite, id: string, ordre: OrdreDeRejeu): Promise<EtatDeRejeuDecrit> {
    if (!FORME_UUID.test(id)) throw rejeuInconnu();
    const acteur = identite.portee.type === 'nationale' ? null : identite.acteur;
    const issue = await this.piloter.execute({ rejeu: id, ordre, acteur });
    if (issue.issue === 'inconnu') throw rejeuInconnu();
    if (issue.issue === 'impossible')
      throw new ProblemeHttp(
        409,
        'REJEU_DEJA_FINI',
        `Ce rejeu est à l’état « ${issue.etat} » : il n’y a plus rien à commander, ou pas cela.`,
        { membres: { etat: issue.etat } },
      );
    return { id, etat: issue.etat };
  }
}

/** Where it is now. @throws ProblemeHttp when the second look is refused */
function etatOuProbleme(issue: IssueDeConfirmation): string {
  switch (issue.issue) {
    case 'fait':
      return issue.etat;
    case 'inconnu':
      throw rejeuInconnu();
    case 'auteur':
      throw new ProblemeHttp(
        403,
        'CONFIRMATION_PAR_L_AUTEUR',
        'Vous avez demandé ce rejeu : quelqu’un d’autre doit le regarder et le confirmer.',
      );
    case 'programme':
      throw new ProblemeHttp(
        403,
        'CONFIRMATION_PAR_UNE_CLE',
        'Une personne a demandé ce rejeu : une autre personne, connectée à la console, doit le confirmer.',
      );
    case 'impossible':
      throw new ProblemeHttp(
        409,
        'REJEU_NON_A_CONFIRMER',
        issue.etat === 'interrompu'
          ? 'Ce rejeu a été interrompu : il n’y a plus rien à confirmer.'
          : 'Ce rejeu est déjà confirmé, ou n’avait pas à l’être.',
        { membres: { etat: issue.etat } },
      );
  }
}

function DecrireOrdre(
  titre: string,
  description: string,
  autres: Readonly<Record<number, string>> = {},
): MethodDecorator {
  return applyDecorators(
    DecrireIdDeRejeu(),
    ApiOperation({ summary: titre, description }),
    ApiResponse({ status: 200, type: EtatDeRejeuDecrit, description: 'Fait.' }),
    DecrireProblemes({
      404: 'Inconnu.',
      409: 'Son état ne le permet pas.',
      503: 'Base de données indisponible ; voir Retry-After.',
      ...autres,
    }),
  );
}
