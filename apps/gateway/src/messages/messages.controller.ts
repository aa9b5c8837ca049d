import { Acces, LectureTracee, QuiDemande, type Identite } from '#access';
import { LireMessage, RechercherMessages, type MessageDetaille } from '#exchange';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LIMITE_PAR_DEFAUT } from '../cotraitances/entrees.js';
import { curseurInconnu } from '../cotraitances/inconnue.js';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { Perimetres } from '../perimetre.js';
import { EntreeRecherche } from './entrees.js';
import { Demasquable } from '../masquage/demasquable.decorator.js';
import { DecrireIdDeMessage, idDeMessage, messageInconnu } from './inconnu.js';
import { LECTEURS_DE_MESSAGES } from './lecteurs.js';
import { MessageDetailleDecrit, MessagesDecrits, type PageDeMessages } from './reponses.js';
import { tracerMessages } from './tracer-messages.js';

/** X5.4: messages and their fates. A partner's own key sees its own messages (X3.5). */
@ApiTags('Messages')
@Controller('api/messages')
export class MessagesController {
  constructor(
    private readonly perimetres: Perimetres,
    private readonly rechercher: RechercherMessages,
    private readonly lire: LireMessage,
  ) {}

  @Post('recherche')
  @HttpCode(200)
  @Acces({ roles: LECTEURS_DE_MESSAGES, lecture: 'recherche_de_messages' })
  @DecrireLecture(
    {
      titre: 'Rechercher des messages',
      description:
        'Tous les filtres donnés doivent être vrais. Les plus récents d’abord. La clé d’un partenaire ne voit que les siens.',
      reponse: MessagesDecrits,
      contenu: 'Une page.',
    },
    { 400: 'Filtre incorrect : le problème dit où et quoi écrire.', 415: 'Le corps doit être du JSON.' },
  )
  async recherche(
    @QuiDemande() identite: Identite,
    @Body() { curseur, limite, ...filtre }: EntreeRecherche,
  ): Promise<LectureTracee<PageDeMessages>> {
    const page = await this.rechercher.execute({
      filtre,
      limite: limite ?? LIMITE_PAR_DEFAUT,
      perimetre: this.perimetres.de(identite),
      ...(curseur === undefined ? {} : { curseur }),
    });
    if (!page.lue) throw curseurInconnu();
    return tracerMessages({ messages: page.messages, curseur: page.curseur }, page.messages);
  }

  @Get(':id')
  @Acces({ roles: LECTEURS_DE_MESSAGES, lecture: 'message' })
  @Demasquable('message', 'id')
  @DecrireIdDeMessage()
  @DecrireLecture(
    { titre: 'Un message, son contenu et son sort', reponse: MessageDetailleDecrit, contenu: 'Le message.' },
    { 404: 'Inconnu, ou hors de votre périmètre.' },
  )
  async un(
    @QuiDemande() identite: Identite,
    @Param('id') id: string,
  ): Promise<LectureTracee<MessageDetaille>> {
    const perimetre = this.perimetres.de(identite);
    const message = await this.lire.execute({ id: idDeMessage(id), perimetre });
    if (!message) throw messageInconnu();
    return tracerMessages(message, [message]);
  }
}
