import { Acces, LECTEURS_DE_CHIFFRES } from '#access';
import { Fenetres, ListerPartenaires } from '#exchange';
import { TAILLE_MAXIMALE_ENVOI } from '#partners';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { DansLeChemin, partenaireDe } from './dans-le-chemin.js';
import { UnPartenaireDecrit } from './reponses-detail.js';

/** X5.5: one partner, with its rhythm and how long what waits for it has waited. Figures only. */
@ApiTags('Partenaires')
@Controller('api/partenaires')
export class UnPartenaireController {
  constructor(
    private readonly lister: ListerPartenaires,
    private readonly fenetres: Fenetres,
  ) {}

  @Get(':partenaire')
  @Acces({ roles: LECTEURS_DE_CHIFFRES })
  @DansLeChemin
  @DecrireLecture(
    {
      titre: 'Un partenaire, son rythme et ses attentes',
      description: 'L’état de la liste, l’âge de ce qui attend, et les fenêtres annoncées par les réglages.',
      reponse: UnPartenaireDecrit,
      contenu: 'Le partenaire.',
    },
    { 404: 'Partenaire inconnu.' },
  )
  async un(@Param('partenaire') nom: string): Promise<UnPartenaireDecrit> {
    const partenaire = partenaireDe(nom);
    const [lu] = await this.lister.execute(partenaire);
    if (!lu) throw new Error('unreachable: both partners have a row');
    const { lectureSeule, maintenance } = this.fenetres.annoncees(partenaire);
    return {
      etat: lu,
      attentes: lu.attentes,
      rythme: {
        messagesParEnvoi: TAILLE_MAXIMALE_ENVOI,
        envoisALaFois: 1,
        lectureSeule: lectureSeule.map(({ de, a }) => ({ de, a })),
        maintenances: maintenance.map(({ de, a, motif = null }) => ({ de, a, motif })),
      },
    };
  }
}
