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
import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { LIMITE_PAR_DEFAUT } from '../cotraitances/entrees.js';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import { Perimetres } from '../perimetre.js';
import { EntreePageDeRejeu, EntreeRejeu } from './entrees.js';
import { SEUIL_DE_REJEU } from './jetons.js';
import { LectureDeRejeu, type PageDeDossiers, type PageDeVerdicts } from './lecture-de-rejeu.js';
import { lireDemande, rejeuOuProbleme } from './lire-demande.js';
import { montrerRejeu, montrerRejeux, type RejeuMontre } from './montrer-rejeu.js';
import { DossiersRejouesDecrits, MessagesRejouesDecrits, RejeuDemandeDecrit } from './reponses-listes.js';
import { RejeuDecrit, RejeuxDecrits } from './reponses.js';

export const ACTEURS: readonly Role[] = ['exploitant', 'administrateur'];
export const LECTEURS: readonly Role[] = [...ACTEURS, 'auditeur'];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
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
      'Fige les messages choisis et calcule, dossier par dossier, ce qui changerait. Avec « simulation: true », rien d’autre ; sinon le rejeu s’exécute au débit demandé, sous verrou, et laisse de côté les dossiers qui ont changé depuis leur aperçu. Au-delà de PASSERELLE_REJEU_SEUIL messages demandés en une heure par la même personne ou la même clé, il reste « a_confirmer » jusqu’à ce que quelqu’un d’autre le confirme ; ce que demande la clé de démarrage s’exécute toujours.',
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
      await this.demander.execute(lireDemande(entree, cle, identite, perimetre)),
    );
    const page = { rejeu, apres: -1, limite: DOSSIERS_MONTRES, perimetre };
    const dossiers = await this.lecture.dossiers(page);
    const messages = await this.lecture.messages(page);
    void reponse.status(cree ? 201 : 200).header('Location', `/api/rejeux/${rejeu}`);
    return new LectureTracee(
      {
        ...(await this.#vue(rejeu)),
        apercuDesDossiers: dossiers.corps.dossiers,
        messages: messages.corps.messages,
      },
      messages.personnes,
    );
  }

  @Get()
  @Acces({ roles: LECTEURS })
  @DecrireLecture({ titre: 'Derniers rejeux', reponse: RejeuxDecrits, contenu: 'Les cinquante derniers.' })
  async liste(): Promise<{ rejeux: RejeuMontre[] }> {
    return { rejeux: await montrerRejeux(this.unite.seule) };
  }

  @Get(':id')
  @Acces({ roles: LECTEURS })
  @DecrireIdDeRejeu()
  @DecrireLecture(
    { titre: 'Avancement et verdicts d’un rejeu', reponse: RejeuDecrit, contenu: 'Le rejeu.' },
    { 404: 'Inconnu.' },
  )
  un(@Param('id') id: string): Promise<RejeuMontre> {
    return this.#vue(id);
  }

  @Get(':id/messages')
  @Acces({ roles: LECTEURS, lecture: 'messages_de_rejeu' })
  @DecrireIdDeRejeu()
  @DecrireLecture(
    { titre: 'Messages d’un rejeu et leur verdict', reponse: MessagesRejouesDecrits, contenu: 'Une page.' },
    { 400: 'Paramètre incorrect.', 404: 'Inconnu.' },
  )
  async messages(
    @QuiDemande() identite: Identite,
    @Param('id') id: string,
    @Query() { curseur, limite, verdict }: EntreePageDeRejeu,
  ): Promise<LectureTracee<PageDeVerdicts>> {
    const { id: rejeu } = await this.#vue(id);
    return this.lecture.messages({
      rejeu,
      ...(verdict === undefined ? {} : { verdict }),
      apres: this.lecture.position(curseur),
      limite: limite ?? LIMITE_PAR_DEFAUT,
      perimetre: this.perimetres.de(identite),
    });
  }

  @Get(':id/dossiers')
  @Acces({ roles: LECTEURS, lecture: 'dossiers_de_rejeu' })
  @DecrireIdDeRejeu()
  @DecrireLecture(
    {
      titre: 'Aperçu d’un rejeu, dossier par dossier',
      description:
        'Ce qui changerait, ou a été approuvé : état avant et après, messages qui partiraient, empreinte.',
      reponse: DossiersRejouesDecrits,
      contenu: 'Une page.',
    },
    { 400: 'Paramètre incorrect.', 404: 'Inconnu.' },
  )
  async dossiers(
    @QuiDemande() identite: Identite,
    @Param('id') id: string,
    @Query() { curseur, limite }: EntreePageDeRejeu,
  ): Promise<LectureTracee<PageDeDossiers>> {
    const { id: rejeu } = await this.#vue(id);
    return this.lecture.dossiers({
      rejeu,
      apres: this.lecture.position(curseur),
      limite: limite ?? LIMITE_PAR_DEFAUT,
      perimetre: this.perimetres.de(identite),
    });
  }

  async #vue(id: string): Promise<RejeuMontre> {
    const vue = UUID.test(id) ? await montrerRejeu(this.unite.seule, id) : null;
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
