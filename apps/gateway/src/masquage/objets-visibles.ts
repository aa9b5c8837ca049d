import { aUnRole, type Identite, type ObjetMasque } from '#access';
import { LireFaits, LireMessage } from '#exchange';
import { Injectable } from '@nestjs/common';
import { cotraitanceInconnue, numeroDeCotraitance } from '../cotraitances/inconnue.js';
import { LectureDEcarts } from '../ecarts/lecture-d-ecarts.js';
import { idDeMessage, messageInconnu } from '../messages/inconnu.js';
import { LECTEURS_DE_MESSAGES } from '../messages/lecteurs.js';
import { Perimetres } from '../perimetre.js';

/** One cannot unmask what one may not see: the same 404 as its reading. */
@Injectable()
export class ObjetsVisibles {
  constructor(
    private readonly perimetres: Perimetres,
    private readonly messages: LireMessage,
    private readonly faits: LireFaits,
    private readonly ecarts: LectureDEcarts,
  ) {}

  /** The object as its readings name it. @throws ProblemeHttp 404 when it is unknown, or outside the scope */
  async exiger(identite: Identite, { genre, objet }: ObjetMasque): Promise<ObjetMasque> {
    const perimetre = this.perimetres.de(identite);
    switch (genre) {
      case 'message': {
        const id = idDeMessage(objet);
        if (!aUnRole(identite, LECTEURS_DE_MESSAGES) || !(await this.messages.execute({ id, perimetre })))
          throw messageInconnu();
        return { genre, objet: id };
      }
      case 'cotraitance': {
        const cotraitance = numeroDeCotraitance(objet);
        if (!(await this.faits.execute({ cotraitance, connuLe: null, perimetre })))
          throw cotraitanceInconnue();
        return { genre, objet: cotraitance };
      }
      case 'ecart':
        return { genre, objet: (await this.ecarts.exister(objet, perimetre)).id };
    }
  }
}
