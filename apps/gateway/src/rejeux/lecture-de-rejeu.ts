import { LectureTracee } from '#access';
import {
  ecrireCurseur,
  lireCurseur,
  lireDossiersDuRejeu,
  lireMessagesDuRejeu,
  type DossierRejoue,
  type MessageRejoue,
  type PageDeRejeu,
} from '#exchange';
import { UniteDeTravail } from '#persistence';
import { Injectable } from '@nestjs/common';
import { curseurInconnu } from '../cotraitances/inconnue.js';

export interface PageDeVerdicts {
  messages: MessageRejoue[];
  curseur: string | null;
}

export interface PageDeDossiers {
  dossiers: DossierRejoue[];
  curseur: string | null;
}

/** Pages of a replay, each traced as the reading of the people whom it shows (J5). */
@Injectable()
export class LectureDeRejeu {
  constructor(private readonly unite: UniteDeTravail) {}

  /** @throws ProblemeHttp 400 when the cursor is not one of ours */
  position(curseur: string | undefined): number {
    if (curseur === undefined) return -1;
    const apres = lireCurseur(curseur)?.['apres'];
    if (typeof apres !== 'number' || !Number.isInteger(apres)) throw curseurInconnu();
    return apres;
  }

  async messages(page: PageDeRejeu): Promise<LectureTracee<PageDeVerdicts>> {
    const lus = await lireMessagesDuRejeu(this.unite.seule, { ...page, limite: page.limite + 1 });
    const messages = lus.slice(0, page.limite);
    return new LectureTracee(
      { messages, curseur: suiteDe(lus, messages) },
      {
        cotraitances: messages.flatMap(({ cotraitance }) => cotraitance ?? []),
        demandeurs: messages.flatMap(({ cotraitance, demandeur }) =>
          cotraitance === null && demandeur !== null ? [demandeur] : [],
        ),
        nombre: messages.length,
      },
    );
  }

  async dossiers(page: PageDeRejeu): Promise<LectureTracee<PageDeDossiers>> {
    const lus = await lireDossiersDuRejeu(this.unite.seule, { ...page, limite: page.limite + 1 });
    const dossiers = lus.slice(0, page.limite);
    return new LectureTracee(
      { dossiers, curseur: suiteDe(lus, dossiers) },
      {
        cotraitances: dossiers.flatMap((d) => d.cotraitances.map(({ cotraitance }) => cotraitance)),
        demandeurs: dossiers.map(({ demandeur }) => demandeur),
        nombre: dossiers.length,
      },
    );
  }
}

function suiteDe(lus: readonly unknown[], page: readonly { rang: number }[]): string | null {
  const dernier = page.at(-1);
  return lus.length > page.length && dernier ? ecrireCurseur({ apres: dernier.rang }) : null;
}
