import { Acces, declarerActe, peutAccepterPour, ProblemeHttp, QuiDemande, type Identite } from '#access';
import { EnregistrerAcceptation, type IssueAcceptation } from '#exchange';
import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecrireNumero } from '../documentation/decrire-lecture.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import { EntreeAcceptation } from './entrees.js';
import { cotraitanceInconnue, numeroDeCotraitance } from './inconnue.js';
import { AcceptationDecrite } from './reponses-listes.js';

type AcceptationTenue = Extract<IssueAcceptation, { issue: 'enregistree' | 'inchangee' }>;

const ACCEPTATION = declarerActe('acceptation.enregistrement', {
  parametre: 'cotraitance',
  selon: ({ annule, corrige }) =>
    annule === true
      ? 'acceptation.retrait'
      : corrige === true
        ? 'acceptation.correction'
        : 'acceptation.enregistrement',
});

/** X5.3, J5: the acceptation, by the responsable de la cotraitance of the structure. */
@ApiTags('Cotraitances')
@Controller('api/cotraitances')
export class AcceptationController {
  constructor(private readonly enregistrer: EnregistrerAcceptation) {}

  @Post(':cotraitance/acceptation')
  @Acces({ roles: ['responsable_cotraitance', 'administrateur'], acte: ACCEPTATION })
  @DecrireNumero()
  @ApiOperation({
    summary: 'Accepter une affectation',
    description:
      'Énonce un fait comme un autre (B2) : une date passée est admise, même si la cotraitance a pris fin depuis. ' +
      'La même date à nouveau ne change rien (200). Une autre date demande « corrige: true » ; « annule: true » retire l’acceptation.',
  })
  @ApiResponse({ status: 201, type: AcceptationDecrite, description: 'Enregistrée, corrigée ou retirée.' })
  @ApiResponse({
    status: 200,
    type: AcceptationDecrite,
    description: 'Déjà enregistrée à cette date : rien n’a changé.',
  })
  @DecrireProblemes({
    400: 'Corps incorrect : le problème dit où et quoi écrire.',
    404: 'Aucune affectation connue dans votre périmètre ne porte ce numéro.',
    409: 'Une autre date est enregistrée, ou il n’y a rien à retirer.',
    415: 'Le corps doit être du JSON.',
    503: 'Base de données indisponible ; voir Retry-After.',
  })
  async accepter(
    @QuiDemande() identite: Identite,
    @Param('cotraitance') numero: string,
    @Body() { dateAcceptation, corrige, annule }: EntreeAcceptation,
    @Req() requete: FastifyRequest,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Promise<AcceptationDecrite> {
    const cotraitance = numeroDeCotraitance(numero);
    const issue = await this.enregistrer.execute({
      cotraitance,
      dateAcceptation,
      responsable: identite.libelle,
      corrige: corrige ?? false,
      annule: annule ?? false,
      correlation: requete.id,
      autorise: (structure) => peutAccepterPour(identite, structure),
    });
    const { message, sequence } = tenueOuProbleme(issue);
    void reponse.status(issue.issue === 'enregistree' ? 201 : 200);
    const fait = issue.issue === 'inchangee' ? 'inchangee' : annule ? 'retiree' : 'enregistree';
    return { cotraitance, dateAcceptation, issue: fait, message, sequence };
  }
}

function tenueOuProbleme(issue: IssueAcceptation): AcceptationTenue {
  switch (issue.issue) {
    case 'enregistree':
    case 'inchangee':
      return issue;
    case 'inconnue':
    case 'non_autorisee':
      // Another structure's affectation is not told apart from an unknown one (J5).
      throw cotraitanceInconnue();
    case 'rien_a_retirer':
      throw new ProblemeHttp(
        409,
        'RIEN_A_RETIRER',
        'Aucune acceptation n’est enregistrée pour cette cotraitance : il n’y a rien à retirer.',
        { membres: { pointeur: '/annule' } },
      );
    case 'date_differente':
      throw new ProblemeHttp(
        409,
        'DATE_DIFFERENTE',
        'Une autre date d’acceptation est déjà enregistrée : pour la remplacer, envoyez la nouvelle date avec « corrige: true ».',
        { membres: { pointeur: '/dateAcceptation' } },
      );
  }
}
