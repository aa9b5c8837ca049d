import { Acces, LECTEURS_DE_DOSSIERS, LectureTracee, QuiDemande, type Identite } from '#access';
import { ListerActions } from '#exchange';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LIMITE_PAR_DEFAUT } from '../cotraitances/entrees.js';
import { curseurInconnu } from '../cotraitances/inconnue.js';
import { DecrireLecture, PROBLEMES_DE_COTRAITANCE } from '../documentation/decrire-lecture.js';
import { Perimetres } from '../perimetre.js';
import { EntreeActions } from './entrees.js';
import { ActionsDecrites } from './reponses.js';

/** E5, H6, B3, F11: what people have to do, by age. */
@ApiTags('Cotraitances')
@Controller('api/actions')
export class ActionsController {
  constructor(
    private readonly perimetres: Perimetres,
    private readonly lister: ListerActions,
  ) {}

  @Get()
  @Acces({ roles: LECTEURS_DE_DOSSIERS, lecture: 'actions' })
  @DecrireLecture(
    {
      titre: 'Actions à mener',
      description:
        'Les plus anciennes d’abord, page par page, telles qu’au dernier calcul de chaque cotraitance. ' +
        'Une cotraitance incomplète (B3) n’est montrée qu’aux clés de portée nationale.',
      reponse: ActionsDecrites,
      contenu: 'Une page, et avec la première les comptes.',
    },
    { 400: PROBLEMES_DE_COTRAITANCE[400] },
  )
  async liste(
    @QuiDemande() identite: Identite,
    @Query() { limite, ...filtres }: EntreeActions,
  ): Promise<LectureTracee<ActionsDecrites>> {
    const page = await this.lister.execute({
      ...filtres,
      limite: limite ?? LIMITE_PAR_DEFAUT,
      perimetre: this.perimetres.de(identite),
    });
    if (!page.lue) throw curseurInconnu();
    const { comptes, actions, curseur } = page;
    return new LectureTracee(
      { comptes, actions, curseur },
      {
        cotraitances: [...new Set(actions.map(({ cotraitance }) => cotraitance))],
        nombre: actions.length,
      },
    );
  }
}
