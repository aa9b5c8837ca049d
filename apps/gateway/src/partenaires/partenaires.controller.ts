import { Acces, declarerActe, LECTEURS_DE_CHIFFRES, QuiDemande, type Identite } from '#access';
import type { Partenaire } from '#annexe7';
import { CommanderLaPause, ListerPartenaires, type PartenaireLu } from '#exchange';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import { DansLeChemin, partenaireDe } from './dans-le-chemin.js';
import { EntreeMotif } from './entrees.js';
import { PartenaireDecrit, PartenairesDecrits } from './reponses.js';

const PROBLEMES_D_ORDRE = {
  400: 'Motif absent ou trop long.',
  404: 'Partenaire inconnu.',
  415: 'Le corps doit être du JSON.',
  503: 'Base de données indisponible ; voir Retry-After.',
};

/** X5.5: where the exchange with each partner stands, and its pause. Figures only. */
@ApiTags('Partenaires')
@Controller('api/partenaires')
export class PartenairesController {
  constructor(
    private readonly lister: ListerPartenaires,
    private readonly commander: CommanderLaPause,
  ) {}

  @Get()
  @Acces({ roles: [...LECTEURS_DE_CHIFFRES, 'partenaire'] })
  @DecrireLecture({
    titre: 'Les partenaires et l’état de l’échange',
    description: 'La clé d’un partenaire ne voit que lui.',
    reponse: PartenairesDecrits,
    contenu: 'Les partenaires.',
  })
  async liste(@QuiDemande() { portee }: Identite): Promise<{ partenaires: PartenaireLu[] }> {
    return {
      partenaires: await this.lister.execute(portee.type === 'partenaire' ? portee.partenaire : null),
    };
  }

  @Post(':partenaire/pause')
  @HttpCode(200)
  @Acces({
    roles: ['exploitant', 'administrateur'],
    toutLePays: true,
    acte: declarerActe('partenaire.pause', { parametre: 'partenaire' }),
  })
  @DansLeChemin
  @ApiOperation({
    summary: 'Mettre un partenaire en pause',
    description:
      'Plus rien ne lui est dit ni demandé : ses messages sont retenus. Seule une personne y met fin.',
  })
  @ApiResponse({ status: 200, type: PartenaireDecrit, description: 'En pause.' })
  @DecrireProblemes(PROBLEMES_D_ORDRE)
  async pause(
    @QuiDemande() { acteur }: Identite,
    @Param('partenaire') nom: string,
    @Body() { motif }: EntreeMotif,
  ): Promise<PartenaireLu> {
    const partenaire = partenaireDe(nom);
    await this.commander.mettreEnPause({ partenaire, motif, par: acteur });
    return this.#un(partenaire);
  }

  @Post(':partenaire/reprise')
  @HttpCode(200)
  @Acces({
    roles: ['exploitant', 'administrateur'],
    toutLePays: true,
    acte: declarerActe('partenaire.reprise', { parametre: 'partenaire' }),
  })
  @DansLeChemin
  @ApiOperation({
    summary: 'Mettre fin à la pause d’un partenaire',
    description: 'Aussi à une pause automatique, sans attendre sa sonde. Les messages retenus repartent.',
  })
  @ApiResponse({ status: 200, type: PartenaireDecrit, description: 'Servi à nouveau.' })
  @DecrireProblemes(PROBLEMES_D_ORDRE)
  async reprise(
    @QuiDemande() { acteur }: Identite,
    @Param('partenaire') nom: string,
    @Body() { motif }: EntreeMotif,
  ): Promise<PartenaireLu> {
    const partenaire = partenaireDe(nom);
    await this.commander.reprendre({ partenaire, motif, par: acteur });
    return this.#un(partenaire);
  }

  async #un(partenaire: Partenaire): Promise<PartenaireLu> {
    const [lu] = await this.lister.execute(partenaire);
    if (!lu) throw new Error('unreachable: both partners have a row');
    return lu;
  }
}
