import { Acces, LectureTracee, QuiDemande, type Identite } from '#access';
import {
  LireChronologie,
  LireCorpsDuMessage,
  LireMessage,
  LireVersions,
  type ChronologieDuMessage,
  type CorpsDuMessage,
  type MessageDetaille,
  type VersionLue,
} from '#exchange';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { Demasquable } from '../masquage/demasquable.decorator.js';
import { Perimetres } from '../perimetre.js';
import { comparerMessages, type ComparaisonDeMessages } from './comparer-messages.js';
import { EntreeComparaison } from './entrees.js';
import { DecrireIdDeMessage, idDeMessage, messageInconnu } from './inconnu.js';
import { LECTEURS_DE_MESSAGES } from './lecteurs.js';
import { ChronologieDecrite, VersionsDecrites } from './reponses-chronologie.js';
import { ComparaisonDeMessagesDecrite, CorpsDeMessageDecrit } from './reponses-contenu.js';
import { tracerMessages } from './tracer-messages.js';

const INCONNU = { 404: 'Inconnu, ou hors de votre périmètre.' };

/** X6: the life of one message, what it was on the wire, and what differs from another about the same fact. */
@ApiTags('Messages')
@Controller('api/messages')
export class ContenuDeMessageController {
  constructor(
    private readonly perimetres: Perimetres,
    private readonly lire: LireMessage,
    private readonly chronologies: LireChronologie,
    private readonly corps: LireCorpsDuMessage,
    private readonly versions: LireVersions,
  ) {}

  @Get(':id/chronologie')
  @Acces({ roles: LECTEURS_DE_MESSAGES, lecture: 'chronologie_de_message' })
  @Demasquable('message', 'id')
  @DecrireIdDeMessage()
  @DecrireLecture(
    {
      titre: 'La vie d’un message, des octets reçus à la réponse du partenaire',
      description:
        'À l’heure réelle. Un partenaire lit ses étapes, non ce que le message a fait du dossier. De la réponse à un envoi, le résultat de chaque message est gardé, le corps ne l’est pas.',
      reponse: ChronologieDecrite,
      contenu: 'La chronologie.',
    },
    INCONNU,
  )
  async chronologie(
    @QuiDemande() identite: Identite,
    @Param('id') id: string,
  ): Promise<LectureTracee<ChronologieDuMessage>> {
    const message = await this.#message(id, identite);
    return tracerMessages(await this.chronologies.execute(message, this.perimetres.de(identite)), [message]);
  }

  @Get(':id/corps')
  @Acces({ roles: LECTEURS_DE_MESSAGES, lecture: 'corps_de_message' })
  @Demasquable('message', 'id')
  @DecrireIdDeMessage()
  @DecrireLecture(
    {
      titre: 'Un message tel qu’il est sur le fil',
      description: 'Du lot ou de la page qui l’a porté, sa part seule.',
      reponse: CorpsDeMessageDecrit,
      contenu: 'Le corps.',
    },
    INCONNU,
  )
  async surLeFil(
    @QuiDemande() identite: Identite,
    @Param('id') id: string,
  ): Promise<LectureTracee<CorpsDuMessage>> {
    const message = await this.#message(id, identite);
    const corps = await this.corps.execute(message.id, this.perimetres.de(identite));
    if (!corps) throw messageInconnu();
    return tracerMessages(corps, [message]);
  }

  @Get(':id/versions')
  @Acces({ roles: LECTEURS_DE_MESSAGES, lecture: 'versions_de_message' })
  @Demasquable('message', 'id')
  @DecrireIdDeMessage()
  @DecrireLecture(
    {
      titre: 'Les messages sur le même fait',
      description: 'Versions, nouvelles tentatives et corrections, cent au plus.',
      reponse: VersionsDecrites,
      contenu: 'Les messages, sans leur contenu.',
    },
    INCONNU,
  )
  async memeFait(
    @QuiDemande() identite: Identite,
    @Param('id') id: string,
  ): Promise<LectureTracee<{ message: string; versions: VersionLue[] }>> {
    const message = await this.#message(id, identite);
    const versions = await this.versions.execute(message, this.perimetres.de(identite));
    return tracerMessages({ message: message.id, versions }, [message]);
  }

  @Get(':id/comparaison')
  @Acces({ roles: LECTEURS_DE_MESSAGES, lecture: 'comparaison_de_messages' })
  @Demasquable('message', 'id')
  @DecrireIdDeMessage()
  @DecrireLecture(
    {
      titre: 'Deux messages côte à côte',
      description:
        'Deux versions d’un fait, un original et sa nouvelle tentative ou sa correction : leur enveloppe et leurs données, membre par membre.',
      reponse: ComparaisonDeMessagesDecrite,
      contenu: 'La comparaison.',
    },
    {
      400: 'L’autre message n’est pas nommé.',
      404: 'L’un des deux est inconnu, ou hors de votre périmètre.',
    },
  )
  async comparaison(
    @QuiDemande() identite: Identite,
    @Param('id') id: string,
    @Query() { avec }: EntreeComparaison,
  ): Promise<LectureTracee<ComparaisonDeMessages>> {
    const message = await this.#message(id, identite);
    const autre = await this.#message(avec, identite);
    // The unmasking of one opens the other only when they are about the same person.
    if (autre.demandeur !== message.demandeur) throw messageInconnu();
    return tracerMessages(comparerMessages(message, autre), [message, autre]);
  }

  async #message(id: string, identite: Identite): Promise<MessageDetaille> {
    const message = await this.lire.execute({
      id: idDeMessage(id),
      perimetre: this.perimetres.de(identite),
    });
    if (!message) throw messageInconnu();
    return message;
  }
}
