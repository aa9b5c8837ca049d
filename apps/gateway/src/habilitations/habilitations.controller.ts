import {
  AccorderHabilitation,
  Acces,
  declarerActe,
  QuiDemande,
  RetirerHabilitation,
  ReveillerHabilitation,
  type CompteDesigne,
  type Identite,
} from '#access';
import { jourDeParis } from './jour-de-paris.js';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DecrireProblemes } from '../documentation/problemes.js';
import { FORME_UUID } from '../validation/membres.js';
import { EntreeDHabilitation, MotifDAdministration } from './entrees.js';
import { PorteesDonnees } from './portees-donnees.js';
import {
  dernierAdministrateur,
  impossible,
  inconnu,
  membreIncorrect,
  PROBLEMES_D_ADMINISTRATION,
  surSoiMeme,
} from './problemes.js';
import { OrdreDecrit, OctroiDecrit } from './reponses.js';

const ID = ApiParam({ name: 'id', description: 'Habilitation.', schema: { type: 'string', format: 'uuid' } });

/** X5: what people may be. Nobody raises their own rights, and one administrateur is always left. */
@ApiTags('Habilitations')
@Controller('api/habilitations')
export class HabilitationsController {
  constructor(
    private readonly accorder: AccorderHabilitation,
    private readonly retirer: RetirerHabilitation,
    private readonly reveiller: ReveillerHabilitation,
    private readonly portees: PorteesDonnees,
  ) {}

  @Post()
  @HttpCode(201)
  @Acces({
    roles: ['administrateur'],
    acte: declarerActe<OctroiDecrit>('habilitation.octroi', { bilan: ({ id }) => ({ objet: id }) }),
  })
  @ApiOperation({
    summary: 'Accorder une habilitation',
    description:
      'À un compte connu, ou à la personne que le fournisseur nommera : son compte est alors préparé avant sa première connexion.',
  })
  @ApiResponse({ status: 201, type: OctroiDecrit, description: 'Accordée.' })
  @ApiResponse({ status: 200, type: OctroiDecrit, description: 'Elle l’était déjà, jusqu’au même jour.' })
  @DecrireProblemes({
    ...PROBLEMES_D_ADMINISTRATION,
    403: 'À soi-même.',
    404: 'Compte inconnu.',
    409: 'La personne est partie ; ou elle l’a déjà, endormie ou jusqu’à un autre jour.',
  })
  async octroi(
    @QuiDemande() { acteur: par }: Identite,
    @Body() entree: EntreeDHabilitation,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Promise<OctroiDecrit> {
    const { role, motif, jusqua = null } = entree;
    const compte = designer(entree);
    const portee = this.portees.lire(entree.portee, role);
    if (jusqua !== null && jusqua < jourDeParis(new Date()))
      throw membreIncorrect('/jusqua', 'Ce jour est passé : l’habilitation n’ouvrirait rien.');
    const octroi = await this.accorder.execute({ compte, role, portee, jusqua, motif, par });
    switch (octroi.issue) {
      case 'compte_inconnu':
        throw inconnu('COMPTE');
      case 'sur_soi':
        throw surSoiMeme();
      case 'compte_parti':
        throw impossible('COMPTE_PARTI', 'Cette personne est partie : reprenez d’abord son compte.');
      case 'endormie':
        throw impossible(
          'HABILITATION_ENDORMIE',
          'Elle l’a déjà, et elle dort, personne n’étant venu depuis trois mois : réveillez-la.',
        );
      case 'autre_terme':
        throw impossible(
          'HABILITATION_DEJA_ACCORDEE',
          `Elle l’a déjà, ${octroi.jusqua === null ? 'sans terme' : `jusqu’au ${octroi.jusqua}`} : retirez-la d’abord.`,
        );
      case 'deja_accordee':
        void reponse.status(200);
        return octroi;
      case 'accordee':
        return octroi;
    }
  }

  @Post(':id/retrait')
  @HttpCode(200)
  @Acces({ roles: ['administrateur'], acte: declarerActe('habilitation.retrait', { parametre: 'id' }) })
  @ID
  @ApiOperation({
    summary: 'Retirer une habilitation',
    description: 'Qui s’en sert est déconnecté à sa demande suivante.',
  })
  @ApiResponse({ status: 200, type: OrdreDecrit, description: 'Retirée, ou elle l’était déjà.' })
  @DecrireProblemes({
    ...PROBLEMES_D_ADMINISTRATION,
    404: 'Habilitation inconnue.',
    409: 'Dernier administrateur.',
  })
  async retrait(
    @QuiDemande() { acteur: par }: Identite,
    @Param('id') id: string,
    @Body() { motif }: MotifDAdministration,
  ): Promise<OrdreDecrit> {
    if (!FORME_UUID.test(id)) throw inconnu('HABILITATION');
    const issue = await this.retirer.execute({ id, motif, par }, { garderUnAdministrateur: true });
    if (issue === 'inconnue') throw inconnu('HABILITATION');
    if (issue === 'dernier_administrateur') throw dernierAdministrateur();
    return { id, change: issue === 'retiree' };
  }

  @Post(':id/reveil')
  @HttpCode(200)
  @Acces({ roles: ['administrateur'], acte: declarerActe('habilitation.reveil', { parametre: 'id' }) })
  @ID
  @ApiOperation({
    summary: 'Réveiller une habilitation',
    description: 'Personne de ce compte n’était venu depuis trois mois : elle ouvre à nouveau.',
  })
  @ApiResponse({ status: 200, type: OrdreDecrit, description: 'Réveillée.' })
  @DecrireProblemes({
    ...PROBLEMES_D_ADMINISTRATION,
    403: 'La sienne.',
    404: 'Habilitation inconnue.',
    409: 'Elle ne dort pas.',
  })
  async reveil(
    @QuiDemande() { acteur: par }: Identite,
    @Param('id') id: string,
    @Body() { motif }: MotifDAdministration,
  ): Promise<OrdreDecrit> {
    if (!FORME_UUID.test(id)) throw inconnu('HABILITATION');
    const issue = await this.reveiller.execute({ id, motif, par });
    if (issue === 'inconnue') throw inconnu('HABILITATION');
    if (issue === 'sur_soi') throw surSoiMeme();
    if (issue === 'pas_endormie') throw impossible('PAS_ENDORMIE', 'Cette habilitation n’est pas endormie.');
    return { id, change: true };
  }
}

/** @throws ProblemeHttp 400 unless one person is named, in one way */
function designer({ compte, emetteur, sujet, nom }: EntreeDHabilitation): CompteDesigne {
  if (compte !== undefined && emetteur === undefined && sujet === undefined) return { id: compte };
  if (compte === undefined && emetteur !== undefined && sujet !== undefined)
    return { emetteur, sujet: sujet.trim(), ...(nom === undefined ? {} : { nom: nom.trim() }) };
  throw membreIncorrect('/compte', 'Donnez « compte », ou « emetteur » et « sujet » ensemble.');
}
