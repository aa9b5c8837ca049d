import type { DonneesParType, Partenaire, TypeFait } from '#annexe7';
import type { Classe } from '../membres/regle.js';
import { AffectationAnnulee, AffectationDite, AffectationEnregistree } from './affectation.js';
import { AlerteClose, AlerteDeclenchee, AlerteTraitee } from './alerte.js';
import { DemandeurModifie } from './demandeur.js';
import { AcceptationEnregistree, ParcoursInitialise } from './entree.js';
import { CivisChange, EtapeEnregistree } from './parcours.js';
import { SortieProposee, SortiePrononcee } from './sortie.js';
import { StatutChange } from './statut.js';

/** Who may state a type (B1), and to whom the gateway tells it (section 8), with the data of each case. */
export interface DefinitionDeType<T extends object = object> {
  /** The system that states it; `dude` is the gateway itself. */
  readonly proprietaire: Partenaire | 'dude';
  /** Its data as its owner states them. */
  readonly enonce: Classe<T>;
  /** Its data as the gateway tells them, for each partner that is told. */
  readonly dit: Readonly<Partial<Record<Partenaire, Classe<T>>>>;
}

type Noms<D> = D extends unknown ? keyof D : never;
type Valeur<D, N> = D extends unknown ? (N extends keyof D ? D[N] : never) : never;

/** What a class must fit so that what it accepts can be read as the data of annexe 7: same members, same values. */
type MembresDe<D> = { [N in Noms<D>]?: Valeur<D, N> };

/** Every type of X2, once: authority, direction and data. */
export const CATALOGUE: { readonly [T in TypeFait]: DefinitionDeType<MembresDe<DonneesParType[T]>> } = {
  'affectation.enregistree': {
    proprietaire: 'gide',
    enonce: AffectationEnregistree,
    dit: { parcours3: AffectationDite },
  },
  'affectation.annulee': {
    proprietaire: 'gide',
    enonce: AffectationAnnulee,
    dit: { gide: AffectationAnnulee, parcours3: AffectationAnnulee },
  },
  'statut.change': { proprietaire: 'gide', enonce: StatutChange, dit: { parcours3: StatutChange } },
  'alerte.traitee': { proprietaire: 'gide', enonce: AlerteTraitee, dit: { parcours3: AlerteTraitee } },
  'sortie.prononcee': {
    proprietaire: 'gide',
    enonce: SortiePrononcee,
    dit: { gide: SortiePrononcee, parcours3: SortiePrononcee },
  },
  'sortie.proposee': { proprietaire: 'dude', enonce: SortieProposee, dit: { gide: SortieProposee } },
  'demandeur.modifie': {
    proprietaire: 'gide',
    enonce: DemandeurModifie,
    dit: { parcours3: DemandeurModifie },
  },
  'acceptation.enregistree': {
    proprietaire: 'dude',
    enonce: AcceptationEnregistree,
    dit: { gide: AcceptationEnregistree },
  },
  'parcours.initialise': {
    proprietaire: 'parcours3',
    enonce: ParcoursInitialise,
    dit: { gide: ParcoursInitialise },
  },
  'alerte.declenchee': {
    proprietaire: 'parcours3',
    enonce: AlerteDeclenchee,
    dit: { gide: AlerteDeclenchee },
  },
  'alerte.close': { proprietaire: 'parcours3', enonce: AlerteClose, dit: { gide: AlerteClose } },
  'etape.enregistree': {
    proprietaire: 'parcours3',
    enonce: EtapeEnregistree,
    dit: { gide: EtapeEnregistree },
  },
  'civis.change': { proprietaire: 'parcours3', enonce: CivisChange, dit: { gide: CivisChange } },
};

/** The types of X2, in the order of the catalogue. */
export const TYPES: readonly TypeFait[] = Object.keys(CATALOGUE) as TypeFait[];

/** B1. The system that states a type; `dude` is the gateway. */
export function proprietaireDe(type: TypeFait): Partenaire | 'dude' {
  return CATALOGUE[type].proprietaire;
}

/** Section 8. The types that the gateway tells a partner. */
export function typesDitsA(partenaire: Partenaire): TypeFait[] {
  return TYPES.filter((type) => CATALOGUE[type].dit[partenaire] !== undefined);
}
