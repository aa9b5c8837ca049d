import { LectureTracee, nommerLesActeurs, ProblemeHttp } from '#access';
import { Horloge, UniteDeTravail } from '#persistence';
import {
  lireEcart,
  lireEcarts,
  listerPolitiques,
  type Ecart,
  type FiltreDEcarts,
  type PolitiqueListee,
} from '#reconciliation';
import { Injectable } from '@nestjs/common';
import { curseurInconnu } from '../cotraitances/inconnue.js';
import { PlansDeMasquage } from '../masquage/plan-de-masquage.js';
import { FORME_UUID } from '../validation/membres.js';
import { ecrireEcartsEnCsv } from './csv-d-ecarts.js';
import { EcartDecrit } from './reponses.js';
import { detaillerEcart, resumerEcart, type EcartDetaille, type EcartResume } from './montrer-ecart.js';

export interface PageDEcarts {
  ecarts: EcartResume[];
  curseur: string | null;
}

const EXPORT_MAX = 10_000;

/** Readings of the ledger (X5.5), each traced as that of the people whom it shows (J5). */
@Injectable()
export class LectureDEcarts {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly plans: PlansDeMasquage,
  ) {}

  /** @throws ProblemeHttp 400 when the cursor is not one of ours */
  async page(
    filtre: FiltreDEcarts,
    curseur: string | undefined,
    limite: number,
  ): Promise<LectureTracee<PageDEcarts>> {
    const page = await lireEcarts(this.unite.seule, filtre, curseur, limite);
    if (!page.lue) throw curseurInconnu();
    const { maintenant } = await Horloge.lire(this.unite.seule);
    const ecarts = page.ecarts.map((ecart) => resumerEcart(ecart, maintenant));
    return tracer({ ecarts, curseur: page.curseur }, page.ecarts);
  }

  /** The whole list, masked for a person (ADR 32). @throws ProblemeHttp 422 when it is too long for one file */
  async csv(filtre: FiltreDEcarts, masquer: boolean): Promise<LectureTracee<string>> {
    const lus = await lireEcarts(this.unite.seule, filtre, undefined, EXPORT_MAX);
    if (!lus.lue) throw new Error('unreachable: no cursor was given');
    if (lus.curseur !== null)
      throw new ProblemeHttp(
        422,
        'SELECTION_TROP_GRANDE',
        `Plus de ${EXPORT_MAX} écarts répondent à ces filtres : resserrez-les, par exemple par type ou par cause, et faites plusieurs fichiers.`,
      );
    const { maintenant } = await Horloge.lire(this.unite.seule);
    const lignes = lus.ecarts.map((ecart) => resumerEcart(ecart, maintenant));
    const montrees = masquer ? lignes.map((ligne) => this.plans.masquer(EcartDecrit, ligne)) : lignes;
    return tracer(ecrireEcartsEnCsv(montrees), lus.ecarts);
  }

  /** @throws ProblemeHttp 404 when it is unknown, or outside the perimeter */
  async un(id: string, perimetre: FiltreDEcarts['perimetre']): Promise<LectureTracee<EcartDetaille>> {
    const ecart = await this.exister(id, perimetre);
    const { maintenant } = await Horloge.lire(this.unite.seule);
    const politique = politiqueDe(ecart, await listerPolitiques(this.unite.seule));
    const nomDe = await nommerLesActeurs(
      this.unite.seule,
      ecart.evenements.map(({ par }) => par),
    );
    return tracer(detaillerEcart(ecart, maintenant, politique, nomDe), [ecart]);
  }

  /** The écart, for an act that gives nothing of it. @throws ProblemeHttp 404 likewise */
  async exister(
    id: string,
    perimetre: FiltreDEcarts['perimetre'],
  ): Promise<NonNullable<Awaited<ReturnType<typeof lireEcart>>>> {
    const ecart = FORME_UUID.test(id) ? await lireEcart(this.unite.seule, id.toLowerCase(), perimetre) : null;
    if (!ecart) throw ecartInconnu();
    return ecart;
  }
}

/** 404: unknown, or outside the scope of the key; the two give the same answer. */
export function ecartInconnu(): ProblemeHttp {
  return new ProblemeHttp(404, 'ECART_INCONNU', 'Aucun écart de votre périmètre ne porte cet identifiant.');
}

/** The row in force today: that of the type before the general one. */
function politiqueDe(ecart: Ecart, lignes: readonly PolitiqueListee[]): PolitiqueListee | null {
  const siennes = lignes.filter(
    ({ etat, partenaire, vue }) =>
      etat === 'en_vigueur' && partenaire === ecart.partenaire && vue === ecart.vue,
  );
  return siennes.find(({ type }) => type === ecart.type) ?? siennes.find(({ type }) => type === null) ?? null;
}

function tracer<T>(corps: T, ecarts: readonly Ecart[]): LectureTracee<T> {
  return new LectureTracee(corps, {
    cotraitances: ecarts.flatMap(({ cotraitance }) => cotraitance ?? []),
    demandeurs: ecarts.flatMap(({ cotraitance, demandeur }) => (cotraitance === null ? [demandeur] : [])),
    nombre: ecarts.length,
  });
}
