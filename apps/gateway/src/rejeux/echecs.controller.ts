import { Acces, QuiDemande, type Identite } from '#access';
import { lireEchecs, type GroupeDEchecs } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { Controller, Get } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { INSTANT, TEXTE_OU_RIEN, UUID } from '../documentation/formes.js';
import { Perimetres } from '../perimetre.js';
import { LECTEURS } from './rejeux.controller.js';

export class GroupeDEchecsDecrit {
  @ApiProperty({ type: String, description: 'À donner à POST /api/rejeux pour rejouer le groupe.' })
  groupe: string;
  @ApiProperty({ type: String, enum: ['entrant', 'sortant'], description: 'Sens, vu de la passerelle.' })
  sens: string;
  @ApiProperty({ type: String, description: 'L’autre bout.' })
  partenaire: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Type du fait.' })
  type: string | null;
  @ApiProperty({ type: String, enum: ['en_echec', 'refuse', 'illisible'], description: 'Sort.' })
  issue: string;
  @ApiProperty({ ...TEXTE_OU_RIEN, description: 'Code.' })
  code: string | null;
  @ApiProperty({
    ...TEXTE_OU_RIEN,
    description: 'Cause : la phrase, sans ce qui change d’un message à l’autre.',
  })
  cause: string | null;
  @ApiProperty({ type: 'integer', description: 'Messages.' })
  nombre: number;
  @ApiProperty({ ...INSTANT, description: 'Le premier (horloge métier).' })
  premierLe: string;
  @ApiProperty({ ...INSTANT, description: 'Le dernier (horloge métier).' })
  dernierLe: string;
  @ApiProperty({ ...UUID, description: 'Le plus récent.' })
  exemple: string;
}

export class EchecsDecrits {
  @ApiProperty({ type: [GroupeDEchecsDecrit], description: 'Les plus récents d’abord.' })
  echecs: GroupeDEchecsDecrit[];
}

/** X5.4: open failures grouped by cause. Figures only. */
@ApiTags('Rejeux')
@Controller('api/echecs')
export class EchecsController {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly perimetres: Perimetres,
  ) {}

  @Get()
  @Acces({ roles: LECTEURS })
  @DecrireLecture({
    titre: 'Échecs ouverts, par cause',
    description:
      'Messages en échec, refusés ou illisibles, ni corrigés, ni rejoués avec succès, ni abandonnés, ni dépassés par une version plus récente.',
    reponse: EchecsDecrits,
    contenu: 'Les deux cents premiers groupes.',
  })
  async liste(@QuiDemande() identite: Identite): Promise<{ echecs: GroupeDEchecs[] }> {
    return { echecs: await lireEchecs(this.unite.seule, this.perimetres.de(identite)) };
  }
}
