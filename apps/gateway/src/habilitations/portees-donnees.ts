import { lirePortee, type Portee, type Role } from '#access';
import { TerritoireNational } from '#territory';
import { Injectable } from '@nestjs/common';
import { membreIncorrect } from './problemes.js';

/** Scopes as requests write them: of a place that exists, and that the role may have. */
@Injectable()
export class PorteesDonnees {
  constructor(private readonly territoire: TerritoireNational) {}

  /** @throws ProblemeHttp 400 that says what to write */
  lire(texte: string, role: Role): Portee {
    const lecture = lirePortee(texte, role, {
      regionConnue: (code) => this.territoire.regions.some((region) => region.code === code),
      structureConnue: (code) => this.territoire.structureConnue(code),
      siteConnu: (code) => this.territoire.siteConnu(code),
    });
    if (!lecture.lue) throw membreIncorrect('/portee', lecture.detail);
    return lecture.portee;
  }
}
