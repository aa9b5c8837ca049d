import { Acces, LECTEURS_DE_DOSSIERS, LectureTracee, QuiDemande, type Identite } from '#access';
import { LireFrise, LireSystemes, type FriseLue, type SystemesLus } from '#exchange';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DecrireLecture, DecrireNumero, PROBLEMES_DE_COTRAITANCE } from '../documentation/decrire-lecture.js';
import { Demasquable } from '../masquage/demasquable.decorator.js';
import { Perimetres } from '../perimetre.js';
import { lireInstant } from '../validation/membres.js';
import { EntreeEtat } from './entrees.js';
import { cotraitanceInconnue, numeroDeCotraitance } from './inconnue.js';
import { FriseDecrite } from './reponses-frise.js';
import { SystemesDecrits } from './reponses-systemes.js';

/** Section 6 through time, section 8 side by side. Each answer is traced before it leaves (J5). */
@ApiTags('Cotraitances')
@Controller('api/cotraitances')
export class FriseController {
  constructor(
    private readonly perimetres: Perimetres,
    private readonly lireFrise: LireFrise,
    private readonly lireSystemes: LireSystemes,
  ) {}

  @Get(':cotraitance/frise')
  @Acces({ roles: LECTEURS_DE_DOSSIERS, lecture: 'frise' })
  @Demasquable('cotraitance', 'cotraitance')
  @DecrireNumero()
  @DecrireLecture(
    {
      titre: 'Une cotraitance à travers le temps',
      description:
        'Phases, états, alertes et suspensions, de l’affectation à la fin, si rien de nouveau n’est appris ; et les instants où quelque chose a été appris.',
      reponse: FriseDecrite,
      contenu: 'La frise.',
    },
    PROBLEMES_DE_COTRAITANCE,
  )
  async frise(
    @QuiDemande() identite: Identite,
    @Param('cotraitance') numero: string,
    @Query() { au, connuLe }: EntreeEtat,
  ): Promise<LectureTracee<FriseLue>> {
    const cotraitance = numeroDeCotraitance(numero);
    const instant = connuLe === undefined ? null : (lireInstant(connuLe)?.toISOString() ?? null);
    const perimetre = this.perimetres.de(identite);
    return une(
      cotraitance,
      await this.lireFrise.execute({ cotraitance, au: au ?? null, connuLe: instant, perimetre }),
    );
  }

  @Get(':cotraitance/systemes')
  @Acces({ roles: LECTEURS_DE_DOSSIERS, lecture: 'systemes' })
  @Demasquable('cotraitance', 'cotraitance')
  @DecrireNumero()
  @DecrireLecture(
    {
      titre: 'Les deux systèmes côte à côte',
      description:
        'Fait par fait, ce que chaque système énonce et ce qui lui a été dit, aujourd’hui ; les membres qui diffèrent d’abord.',
      reponse: SystemesDecrits,
      contenu: 'Les faits, membre par membre.',
    },
    { 404: PROBLEMES_DE_COTRAITANCE[404] },
  )
  async systemes(
    @QuiDemande() identite: Identite,
    @Param('cotraitance') numero: string,
  ): Promise<LectureTracee<SystemesLus>> {
    const cotraitance = numeroDeCotraitance(numero);
    const perimetre = this.perimetres.de(identite);
    return une(cotraitance, await this.lireSystemes.execute({ cotraitance, perimetre }));
  }
}

function une<T>(cotraitance: string, lue: T | undefined): LectureTracee<T> {
  if (lue === undefined) throw cotraitanceInconnue();
  return new LectureTracee(lue, { cotraitances: [cotraitance], nombre: 1 });
}
