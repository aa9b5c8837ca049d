import {
  Acces,
  ChangerEtatDuCompte,
  declarerActe,
  direPortee,
  LectureTracee,
  listerClesDesComptes,
  listerHabilitations,
  QuiDemande,
  rechercherComptes,
  trouverCompte,
  type CleDUnCompte,
  type CompteTrouve,
  type EtatDeCompte,
  type FicheDHabilitation,
  type Identite,
  type PositionDeCompte,
} from '#access';
import { ecrireCurseur, lireCurseur } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { curseurInconnu } from '../cotraitances/inconnue.js';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import { FORME_UUID } from '../validation/membres.js';
import { EntreeDeComptes, MotifDAdministration, PAGE_DE_COMPTES } from './entrees.js';
import { EMETTEUR } from './jetons.js';
import { dernierAdministrateur, impossible, inconnu, PROBLEMES_D_ADMINISTRATION } from './problemes.js';
import {
  CompteDecrit,
  PageDeComptesDecrite,
  type CleDuCompteDecrite,
  type HabilitationDonneeDecrite,
} from './reponses.js';

const ID = ApiParam({ name: 'id', description: 'Compte.', schema: { type: 'string', format: 'uuid' } });
const PROBLEMES = {
  ...PROBLEMES_D_ADMINISTRATION,
  404: 'Compte inconnu.',
  409: 'Dernier administrateur, ou compte d’une personne partie.',
};

/** X5: the accounts of people, for the administrateur alone. */
@ApiTags('Habilitations')
@Controller('api/comptes')
export class ComptesController {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly changer: ChangerEtatDuCompte,
    @Inject(EMETTEUR) private readonly emetteur: string | null,
  ) {}

  @Post('recherche')
  @HttpCode(200)
  @Acces({ roles: ['administrateur'], droit: 'metadonnees', lecture: 'recherche_de_comptes' })
  @DecrireLecture(
    {
      titre: 'Rechercher les comptes et leurs habilitations',
      description: 'Par nom, page par page. Un nom ne se met jamais dans une adresse.',
      reponse: PageDeComptesDecrite,
      contenu: 'Une page.',
    },
    { 400: 'Filtre incorrect : le problème dit où et quoi écrire.', 415: 'Le corps doit être du JSON.' },
  )
  async recherche(
    @Body() { curseur, limite = PAGE_DE_COMPTES, ...filtre }: EntreeDeComptes,
  ): Promise<LectureTracee<PageDeComptesDecrite>> {
    const apres = curseur === undefined ? undefined : positionDe(curseur);
    const trouves = await rechercherComptes(this.unite.seule, filtre, limite + 1, apres);
    const page = trouves.slice(0, limite);
    const dernier = trouves.length > limite ? page.at(-1) : undefined;
    const corps = {
      comptes: await this.#decrire(page.map(({ rang: _rang, ...compte }) => compte)),
      curseur: dernier ? ecrireCurseur({ rang: dernier.rang, id: dernier.id }) : null,
      emetteur: this.emetteur,
    };
    return new LectureTracee(corps, { cotraitances: [], nombre: page.length });
  }

  @Get(':id')
  @Acces({ roles: ['administrateur'], lecture: 'compte' })
  @ID
  @DecrireLecture(
    {
      titre: 'Un compte et ses habilitations',
      description: 'Avec ce qu’un départ retirerait, fermerait et suspendrait.',
      reponse: CompteDecrit,
      contenu: 'Le compte.',
    },
    { 404: 'Compte inconnu.' },
  )
  async un(@Param('id') id: string): Promise<LectureTracee<CompteDecrit>> {
    return new LectureTracee(await this.#trouver(id), { cotraitances: [], nombre: 1 });
  }

  @Post(':id/suspension')
  @HttpCode(200)
  @Acces({ roles: ['administrateur'], acte: declarerActe('compte.suspension', { parametre: 'id' }) })
  @ID
  @ApiOperation({
    summary: 'Suspendre un compte',
    description: 'La personne est déconnectée à sa demande suivante, et ne se connecte plus.',
  })
  @ApiResponse({ status: 200, type: CompteDecrit, description: 'Suspendu.' })
  @DecrireProblemes(PROBLEMES)
  suspendre(
    @QuiDemande() { acteur }: Identite,
    @Param('id') id: string,
    @Body() { motif }: MotifDAdministration,
  ): Promise<CompteDecrit> {
    return this.#changer(id, 'suspendu', motif, acteur);
  }

  @Post(':id/reprise')
  @HttpCode(200)
  @Acces({ roles: ['administrateur'], acte: declarerActe('compte.reprise', { parametre: 'id' }) })
  @ID
  @ApiOperation({
    summary: 'Reprendre un compte',
    description: 'Suspendu, ou d’une personne revenue : ses habilitations retirées le restent.',
  })
  @ApiResponse({ status: 200, type: CompteDecrit, description: 'Actif.' })
  @DecrireProblemes(PROBLEMES)
  reprendre(
    @QuiDemande() { acteur }: Identite,
    @Param('id') id: string,
    @Body() { motif }: MotifDAdministration,
  ): Promise<CompteDecrit> {
    return this.#changer(id, 'actif', motif, acteur);
  }

  @Post(':id/depart')
  @HttpCode(200)
  @Acces({ roles: ['administrateur'], acte: declarerActe('compte.depart', { parametre: 'id' }) })
  @ID
  @ApiOperation({
    summary: 'Noter un départ',
    description:
      'Toutes les habilitations sont retirées, les sessions fermées, les clés créées par cette personne suspendues, l’adresse oubliée. GET /api/comptes/{id} les dit avant.',
  })
  @ApiResponse({ status: 200, type: CompteDecrit, description: 'Parti.' })
  @DecrireProblemes(PROBLEMES)
  partir(
    @QuiDemande() { acteur }: Identite,
    @Param('id') id: string,
    @Body() { motif }: MotifDAdministration,
  ): Promise<CompteDecrit> {
    return this.#changer(id, 'parti', motif, acteur);
  }

  async #changer(id: string, vers: EtatDeCompte, motif: string, par: string): Promise<CompteDecrit> {
    if (!FORME_UUID.test(id)) throw inconnu('COMPTE');
    const changement = { compte: id, vers, motif, par };
    switch (await this.changer.execute(changement, { garderUnAdministrateur: true })) {
      case 'inconnu':
        throw inconnu('COMPTE');
      case 'dernier_administrateur':
        throw dernierAdministrateur();
      case 'impossible':
        throw impossible('COMPTE_IMPOSSIBLE', 'Cette personne est partie : son compte ne se suspend pas.');
      case 'change':
      case 'inchange':
        return this.#trouver(id);
    }
  }

  async #trouver(id: string): Promise<CompteDecrit> {
    const compte = FORME_UUID.test(id) ? await trouverCompte(this.unite.seule, id) : undefined;
    const [decrit] = compte ? await this.#decrire([compte]) : [];
    if (!decrit) throw inconnu('COMPTE');
    return decrit;
  }

  /** With what they may be, and the keys that they made. */
  async #decrire(comptes: readonly CompteTrouve[]): Promise<CompteDecrit[]> {
    const ids = comptes.map(({ id }) => id);
    const [toutes, cles] = await Promise.all([
      listerHabilitations(this.unite.seule, ids),
      listerClesDesComptes(this.unite.seule, ids),
    ]);
    return comptes.map(({ etatPar: _etatPar, ...compte }) => ({
      ...compte,
      habilitations: toutes.filter((une) => une.compte.id === compte.id).map(montrer),
      cles: cles.filter((une) => une.compte === compte.id).map(montrerCle),
    }));
  }
}

function montrer({ compte: _compte, portee, ...fiche }: FicheDHabilitation): HabilitationDonneeDecrite {
  return { ...fiche, portee: direPortee(portee) };
}

function montrerCle({ fiche: { id, libelle, role, portee } }: CleDUnCompte): CleDuCompteDecrite {
  return { id, libelle, role, portee: direPortee(portee) };
}

/** @throws ProblemeHttp 400 when the cursor is none of ours */
function positionDe(curseur: string): PositionDeCompte {
  const { rang, id } = lireCurseur(curseur) ?? {};
  if (typeof rang !== 'string' || typeof id !== 'string' || !FORME_UUID.test(id)) throw curseurInconnu();
  return { rang, id };
}
