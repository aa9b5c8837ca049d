import { cleDuFait, type FaitTenu, type Partenaire } from '#annexe7';
import { composerEvenement, type Evenement, evenementSortant, typeCourt } from '#contract';
import { choisirChangements } from '../changements.js';
import { choisirDifferences } from '../differences.js';
import { type Identite, rangDe } from '../identites.js';
import { type FaitModele, type Modele, type Vue } from '../modeles.js';
import { texteResume } from '../population.js';
import { Repartition } from './repartition.js';
import { VueTenue } from './vue-tenue.js';

const INSTANT = '2010-09-01T09:12:00+02:00';

/** Fate of an event that was told, as X4.2 says it. */
export type SortDit =
  { id: string; statut: 'applique' | 'doublon' } | { id: string; statut: 'obsolete'; sequence: string };

/** A partner with as many people as the population: it holds what it was told, states facts, and differs where planted. */
export class PartenaireDuBanc {
  readonly vues: Readonly<Record<Vue, VueTenue>>;
  /** The change feed, oldest first: empty until {@link publier}. */
  changements: Evenement[] = [];
  readonly recus = new Set<string>();

  constructor(
    private readonly partenaire: Partenaire,
    private readonly modeles: readonly Modele[],
    private readonly effectif: number,
  ) {
    const repartition = new Repartition(effectif);
    const vue = (nom: Vue): VueTenue =>
      new VueTenue(
        repartition,
        modeles.map(({ demandeur, cotraitance, faits }) => {
          const siens = faits[partenaire][nom];
          return {
            demandeur,
            cotraitance,
            resume: texteResume(siens),
            faits: siens.map(({ cle, sequence, data }) => ({ cle, sequence, data })),
            evenements: siens.map((fait, rang) =>
              this.#evenement(nom, fait, { demandeur, cotraitance }, rang),
            ),
          };
        }),
      );
    this.vues = { dit: vue('dit'), declare: vue('declare') };
    for (const { rang, vue: nom, cle, eux, ...personne } of choisirDifferences(
      partenaire,
      modeles,
      effectif,
    )) {
      if (eux === null) this.vues[nom].retirer(rang, cle);
      else this.vues[nom].poser(rang, { ...tenu(eux), evenement: this.#evenement(nom, eux, personne, 98) });
    }
  }

  /** States what happened since the last night. @returns how many facts */
  publier(): number {
    const plantes = new Set(
      (['gide', 'parcours3'] as const).flatMap((partenaire) =>
        choisirDifferences(partenaire, this.modeles, this.effectif).map(({ rang }) => rang),
      ),
    );
    for (const changement of choisirChangements(this.partenaire, this.modeles, this.effectif, plantes)) {
      const { rang, fait, ...personne } = changement;
      const evenement = this.#evenement('declare', fait, personne, 99);
      this.vues.declare.poser(rang, { ...tenu(fait), evenement });
      this.changements.push(evenement);
    }
    return this.changements.length;
  }

  /** Takes what it is told (X4.2). */
  recevoir(evenement: Evenement): SortDit {
    const { id, sequence, data } = evenement;
    if (this.recus.has(id)) return { id, statut: 'doublon' };
    this.recus.add(id);
    const type = typeCourt(evenement.type);
    if (type === undefined) throw new Error(`the gateway told an unknown type: ${evenement.type}`);
    const cle = cleDuFait(type, data);
    const rang = rangDe(String(data.demandeur));
    const tenue = this.vues.dit.fait(rang, cle);
    if (tenue && tenue.sequence >= sequence) return { id, statut: 'obsolete', sequence: tenue.sequence };
    this.vues.dit.poser(rang, { cle, sequence, data, evenement });
    return { id, statut: 'applique' };
  }

  #evenement(vue: Vue, fait: FaitModele, { demandeur, cotraitance }: Identite, rang: number): Evenement {
    const champs = {
      id: `${vue}-${this.partenaire}-${cotraitance}-${rang}`,
      type: fait.type,
      sequence: fait.sequence,
      demandeur,
      cotraitance: fait.deCotraitance ? cotraitance : null,
      data: fait.data,
      time: INSTANT,
    };
    return vue === 'dit' ? evenementSortant(champs) : composerEvenement(`urn:${this.partenaire}`, champs);
  }
}

function tenu({ cle, sequence, data }: FaitModele): FaitTenu {
  return { cle, sequence, data };
}
