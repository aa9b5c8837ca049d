import { Acces, QuiDemande, type Identite, type LectureTracee } from '#access';
import { lireCurseur, lireEffetsDuRejeu, type EffetsDeRejeu } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LIMITE_PAR_DEFAUT } from '../cotraitances/entrees.js';
import { curseurInconnu } from '../cotraitances/inconnue.js';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { Perimetres } from '../perimetre.js';
import { FORME_UUID } from '../validation/membres.js';
import { EntreePageDeRejeu, EntreeRejeux } from './entrees.js';
import { LectureDeRejeu, type PageDeDossiers, type PageDeVerdicts } from './lecture-de-rejeu.js';
import { montrerRejeu, montrerRejeux, type RejeuMontre } from './montrer-rejeu.js';
import { DossiersRejouesDecrits, MessagesRejouesDecrits } from './reponses-listes.js';
import { EffetsDecrits } from './reponses-effets.js';
import { RejeuDecrit, RejeuxDecrits } from './reponses.js';
import { DecrireIdDeRejeu, LECTEURS, rejeuInconnu } from './rejeux.controller.js';

const REJEUX_PAR_PAGE = 50;

/** X5.4: replays as they are read. Figures are for all who may read them; messages and dossiers follow the scope. */
@ApiTags('Rejeux')
@Controller('api/rejeux')
export class RejeuxLusController {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly perimetres: Perimetres,
    private readonly lecture: LectureDeRejeu,
  ) {}

  @Get()
  @Acces({ roles: LECTEURS })
  @DecrireLecture(
    {
      titre: 'Rejeux et simulations',
      reponse: RejeuxDecrits,
      contenu: 'Une page, les derniers d’abord ; cinquante sans « limite ».',
    },
    { 400: 'Paramètre incorrect.' },
  )
  liste(
    @Query() { curseur, limite, ...filtre }: EntreeRejeux,
  ): Promise<{ rejeux: RejeuMontre[]; curseur: string | null }> {
    const avant = curseur === undefined ? undefined : lireCurseur(curseur)?.['avant'];
    if (curseur !== undefined && (typeof avant !== 'string' || !FORME_UUID.test(avant)))
      throw curseurInconnu();
    return montrerRejeux(
      this.unite.seule,
      typeof avant === 'string' ? { ...filtre, avant } : filtre,
      limite ?? REJEUX_PAR_PAGE,
    );
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

  @Get(':id/effets')
  @Acces({ roles: LECTEURS })
  @DecrireIdDeRejeu()
  @DecrireLecture(
    {
      titre: 'Effets d’un rejeu, en chiffres',
      description: 'Sorts des messages, raisons, ce qui partirait et vers qui, états qui changeraient.',
      reponse: EffetsDecrits,
      contenu: 'Les chiffres.',
    },
    { 404: 'Inconnu.' },
  )
  async effets(@QuiDemande() identite: Identite, @Param('id') id: string): Promise<EffetsDeRejeu> {
    const { id: rejeu } = await this.#vue(id);
    return lireEffetsDuRejeu(this.unite.seule, rejeu, this.perimetres.de(identite));
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
    const vue = FORME_UUID.test(id) ? await montrerRejeu(this.unite.seule, id) : null;
    if (!vue) throw rejeuInconnu();
    return vue;
  }
}
