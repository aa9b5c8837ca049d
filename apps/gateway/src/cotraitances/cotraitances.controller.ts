import { Acces, LECTEURS_DE_DOSSIERS, LectureTracee, QuiDemande, type Identite } from '#access';
import {
  LireEtat,
  LireFaits,
  LireHistorique,
  LireMessagesDeCotraitance,
  ListerCotraitances,
  type EtatLu,
  type FaitsLus,
  type HistoriqueLu,
} from '#exchange';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DecrireLecture, DecrireNumero, PROBLEMES_DE_COTRAITANCE } from '../documentation/decrire-lecture.js';
import { Demasquable } from '../masquage/demasquable.decorator.js';
import { MessagesDecrits, type PageDeMessages } from '../messages/reponses.js';
import { Perimetres } from '../perimetre.js';
import { lireInstant } from '../validation/membres.js';
import { EntreeEtat, EntreeFaits, EntreeListe, EntreePage, LIMITE_PAR_DEFAUT } from './entrees.js';
import { cotraitanceInconnue, curseurInconnu, numeroDeCotraitance } from './inconnue.js';
import { EtatDecrit } from './reponses-etat.js';
import { FaitsDecrits, HistoriqueDecrit, ListeDecrite } from './reponses-listes.js';

/** X5.1, X5.2: reading dossiers. Each answer is traced before it leaves (J5). */
@ApiTags('Cotraitances')
@Controller('api/cotraitances')
export class CotraitancesController {
  constructor(
    private readonly perimetres: Perimetres,
    private readonly lireEtat: LireEtat,
    private readonly lireFaits: LireFaits,
    private readonly lireHistorique: LireHistorique,
    private readonly lireMessages: LireMessagesDeCotraitance,
    private readonly lister: ListerCotraitances,
  ) {}

  @Get()
  @Acces({ roles: LECTEURS_DE_DOSSIERS, lecture: 'liste' })
  @DecrireLecture(
    {
      titre: 'Cotraitances du périmètre de la clé',
      description: 'Par numéro, page par page. L’état est celui du dernier calcul, au jour « calculeAu ».',
      reponse: ListeDecrite,
      contenu: 'Une page.',
    },
    { 400: PROBLEMES_DE_COTRAITANCE[400] },
  )
  async liste(
    @QuiDemande() identite: Identite,
    @Query() { limite, ...filtres }: EntreeListe,
  ): Promise<LectureTracee<object>> {
    const page = await this.lister.execute({
      ...filtres,
      limite: limite ?? LIMITE_PAR_DEFAUT,
      perimetre: this.perimetres.de(identite),
    });
    if (!page.lue) throw curseurInconnu();
    const { cotraitances, curseur } = page;
    return new LectureTracee(
      { cotraitances, curseur },
      { cotraitances: cotraitances.map(({ cotraitance }) => cotraitance), nombre: cotraitances.length },
    );
  }

  @Get(':cotraitance')
  @Acces({ roles: LECTEURS_DE_DOSSIERS, lecture: 'etat' })
  @Demasquable('cotraitance', 'cotraitance')
  @DecrireNumero()
  @DecrireLecture(
    {
      titre: 'État d’une cotraitance à une date',
      description: 'Recalculé depuis les faits, par les règles d’aujourd’hui (X5.1).',
      reponse: EtatDecrit,
      contenu: 'L’état.',
    },
    PROBLEMES_DE_COTRAITANCE,
  )
  async etat(
    @QuiDemande() identite: Identite,
    @Param('cotraitance') numero: string,
    @Query() { au, connuLe }: EntreeEtat,
  ): Promise<LectureTracee<EtatLu>> {
    const cotraitance = numeroDeCotraitance(numero);
    const perimetre = this.perimetres.de(identite);
    return this.#une(
      cotraitance,
      await this.lireEtat.execute({ cotraitance, au: au ?? null, connuLe: instant(connuLe), perimetre }),
    );
  }

  @Get(':cotraitance/faits')
  @Acces({ roles: LECTEURS_DE_DOSSIERS, lecture: 'faits' })
  @Demasquable('cotraitance', 'cotraitance')
  @DecrireNumero()
  @DecrireLecture(
    {
      titre: 'Faits fusionnés, avec leurs messages et leurs dates',
      reponse: FaitsDecrits,
      contenu: 'Les faits.',
    },
    PROBLEMES_DE_COTRAITANCE,
  )
  async faits(
    @QuiDemande() identite: Identite,
    @Param('cotraitance') numero: string,
    @Query() { connuLe }: EntreeFaits,
  ): Promise<LectureTracee<FaitsLus>> {
    const cotraitance = numeroDeCotraitance(numero);
    const perimetre = this.perimetres.de(identite);
    return this.#une(
      cotraitance,
      await this.lireFaits.execute({ cotraitance, connuLe: instant(connuLe), perimetre }),
    );
  }

  @Get(':cotraitance/historique')
  @Acces({ roles: LECTEURS_DE_DOSSIERS, lecture: 'historique' })
  @Demasquable('cotraitance', 'cotraitance')
  @DecrireNumero()
  @DecrireLecture(
    { titre: 'Ce qui a été calculé, et quand', reponse: HistoriqueDecrit, contenu: 'L’historique.' },
    PROBLEMES_DE_COTRAITANCE,
  )
  async historique(
    @QuiDemande() identite: Identite,
    @Param('cotraitance') numero: string,
  ): Promise<LectureTracee<HistoriqueLu>> {
    const cotraitance = numeroDeCotraitance(numero);
    return this.#une(
      cotraitance,
      await this.lireHistorique.execute({ cotraitance, perimetre: this.perimetres.de(identite) }),
    );
  }

  @Get(':cotraitance/messages')
  @Acces({ roles: LECTEURS_DE_DOSSIERS, lecture: 'messages' })
  @Demasquable('cotraitance', 'cotraitance')
  @DecrireNumero()
  @DecrireLecture(
    {
      titre: 'Messages reçus et émis, avec leur sort',
      description: 'Les plus récents d’abord.',
      reponse: MessagesDecrits,
      contenu: 'Une page.',
    },
    PROBLEMES_DE_COTRAITANCE,
  )
  async messages(
    @QuiDemande() identite: Identite,
    @Param('cotraitance') numero: string,
    @Query() { curseur, limite }: EntreePage,
  ): Promise<LectureTracee<PageDeMessages>> {
    const cotraitance = numeroDeCotraitance(numero);
    const page = await this.lireMessages.execute({
      cotraitance,
      limite: limite ?? LIMITE_PAR_DEFAUT,
      perimetre: this.perimetres.de(identite),
      ...(curseur === undefined ? {} : { curseur }),
    });
    if (page && !page.lue) throw curseurInconnu();
    return this.#une(cotraitance, page && { messages: page.messages, curseur: page.curseur });
  }

  #une<T>(cotraitance: string, lue: T | undefined): LectureTracee<T> {
    if (lue === undefined) throw cotraitanceInconnue();
    return new LectureTracee(lue, { cotraitances: [cotraitance], nombre: 1 });
  }
}

function instant(texte: string | undefined): string | null {
  return texte === undefined ? null : (lireInstant(texte)?.toISOString() ?? null);
}
