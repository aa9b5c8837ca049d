import { ajouterJours, cleDuFait, type Partenaire, type TypeFait } from '#annexe7';
import { type Identite, identiteDuRang, substituer } from './identites.js';
import { type FaitModele, JOUR_DE_LA_NUIT, type Modele, MODELES, type Vue } from './modeles.js';

/** What the bench makes a partner hold or state otherwise than the gateway believes. */
export const GENRES = ['perdu', 'altere', 'sequence', 'jamais_dit', 'jamais_recu'] as const;
export type Genre = (typeof GENRES)[number];

export const DIFFERENCES_PAR_PARTENAIRE = 100;

/** One difference planted: the ledger of écarts must name it so, and nothing else. */
export interface Difference extends Identite {
  partenaire: Partenaire;
  rang: number;
  genre: Genre;
  vue: Vue;
  cle: string;
  nature: 'absent' | 'different' | 'sequence' | 'en_trop';
  /** What the partner has instead; null: nothing. */
  eux: FaitModele | null;
}

/** As many of each kind, spread over the people who are told something and about whom nothing comes due. */
export function choisirDifferences(
  partenaire: Partenaire,
  modeles: readonly Modele[],
  effectif: number,
): Difference[] {
  const ecart = Math.floor(effectif / DIFFERENCES_PAR_PARTENAIRE);
  return Array.from({ length: DIFFERENCES_PAR_PARTENAIRE }, (_, numero) => {
    let rang = numero * ecart + (partenaire === 'gide' ? 0 : Math.floor(ecart / 2));
    while (modeleDe(modeles, rang).du || modeleDe(modeles, rang).faits[partenaire].dit.length === 0)
      rang += 1;
    return composer(partenaire, modeleDe(modeles, rang), rang, GENRES[numero % GENRES.length] as Genre);
  });
}

export function modeleDe(modeles: readonly Modele[], rang: number): Modele {
  return modeles[rang % MODELES] as Modele;
}

function composer(partenaire: Partenaire, modele: Modele, rang: number, genre: Genre): Difference {
  const personne = identiteDuRang(rang);
  const premier = modele.faits[partenaire].dit.find(({ type }) => type === PREMIERS[partenaire]);
  if (!premier) throw new Error('unreachable: what is told first to a partner is always told');
  const dit = pour(premier, modele, personne);
  const commun = { ...personne, partenaire, rang, genre, vue: 'dit', cle: dit.cle } as const;
  switch (genre) {
    case 'perdu':
      return { ...commun, nature: 'absent', eux: null };
    case 'altere':
      return { ...commun, nature: 'different', eux: { ...dit, data: alterer(dit.data) } };
    case 'sequence':
      return { ...commun, nature: 'sequence', eux: { ...dit, sequence: '0000000007' } };
    case 'jamais_dit': {
      const eux = inconnu(partenaire === 'gide' ? 'parcours3' : 'gide', personne, 99);
      return { ...commun, nature: 'en_trop', cle: eux.cle, eux };
    }
    case 'jamais_recu': {
      const eux = inconnu(partenaire, personne, 98);
      return { ...commun, vue: 'declare', nature: 'absent', cle: eux.cle, eux };
    }
  }
}

/** What each partner is told of everybody who is told it anything. */
const PREMIERS: Readonly<Record<Partenaire, TypeFait>> = {
  gide: 'parcours.initialise',
  parcours3: 'affectation.enregistree',
};

/** The fact of a template, as it is of one person. */
export function pour(fait: FaitModele, modele: Identite, personne: Identite): FaitModele {
  return JSON.parse(substituer(JSON.stringify(fait), modele, personne)) as FaitModele;
}

function alterer(data: Record<string, unknown>): Record<string, unknown> {
  return typeof data.dateDebutProgramme === 'string'
    ? { ...data, dateDebutProgramme: ajouterJours(data.dateDebutProgramme, -1) }
    : { ...data, indemnise: data.indemnise !== true };
}

/** A fact that the gateway does not know, of a type that this partner states. */
export function inconnu(proprietaire: Partenaire, personne: Identite, numero: number): FaitModele {
  const { demandeur, cotraitance } = personne;
  const [type, data] =
    proprietaire === 'gide'
      ? ([
          'statut.change',
          { demandeur, statut: numero, situation: 'inscrit', dateEffet: JOUR_DE_LA_NUIT },
        ] as const)
      : ([
          'etape.enregistree',
          { cotraitance, demandeur, etape: `E${numero}`, nature: 'entretien', date: JOUR_DE_LA_NUIT },
        ] as const);
  return {
    type,
    cle: cleDuFait(type, data),
    sequence: '0000000001',
    data,
    deCotraitance: proprietaire === 'parcours3',
  };
}
