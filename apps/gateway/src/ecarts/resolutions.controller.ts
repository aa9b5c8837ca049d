import { Acces, declarerActe, ProblemeHttp, QuiDemande, type Identite, type Role } from '#access';
import {
  ResoudreEcart,
  ResoudreGroupe,
  type FiltreDeGroupe,
  type IssueDeGroupe,
  type IssueDeResolution,
} from '#reconciliation';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DecrireProblemes } from '../documentation/problemes.js';
import { Perimetres } from '../perimetre.js';
import { refuser } from '../validation/valider-entrees.pipe.js';
import { DecrireIdDEcart } from './decrire-id.js';
import { EntreeResolution, EntreeResolutions } from './entrees-decision.js';
import { ecartInconnu, LectureDEcarts } from './lecture-d-ecarts.js';
import { GroupeResoluDecrit, ResolutionDecrite } from './reponses-resolution.js';

const SUITE = 'La prochaine synchronisation fera le reste : cette nuit, ou dès que vous en demandez une.';
const ACTEURS: readonly Role[] = ['exploitant', 'administrateur'];

const GROUPE = declarerActe<GroupeResoluDecrit>('ecarts.resolution', {
  bilan: ({ faits }) => ({ nombre: faits }),
});

/** X5.5: what a person decides about écarts. */
@ApiTags('Écarts')
@Controller('api/ecarts')
export class ResolutionsController {
  constructor(
    private readonly perimetres: Perimetres,
    private readonly lecture: LectureDEcarts,
    private readonly resoudre: ResoudreEcart,
    private readonly resoudreGroupe: ResoudreGroupe,
  ) {}

  @Post('resolutions')
  @HttpCode(200)
  @Acces({ roles: ACTEURS, toutLePays: true, acte: GROUPE })
  @ApiOperation({
    summary: 'Décider d’un groupe d’écarts',
    description:
      'Exactement ceux que vous avez vus : « nombre » et « empreinte » sont comparés sous verrou aux écarts qui répondent au filtre. Tous sont décidés ensemble ; ce qui est à redire l’est pendant quelques secondes, puis par la prochaine synchronisation.',
  })
  @ApiResponse({ status: 200, type: GroupeResoluDecrit, description: 'Décidé.' })
  @DecrireProblemes({
    400: 'Corps incorrect : le problème dit où et quoi écrire.',
    409: 'Ce ne sont plus ceux que vous avez vus : un autre nombre, que « nombre » dit, ou d’autres.',
    415: 'Le corps doit être du JSON.',
    503: 'Base de données indisponible ; voir Retry-After.',
  })
  async groupe(
    @QuiDemande() identite: Identite,
    @Body() { filtre, decision, nombre, empreinte, motif }: EntreeResolutions,
  ): Promise<GroupeResoluDecrit> {
    const issue = await this.resoudreGroupe.execute({
      filtre: filtreDonne(filtre),
      decision,
      nombre,
      empreinte,
      motif: motif.trim(),
      par: identite.acteur,
    });
    return faitOuProbleme(issue);
  }

  @Post(':id/resolution')
  @HttpCode(200)
  @Acces({ roles: ACTEURS, acte: declarerActe('ecart.resolution', { parametre: 'id' }) })
  @DecrireIdDEcart()
  @ApiOperation({
    summary: 'Décider d’un écart',
    description: 'La décision, son motif et son auteur restent dans la vie de l’écart.',
  })
  @ApiResponse({ status: 200, type: ResolutionDecrite, description: 'Décidé, ou il l’était déjà.' })
  @DecrireProblemes({
    400: 'Corps incorrect : le problème dit où et quoi écrire.',
    404: 'Inconnu, ou hors de votre périmètre.',
    409: 'Il est clos, ou ce n’est plus celui que vous avez vu, ou cette décision ne lui convient pas.',
    415: 'Le corps doit être du JSON.',
    503: 'Base de données indisponible ; voir Retry-After.',
  })
  async un(
    @QuiDemande() identite: Identite,
    @Param('id') id: string,
    @Body() { decision, motif, empreinte }: EntreeResolution,
  ): Promise<ResolutionDecrite> {
    const perimetre = this.perimetres.de(identite);
    const { id: ecart } = await this.lecture.exister(id, perimetre);
    const issue = decideOuProbleme(
      await this.resoudre.execute({ ecart, empreinte, decision, motif: motif.trim(), par: identite.acteur }),
    );
    const { etat } = await this.lecture.exister(ecart, perimetre);
    return { id: ecart, issue, etat };
  }
}

function filtreDonne(filtre: EntreeResolutions['filtre']): FiltreDeGroupe {
  const donnes = Object.fromEntries(
    Object.entries(filtre ?? {}).filter(([, valeur]) => valeur !== undefined),
  );
  if (Object.keys(donnes).length === 0)
    throw refuser([{ pointeur: '/filtre', detail: 'Donnez au moins un filtre.' }]);
  return donnes;
}

function faitOuProbleme(issue: IssueDeGroupe): GroupeResoluDecrit {
  if (issue.issue === 'nombre_different')
    throw new ProblemeHttp(
      409,
      'NOMBRE_DIFFERENT',
      `Ce filtre ne désigne plus le même nombre d’écarts (${issue.nombre}) : regardez-les à nouveau avant de décider.`,
      { membres: { pointeur: '/nombre', nombre: issue.nombre } },
    );
  if (issue.issue === 'contenu_different')
    throw new ProblemeHttp(
      409,
      'CONTENU_DIFFERENT',
      'Ce filtre désigne toujours autant d’écarts, mais ce ne sont plus ceux que vous avez vus, ou leurs valeurs ont changé : regardez-les à nouveau avant de décider.',
      { membres: { pointeur: '/empreinte' } },
    );
  const { faits, dits, ordonnes, changes, impossibles } = issue;
  return { faits, dits, ordonnes, suite: ordonnes > 0 ? SUITE : null, changes, impossibles };
}

function decideOuProbleme(issue: IssueDeResolution): 'fait' | 'ordonne' | 'deja_fait' {
  switch (issue.issue) {
    case 'fait':
    case 'ordonne':
    case 'deja_fait':
      return issue.issue;
    case 'inconnu':
      throw ecartInconnu();
    case 'clos':
      throw new ProblemeHttp(
        409,
        'ECART_CLOS',
        'Cet écart s’est clos de lui-même : il n’y a plus rien à décider.',
      );
    case 'a_change':
      throw new ProblemeHttp(
        409,
        'ECART_CHANGE',
        'Cet écart, ou ce qui serait dit, n’est plus ce que vous avez vu : regardez-le à nouveau avant de décider.',
      );
    case 'impossible':
      throw new ProblemeHttp(409, 'RESOLUTION_IMPOSSIBLE', issue.raison);
  }
}
