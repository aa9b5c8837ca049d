import {
  Acces,
  accorderDemasquage,
  declarerActe,
  LECTEURS_DE_DOSSIERS,
  QuiDemande,
  SessionEnCours,
  type Identite,
  type ObjetMasque,
  type SessionLue,
} from '#access';
import { UniteDeTravail } from '#persistence';
import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DecrireProblemes } from '../documentation/problemes.js';
import { EntreeDemasquage } from './entrees.js';
import { ObjetsVisibles } from './objets-visibles.js';
import { DemasquageDecrit } from './reponses.js';

/** ADR 32: to read in clear is asked for, object by object, with a motif that is kept. */
@ApiTags('Session')
@Controller('api/demasquages')
export class DemasquagesController {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly visibles: ObjetsVisibles,
  ) {}

  @Post()
  @Acces({
    roles: LECTEURS_DE_DOSSIERS,
    droit: 'corps',
    sessionSeule: true,
    acte: declarerActe('donnees.demasquer', { designer: objetDesigne }),
  })
  @ApiOperation({
    summary: 'Lire un objet en clair',
    description:
      'Démasque un message, une cotraitance ou un écart pour cette session, pendant quinze minutes. Le motif est gardé.',
  })
  @ApiResponse({ status: 201, type: DemasquageDecrit, description: 'Ses lectures sont désormais en clair.' })
  @DecrireProblemes({
    400: 'Objet ou motif absent : le problème dit où et quoi écrire.',
    404: 'Inconnu, ou hors de votre périmètre.',
    415: 'Le corps doit être du JSON.',
    503: 'Base de données indisponible ; voir Retry-After.',
  })
  async demasquer(
    @QuiDemande() identite: Identite,
    @SessionEnCours() session: SessionLue,
    @Body() { type, id }: EntreeDemasquage,
  ): Promise<DemasquageDecrit> {
    const objet = await this.visibles.exiger(identite, { genre: type, objet: id });
    return { expireLe: await accorderDemasquage(this.unite.seule, session, objet) };
  }
}

/** What the body names, before it has been validated: anything else names nothing. */
function objetDesigne({ type, id }: Readonly<Record<string, unknown>>): ObjetMasque | null {
  if (typeof id !== 'string') return null;
  return type === 'message' || type === 'cotraitance' || type === 'ecart' ? { genre: type, objet: id } : null;
}
