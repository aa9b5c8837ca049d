import {
  Acces,
  CreerCle,
  declarerActe,
  direPortee,
  listerCles,
  QuiDemande,
  RemplacerCle,
  revoquerCle,
  SuspendreCle,
  type FicheDeCle,
  type Identite,
  type IssueDeSuspension,
} from '#access';
import { UniteDeTravail } from '#persistence';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import { FORME_UUID, lireInstant } from '../validation/membres.js';
import { EntreeDeCle, EntreeDeRotation, MotifDAdministration } from './entrees.js';
import { PorteesDonnees } from './portees-donnees.js';
import {
  cleReservee,
  impossible,
  inconnu,
  membreIncorrect,
  PROBLEMES_D_ADMINISTRATION,
} from './problemes.js';
import { CleCreeeDecrite, CleDecrite, CleRemplacanteDecrite, ClesDecrites, OrdreDecrit } from './reponses.js';

const ID = ApiParam({ name: 'id', description: 'Clé.', schema: { type: 'string', format: 'uuid' } });
const PROBLEMES = {
  ...PROBLEMES_D_ADMINISTRATION,
  404: 'Clé inconnue.',
  409: 'Ce que la clé est devenue ne le permet pas.',
};

/** X5: the keys of programs. A secret is in one answer, once. */
@ApiTags('Habilitations')
@Controller('api/cles')
export class ClesController {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly creer: CreerCle,
    private readonly remplacer: RemplacerCle,
    private readonly suspendre: SuspendreCle,
    private readonly portees: PorteesDonnees,
  ) {}

  @Get()
  @Acces({ roles: ['administrateur'] })
  @DecrireLecture({
    titre: 'Les clés d’API',
    description: 'Jamais leur secret. La clé de démarrage, s’il y en a une, n’y est pas.',
    reponse: ClesDecrites,
    contenu: 'Toutes les clés.',
  })
  async liste(): Promise<ClesDecrites> {
    return { cles: (await listerCles(this.unite.seule)).map(montrer) };
  }

  @Post()
  @HttpCode(201)
  @Acces({
    roles: ['administrateur'],
    acte: declarerActe<CleCreeeDecrite>('cle.creation', { bilan: ({ id }) => ({ objet: id }) }),
  })
  @ApiOperation({
    summary: 'Créer une clé d’API',
    description: 'La réponse la montre, une seule fois : la passerelle n’en garde que l’empreinte.',
  })
  @ApiResponse({ status: 201, type: CleCreeeDecrite, description: 'Créée.' })
  @DecrireProblemes({ ...PROBLEMES_D_ADMINISTRATION, 403: 'Clé d’administrateur demandée par une session.' })
  async creation(
    @QuiDemande() { acteur: par }: Identite,
    @Body() { libelle, role, portee, expireLe, motif }: EntreeDeCle,
  ): Promise<CleCreeeDecrite> {
    const creation = await this.creer.execute({
      role,
      portee: this.portees.lire(portee, role),
      libelle: libelle.trim(),
      expireLe: expireLe === undefined ? null : aVenir(expireLe, '/expireLe'),
      par,
      motif,
    });
    if (creation.issue === 'reservee') throw cleReservee();
    return { id: creation.id, cle: creation.cle };
  }

  @Post(':id/rotation')
  @HttpCode(201)
  @Acces({
    roles: ['administrateur'],
    // Begins on the old one, ends on the new one: the record finds it by both.
    acte: declarerActe<CleRemplacanteDecrite>('cle.rotation', {
      parametre: 'id',
      bilan: ({ id }) => ({ objet: id }),
    }),
  })
  @ID
  @ApiOperation({
    summary: 'Remplacer une clé d’API',
    description:
      'Une clé nouvelle, de mêmes rôle, portée et terme, à côté de l’ancienne, qui ouvre encore jusqu’à « finitLe », ou jusqu’à son terme s’il vient avant.',
  })
  @ApiResponse({
    status: 201,
    type: CleRemplacanteDecrite,
    description: 'La nouvelle, montrée cette seule fois.',
  })
  @DecrireProblemes({ ...PROBLEMES, 403: 'Clé d’administrateur demandée par une session.' })
  async rotation(
    @QuiDemande() { acteur: par }: Identite,
    @Param('id') id: string,
    @Body() { motif, finitLe }: EntreeDeRotation,
  ): Promise<CleRemplacanteDecrite> {
    const fin = aVenir(finitLe, '/finitLe');
    if (!FORME_UUID.test(id)) throw inconnu('CLE');
    const rotation = await this.remplacer.execute({ id, finitLe: fin, motif, par });
    switch (rotation.issue) {
      case 'inconnue':
        throw inconnu('CLE');
      case 'reservee':
        throw cleReservee();
      case 'hors_vigueur':
        throw impossible('CLE_HORS_VIGUEUR', 'Cette clé n’ouvre plus rien : créez-en une autre.');
      case 'deja_remplacee':
        throw impossible('CLE_DEJA_REMPLACEE', 'Cette clé a déjà sa remplaçante : remplacez celle-là.');
      case 'remplacee':
        return { id: rotation.id, cle: rotation.cle, finitLe: rotation.finitLe };
    }
  }

  @Post(':id/suspension')
  @HttpCode(200)
  @Acces({ roles: ['administrateur'], acte: declarerActe('cle.suspension', { parametre: 'id' }) })
  @ID
  @ApiOperation({ summary: 'Suspendre une clé', description: 'Elle n’ouvre plus rien jusqu’à sa reprise.' })
  @ApiResponse({ status: 200, type: OrdreDecrit, description: 'Suspendue.' })
  @DecrireProblemes(PROBLEMES)
  async suspension(
    @QuiDemande() { acteur: par }: Identite,
    @Param('id') id: string,
    @Body() { motif }: MotifDAdministration,
  ): Promise<OrdreDecrit> {
    return faite(id, FORME_UUID.test(id) ? await this.suspendre.suspendre({ id, motif, par }) : 'inconnue');
  }

  @Post(':id/reprise')
  @HttpCode(200)
  @Acces({ roles: ['administrateur'], acte: declarerActe('cle.reprise', { parametre: 'id' }) })
  @ID
  @ApiOperation({ summary: 'Reprendre une clé suspendue', description: 'Elle ouvre ce qu’elle ouvrait.' })
  @ApiResponse({ status: 200, type: OrdreDecrit, description: 'En vigueur.' })
  @DecrireProblemes(PROBLEMES)
  async reprise(@Param('id') id: string, @Body() _entree: MotifDAdministration): Promise<OrdreDecrit> {
    return faite(id, FORME_UUID.test(id) ? await this.suspendre.reprendre({ id }) : 'inconnue');
  }

  @Post(':id/revocation')
  @HttpCode(200)
  @Acces({ roles: ['administrateur'], acte: declarerActe('cle.revocation', { parametre: 'id' }) })
  @ID
  @ApiOperation({
    summary: 'Révoquer une clé',
    description: 'Pour toujours : la demande suivante est refusée.',
  })
  @ApiResponse({ status: 200, type: OrdreDecrit, description: 'Révoquée, ou elle l’était déjà.' })
  @DecrireProblemes(PROBLEMES)
  async revocation(
    @QuiDemande() { acteur: par }: Identite,
    @Param('id') id: string,
    @Body() { motif }: MotifDAdministration,
  ): Promise<OrdreDecrit> {
    const issue = FORME_UUID.test(id) ? await revoquerCle(this.unite.seule, id, { par, motif }) : 'inconnue';
    if (issue === 'inconnue') throw inconnu('CLE');
    return { id, change: issue === 'revoquee' };
  }
}

function faite(id: string, issue: IssueDeSuspension): OrdreDecrit {
  if (issue === 'inconnue') throw inconnu('CLE');
  if (issue === 'terminee')
    throw impossible('CLE_HORS_VIGUEUR', 'Cette clé est terminée ou révoquée : elle n’ouvre plus rien.');
  return { id, change: issue === 'change' };
}

function montrer({ portee, ...fiche }: FicheDeCle): CleDecrite {
  return { ...fiche, portee: direPortee(portee) };
}

/** @throws ProblemeHttp 400 when that instant is past */
function aVenir(texte: string, pointeur: string): Date {
  const instant = lireInstant(texte);
  if (instant && instant.getTime() > Date.now()) return instant;
  throw membreIncorrect(pointeur, 'Donnez un instant à venir.');
}
