import {
  Acces,
  declarerActe,
  ProblemeHttp,
  ROLES_DES_PERSONNES,
  SessionEnCours,
  VuesEnregistrees,
  type EcranAVues,
  type IssueDeVue,
  type SessionLue,
  type TitulaireDeVues,
  type VueEnregistree,
} from '#access';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import { lireFiltres, nommeQuelquUn, type ListeFiltree } from '../exports/filtres.js';
import { FORME_UUID } from '../validation/membres.js';
import { refuser } from '../validation/valider-entrees.pipe.js';
import { EntreeChangementDeVue, EntreeVue, EntreeVues } from './entrees.js';
import { VueGardeeDecrite, VuesDecrites } from './reponses.js';

const ID = {
  name: 'id',
  description: 'Identifiant de la vue.',
  schema: { type: 'string', format: 'uuid' },
} as const;
const PROBLEMES = {
  400: 'Nom ou filtres incorrects : le problème dit où et quoi écrire.',
  404: 'Aucune de vos vues.',
  409: 'Une autre de vos vues de cet écran porte ce nom.',
  415: 'Le corps doit être du JSON.',
  503: 'Base de données indisponible ; voir Retry-After.',
};
/** A person may keep what they see: it asks for no other right. */
const SIENNES = { roles: ROLES_DES_PERSONNES, droit: 'metadonnees', sessionSeule: true } as const;

/** Filters that people keep under a name: their own, and those that their role shares. */
@ApiTags('Vues enregistrées')
@Controller('api/vues')
export class VuesController {
  constructor(private readonly vues: VuesEnregistrees) {}

  @Get()
  @Acces(SIENNES)
  @DecrireLecture(
    {
      titre: 'Vos vues enregistrées',
      description: 'Les vôtres et celles que d’autres partagent dans votre rôle.',
      reponse: VuesDecrites,
      contenu: 'Les vues.',
    },
    { 400: 'Écran inconnu.' },
  )
  async liste(
    @SessionEnCours() session: SessionLue,
    @Query() { ecran }: EntreeVues,
  ): Promise<{ vues: VueEnregistree[] }> {
    return { vues: await this.vues.lister(titulaire(session), ecran) };
  }

  @Post()
  @Acces({
    ...SIENNES,
    acte: declarerActe<VueGardeeDecrite>('vue.creation', { bilan: ({ id }) => ({ objet: id }) }),
  })
  @ApiOperation({
    summary: 'Enregistrer une vue',
    description: 'Les filtres d’un écran sous un nom. Ni nom ni numéro de personne.',
  })
  @ApiResponse({ status: 201, type: VueGardeeDecrite, description: 'Enregistrée.' })
  @DecrireProblemes({ ...PROBLEMES, 422: 'Trop de vues de cet écran.' })
  async creation(
    @SessionEnCours() session: SessionLue,
    @Body() { ecran, nom, filtres, partagee }: EntreeVue,
  ): Promise<VueGardeeDecrite> {
    return gardee(
      await this.vues.creer(titulaire(session), ecran, {
        nom: lireNom(nom),
        filtres: await lireFiltres(listeDe(ecran), filtres),
        partagee: partagee ?? false,
      }),
    );
  }

  @Post(':id/changement')
  @HttpCode(200)
  @Acces({ ...SIENNES, acte: declarerActe('vue.changement', { parametre: 'id' }) })
  @ApiParam(ID)
  @ApiOperation({
    summary: 'Renommer, refaire ou partager une vue',
    description: 'Une des vôtres ; ce qui n’est pas donné reste.',
  })
  @ApiResponse({ status: 200, type: VueGardeeDecrite, description: 'Changée.' })
  @DecrireProblemes(PROBLEMES)
  async changement(
    @SessionEnCours() session: SessionLue,
    @Param('id') id: string,
    @Body() { nom, filtres, partagee }: EntreeChangementDeVue,
  ): Promise<VueGardeeDecrite> {
    const ecran = FORME_UUID.test(id) ? await this.vues.ecran(titulaire(session), id) : undefined;
    if (!ecran) throw vueInconnue();
    return gardee(
      await this.vues.changer(titulaire(session), id, {
        ...(nom === undefined ? {} : { nom: lireNom(nom) }),
        ...(filtres === undefined ? {} : { filtres: await lireFiltres(listeDe(ecran), filtres) }),
        ...(partagee === undefined ? {} : { partagee }),
      }),
    );
  }

  @Post(':id/suppression')
  @HttpCode(200)
  @Acces({ ...SIENNES, acte: declarerActe('vue.suppression', { parametre: 'id' }) })
  @ApiParam(ID)
  @ApiOperation({ summary: 'Supprimer une vue', description: 'Une des vôtres ; personne ne la voit plus.' })
  @ApiResponse({ status: 200, type: VueGardeeDecrite, description: 'Supprimée.' })
  @DecrireProblemes({ 404: PROBLEMES[404], 503: PROBLEMES[503] })
  async suppression(
    @SessionEnCours() session: SessionLue,
    @Param('id') id: string,
  ): Promise<VueGardeeDecrite> {
    if (!FORME_UUID.test(id) || !(await this.vues.supprimer(titulaire(session), id))) throw vueInconnue();
    return { id };
  }
}

function titulaire({ compte, habilitation }: SessionLue): TitulaireDeVues {
  return { compte: compte.id, role: habilitation.role };
}

/** By what a screen filters: as its list, but for the worklist, which has tabs. */
function listeDe(ecran: EcranAVues): ListeFiltree {
  return ecran === 'cotraitances' ? 'travail' : ecran;
}

function lireNom(nom: string): string {
  if (nommeQuelquUn(nom))
    throw refuser([
      {
        pointeur: '/nom',
        detail: 'Ce nom tient ce qui a la forme d’un numéro de demandeur d’emploi : donnez-en un autre.',
      },
    ]);
  return nom.trim();
}

function gardee(issue: IssueDeVue): VueGardeeDecrite {
  switch (issue.issue) {
    case 'gardee':
      return { id: issue.id };
    case 'inconnue':
      throw vueInconnue();
    case 'nom_pris':
      throw new ProblemeHttp(409, 'NOM_DE_VUE_PRIS', 'Une autre de vos vues de cet écran porte ce nom.', {
        membres: { pointeur: '/nom' },
      });
    case 'trop':
      throw new ProblemeHttp(
        422,
        'TROP_DE_VUES',
        `Vous avez déjà ${issue.maximum} vues de cet écran : supprimez-en une.`,
      );
  }
}

function vueInconnue(): ProblemeHttp {
  return new ProblemeHttp(404, 'VUE_INCONNUE', 'Aucune de vos vues ne porte cet identifiant.');
}
