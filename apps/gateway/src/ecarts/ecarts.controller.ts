import {
  Acces,
  estUnePersonne,
  LECTEURS_DE_CHIFFRES,
  LECTEURS_DE_DOSSIERS,
  QuiDemande,
  type Identite,
  type LectureTracee,
} from '#access';
import { UniteDeTravail } from '#persistence';
import { compterEcarts } from '#reconciliation';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { LIMITE_PAR_DEFAUT } from '../cotraitances/entrees.js';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import { RepondreEnCsv } from '../http/csv.js';
import { Demasquable } from '../masquage/demasquable.decorator.js';
import { Perimetres } from '../perimetre.js';
import { DecrireIdDEcart } from './decrire-id.js';
import { EntreeEcarts, EntreeRechercheDEcarts, FiltreDEcartsDecrit } from './entrees.js';
import { LectureDEcarts, type PageDEcarts } from './lecture-d-ecarts.js';
import type { EcartDetaille } from './montrer-ecart.js';
import { montrerGroupe, type GroupeDEcarts } from './montrer-groupe.js';
import { EcartDetailleDecrit } from './reponses-detail.js';
import { EcartsDecrits, GroupesDEcartsDecrits } from './reponses.js';

/** X5.5: reading the ledger of écarts. Groups are figures; an écart is read as the dossier that it is about (J5). */
@ApiTags('Écarts')
@Controller('api/ecarts')
export class EcartsController {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly perimetres: Perimetres,
    private readonly lecture: LectureDEcarts,
  ) {}

  @Get()
  @Acces({ roles: LECTEURS_DE_DOSSIERS, lecture: 'ecarts' })
  @DecrireLecture(
    {
      titre: 'Écarts avec les partenaires',
      description: 'Les plus anciens d’abord, page par page. Tous les filtres donnés doivent être vrais.',
      reponse: EcartsDecrits,
      contenu: 'Une page.',
    },
    { 400: 'Filtre incorrect : le problème dit lequel et quoi écrire.' },
  )
  liste(
    @QuiDemande() identite: Identite,
    @Query() { curseur, limite, ...filtre }: EntreeEcarts,
  ): Promise<LectureTracee<PageDEcarts>> {
    const perimetre = this.perimetres.de(identite);
    return this.lecture.page({ ...filtre, perimetre }, curseur, limite ?? LIMITE_PAR_DEFAUT);
  }

  @Post('recherche')
  @HttpCode(200)
  @Acces({ roles: LECTEURS_DE_DOSSIERS, lecture: 'recherche_d_ecarts' })
  @DecrireLecture(
    {
      titre: 'Rechercher des écarts, aussi par personne',
      description: 'La même liste ; un numéro de demandeur va dans ce corps, jamais dans une adresse.',
      reponse: EcartsDecrits,
      contenu: 'Une page.',
    },
    { 400: 'Filtre incorrect : le problème dit où et quoi écrire.', 415: 'Le corps doit être du JSON.' },
  )
  recherche(
    @QuiDemande() identite: Identite,
    @Body() { curseur, limite, ...filtre }: EntreeRechercheDEcarts,
  ): Promise<LectureTracee<PageDEcarts>> {
    const perimetre = this.perimetres.de(identite);
    return this.lecture.page({ ...filtre, perimetre }, curseur, limite ?? LIMITE_PAR_DEFAUT);
  }

  @Get('groupes')
  @Acces({ roles: LECTEURS_DE_CHIFFRES })
  @DecrireLecture({
    titre: 'Écarts qui ne sont pas clos, par groupe',
    description:
      'Comptés par partenaire, vue, type, nature, cause, état et motif de soumission, avec le plus ancien. Des chiffres seulement, dans votre périmètre.',
    reponse: GroupesDEcartsDecrits,
    contenu: 'Les groupes.',
  })
  async groupes(@QuiDemande() identite: Identite): Promise<{ groupes: GroupeDEcarts[] }> {
    const comptes = await compterEcarts(this.unite.seule, { perimetre: this.perimetres.de(identite) });
    return { groupes: comptes.map(montrerGroupe) };
  }

  @Get('export')
  @Acces({ roles: LECTEURS_DE_DOSSIERS, droit: 'exporter', lecture: 'export_d_ecarts' })
  @ApiOperation({
    summary: 'La liste en fichier CSV',
    description:
      'RFC 4180, UTF-8, les membres de la liste en colonnes ; identités masquées pour une personne. Une cellule qui commencerait une formule est précédée d’une apostrophe.',
  })
  @RepondreEnCsv('ecarts.csv', 'Le fichier.')
  @DecrireProblemes({
    400: 'Filtre incorrect : le problème dit lequel et quoi écrire.',
    422: 'Trop d’écarts pour un fichier : resserrez les filtres.',
    503: 'Base de données indisponible ; voir Retry-After.',
  })
  exporter(
    @QuiDemande() identite: Identite,
    @Query() filtre: FiltreDEcartsDecrit,
  ): Promise<LectureTracee<string>> {
    const pourUnePersonne = estUnePersonne(identite);
    return this.lecture.csv({ ...filtre, perimetre: this.perimetres.de(identite) }, pourUnePersonne);
  }

  @Get(':id')
  @Acces({ roles: LECTEURS_DE_DOSSIERS, lecture: 'ecart' })
  @Demasquable('ecart', 'id')
  @DecrireIdDEcart()
  @DecrireLecture(
    {
      titre: 'Un écart : les deux valeurs côte à côte, sa cause, sa vie',
      reponse: EcartDetailleDecrit,
      contenu: 'L’écart.',
    },
    { 404: 'Inconnu, ou hors de votre périmètre.' },
  )
  un(@QuiDemande() identite: Identite, @Param('id') id: string): Promise<LectureTracee<EcartDetaille>> {
    return this.lecture.un(id, this.perimetres.de(identite));
  }
}
