import { Acces, LECTEURS_DE_CHIFFRES } from '#access';
import { LireBilan, type BilanLu } from '#supervision';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { EntreeBilan } from './entrees.js';
import { BilanDecrit } from './reponses-bilan.js';

/** X6.1: conservation. Figures only. */
@ApiTags('Surveillance')
@Controller('api/bilan')
export class BilanController {
  constructor(private readonly lire: LireBilan) {}

  @Get()
  @Acces({ roles: LECTEURS_DE_CHIFFRES })
  @DecrireLecture(
    {
      titre: 'Bilan de conservation d’un jour',
      description:
        'Ce qui a été compté à la porte contre la somme des sorts, en un seul instantané, à côté des comptes des partenaires. Rouge quand un compte diffère, ou quand le contrôle automatique n’a pas eu lieu.',
      reponse: BilanDecrit,
      contenu: 'Le bilan du jour, au moment de la demande.',
    },
    { 400: 'Jour incorrect.' },
  )
  async bilan(@Query() { jour }: EntreeBilan): Promise<BilanLu> {
    return this.lire.execute(jour);
  }
}
