import {
  Acces,
  declarerActe,
  LectureTracee,
  ProblemeHttp,
  QuiDemande,
  type Identite,
  type Role,
} from '#access';
import { DemanderRejeu } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { Body, Controller, Headers, Inject, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DecrireProblemes } from '../documentation/problemes.js';
import { Perimetres } from '../perimetre.js';
import { EntreeRejeu } from './entrees.js';
import { SEUIL_DE_REJEU } from './jetons.js';
import { LectureDeRejeu } from './lecture-de-rejeu.js';
import { lireDemande, rejeuOuProbleme } from './lire-demande.js';
import { montrerRejeu, type RejeuMontre } from './montrer-rejeu.js';
import { RejeuDemandeDecrit } from './reponses-listes.js';

export const ACTEURS: readonly Role[] = ['exploitant', 'administrateur'];
export const LECTEURS: readonly Role[] = [...ACTEURS, 'auditeur'];
const DOSSIERS_MONTRES = 100;

const DEMANDE = declarerActe<RejeuDemandeDecrit>('rejeu.demande', {
  selon: ({ simulation }) => (simulation === true ? 'rejeu.simulation' : 'rejeu.demande'),
  bilan: ({ id, avancement }) => ({ objet: id, nombre: avancement.total }),
});

/** X5.4: replays. Figures are for all who may read them; messages and dossiers follow the scope of the key. */
@ApiTags('Rejeux')
@Controller('api/rejeux')
export class RejeuxController {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly perimetres: Perimetres,
    private readonly demander: DemanderRejeu,
    private readonly lecture: LectureDeRejeu,
    @Inject(SEUIL_DE_REJEU) private readonly seuil: number,
  ) {}

  @Post()
  @Acces({ roles: ACTEURS, lecture: 'rejeu', acte: DEMANDE })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'Propre à cette demande : la même demande sous la même clé donne le même rejeu.',
  })
  @ApiOperation({
    summary: 'Simuler ou demander un rejeu',
    description:
      'Fige les messages choisis et calcule, dossier par dossier, ce qui changerait. Avec « simulation: true », rien d’autre ; sinon le rejeu s’exécute au débit demandé, sous verrou, et laisse de côté les dossiers qui ont changé depuis leur aperçu. Au-delà de PASSERELLE_REJEU_SEUIL messages demandés en une heure par la même personne, clés comprises, il reste « a_confirmer » jusqu’à ce que quelqu’un d’autre le confirme ; ce que demande la clé de démarrage s’exécute toujours.',
  })
  @ApiResponse({
    status: 201,
    type: RejeuDemandeDecrit,
    description: 'Simulé, ou demandé.',
    headers: { Location: { description: 'Où le suivre.', schema: { type: 'string' } } },
  })
  @ApiResponse({
    status: 200,
    type: RejeuDemandeDecrit,
    description: 'Déjà demandé sous cette clé : le même.',
  })
  @DecrireProblemes({
    400: 'Demande incorrecte : clé d’idempotence, motif ou sélection.',
    404: 'Message ou simulation inconnus, ou hors de votre périmètre.',
    409: 'Des messages sont déjà dans un rejeu actif : « rejeux » les nomme.',
    415: 'Le corps doit être du JSON.',
    422: 'Sélection vide ou trop grande, ou clé d’idempotence d’une autre demande.',
    503: 'Base de données indisponible ; voir Retry-After.',
  })
  async demande(
    @QuiDemande() identite: Identite,
    @Headers('idempotency-key') cle: string | undefined,
    @Body() entree: EntreeRejeu,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Promise<LectureTracee<RejeuDemandeDecrit>> {
    const perimetre = this.perimetres.de(identite);
    const { rejeu, cree } = rejeuOuProbleme(
      await this.demander.execute(lireDemande(entree, cle, identite, { perimetre, seuil: this.seuil })),
    );
    const page = { rejeu, apres: -1, limite: DOSSIERS_MONTRES, perimetre };
    const dossiers = await this.lecture.dossiers(page);
    const messages = await this.lecture.messages(page);
    void reponse.status(cree ? 201 : 200).header('Location', `/api/rejeux/${rejeu}`);
    return new LectureTracee(
      {
        ...(await this.#montrer(rejeu)),
        apercuDesDossiers: dossiers.corps.dossiers,
        messages: messages.corps.messages,
      },
      messages.personnes,
    );
  }

  async #montrer(id: string): Promise<RejeuMontre> {
    const vue = await montrerRejeu(this.unite.seule, id);
    if (!vue) throw rejeuInconnu();
    return vue;
  }
}

/** The id of a replay in the path. */
export function DecrireIdDeRejeu(): MethodDecorator {
  return ApiParam({
    name: 'id',
    description: 'Identifiant rendu par la demande.',
    schema: { type: 'string', format: 'uuid' },
  });
}

export function rejeuInconnu(): ProblemeHttp {
  return new ProblemeHttp(404, 'REJEU_INCONNU', 'Aucun rejeu ne porte cet identifiant.');
}
