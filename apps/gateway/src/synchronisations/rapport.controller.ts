import { Acces, LECTEURS_DE_CHIFFRES } from '#access';
import { UniteDeTravail } from '#persistence';
import { lignesDuRapport, rapportEnTexte, type VueSynchronisation } from '#reconciliation';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DecrireProblemes } from '../documentation/problemes.js';
import { ecrireCsv, entetesCsv } from '../http/csv.js';
import { EntreeRapport } from './entrees.js';
import { SynchronisationDecrite } from './reponses.js';
import { DansLeChemin, trouverSynchronisation } from './trouver.js';

const TITRES = ['partie', 'objet', 'mesure', 'valeur'] as const;

/** X5.5: the report of a run, to keep or to give to somebody. Figures only. */
@ApiTags('Synchronisations')
@ApiExtraModels(SynchronisationDecrite)
@Controller('api/synchronisations')
export class RapportController {
  constructor(private readonly unite: UniteDeTravail) {}

  @Get(':id/rapport')
  @Acces({ roles: LECTEURS_DE_CHIFFRES })
  @DansLeChemin
  @ApiOperation({
    summary: 'Rapport d’une synchronisation, à lire ou à emporter',
    description:
      'En CSV, une ligne par chiffre : partie, objet, mesure, valeur. Celui d’une synchronisation en cours dit ce qui est connu.',
  })
  @ApiResponse({
    status: 200,
    description: 'Le rapport, dans la forme demandée.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(SynchronisationDecrite) } },
      'text/csv': { schema: { type: 'string' } },
      'text/plain': { schema: { type: 'string' } },
    },
  })
  @DecrireProblemes({
    400: 'Forme inconnue.',
    404: 'Inconnue.',
    503: 'Base de données indisponible ; voir Retry-After.',
  })
  async rapport(
    @Param('id') id: string,
    @Query() { format = 'json' }: EntreeRapport,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Promise<VueSynchronisation | string> {
    const vue = await trouverSynchronisation(this.unite, id);
    if (format === 'json') return vue;
    const nom = `synchronisation-${vue.jour}-${vue.id}`;
    if (format === 'texte') {
      void reponse.headers({
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `inline; filename="${nom}.txt"`,
      });
      return rapportEnTexte(vue);
    }
    void reponse.headers(entetesCsv(`${nom}.csv`));
    return ecrireCsv(
      TITRES,
      lignesDuRapport(vue).map(({ partie, objet, mesure, valeur }) => [partie, objet, mesure, valeur]),
    );
  }
}
