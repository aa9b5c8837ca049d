import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import {
  anomalies,
  canoniser,
  decompte,
  Dossier,
  empreinteDemandeur,
  empreinteSeau,
  etatAu,
  prochaineEcheance,
  projections,
  seauDe,
  type FaitProjete,
  type FaitTenu,
} from '../src/index.js';
import { contexteDesVecteurs, faitDe, type EvenementDeVecteur } from './evenements.js';

interface EtatAttendu {
  au: string;
  phase: string | null;
  etat: string | null;
  sortie?: object;
  suspension?: object;
  prochaineEcheance: string | null;
}

interface Vecteur {
  id: string;
  titre?: string;
  cotraitance: string;
  demandeur: string;
  evenements: EvenementDeVecteur[];
  attendu: {
    etats: EtatAttendu[];
    decompte: object;
    anomalies: string[];
    projections: { aujourdhui: string; parcours3: Record<string, object>; gide: Record<string, object> }[];
  };
}

interface Empreintes {
  dossiers: {
    demandeur: string;
    faits: FaitTenu[];
    canonique: string;
    empreinte: string;
    seau: number;
    contribution: string;
  }[];
  exempleDeSeau: { effectif: number; empreinte: string };
}

const lire = <T>(nom: string): T =>
  JSON.parse(readFileSync(new URL(`./vectors/${nom}`, import.meta.url), 'utf8')) as T;

const vecteurs = lire<Vecteur[]>('annexe7.json');
const { dossiers, exempleDeSeau } = lire<Empreintes>('empreintes.json');

/** The anomalies that the vectors know (section 10). */
const ANOMALIES_DES_VECTEURS = [
  'AGE_HORS_CADRE',
  'ANNULATION_APRES_INITIALISATION',
  'INITIALISATION_AVANT_AFFECTATION',
  'TRAITEMENT_AVANT_ALERTE',
  'TRAITEMENT_SANS_ALERTE',
];

const parCle = (projection: Map<string, FaitProjete>): Record<string, object> =>
  Object.fromEntries([...projection].map(([cle, { data }]) => [cle, data]));

/** Compares, vector by vector, what is obtained with what is expected; stops at the first that differs. */
function comparer(
  lire: (dossier: Dossier, vecteur: Vecteur) => unknown,
  attendre: (vecteur: Vecteur) => unknown,
): void {
  for (const vecteur of vecteurs) {
    const { id, titre, demandeur, evenements } = vecteur;
    const obtenu = lire(Dossier.depuis(demandeur, evenements.map(faitDe)), vecteur);
    const attendu = attendre(vecteur);
    if (!isDeepStrictEqual(obtenu, attendu))
      expect({ id, titre, obtenu }).toEqual({ id, titre, obtenu: attendu });
  }
}

describe('the 186 vectors of annexe 7 [section 10]', () => {
  it('are all there', () => {
    expect(vecteurs).toHaveLength(186);
  });

  it('give the états and échéances', () => {
    comparer(
      (dossier, { cotraitance, attendu }) =>
        attendu.etats.map(({ au, ...membres }) => {
          const { phase, etat, sortie, suspension } = etatAu(dossier, cotraitance, au);
          const echeance = prochaineEcheance(dossier, cotraitance, au)?.date ?? null;
          return {
            au,
            phase,
            etat,
            prochaineEcheance: echeance,
            ...('sortie' in membres && { sortie }),
            ...('suspension' in membres && { suspension }),
          };
        }),
      ({ attendu }) => attendu.etats,
    );
  });

  it('give the count and the anomalies', () => {
    comparer(
      (dossier, { cotraitance }) => ({
        decompte: decompte(dossier, cotraitance),
        anomalies: anomalies(dossier, cotraitance).filter((code) => ANOMALIES_DES_VECTEURS.includes(code)),
      }),
      ({ attendu: { decompte: compte, anomalies: oddites } }) => ({ decompte: compte, anomalies: oddites }),
    );
  });

  it('give the projections', () => {
    comparer(
      (dossier, { attendu }) =>
        attendu.projections.map(({ aujourdhui }) => {
          const { parcours3, gide } = projections(dossier, contexteDesVecteurs(aujourdhui));
          return { aujourdhui, parcours3: parCle(parcours3), gide: parCle(gide) };
        }),
      ({ attendu }) => attendu.projections,
    );
  });
});

describe('vectors of the digests [X4.3]', () => {
  it.each(dossiers)('gives the digest and the bucket of $demandeur', (exemple) => {
    const { demandeur, faits, canonique, empreinte, seau, contribution } = exemple;
    expect(canoniser(faits.map(({ cle, sequence, data }) => [cle, sequence, data]))).toBe(canonique);
    expect(empreinteDemandeur(faits)).toBe(empreinte);
    expect(empreinteDemandeur([...faits].reverse())).toBe(empreinte);
    expect(seauDe(demandeur)).toBe(seau);
    expect(empreinteSeau([{ demandeur, empreinte }])).toBe(contribution);
  });

  it('gives the digest of a bucket', () => {
    expect(dossiers).toHaveLength(exempleDeSeau.effectif);
    expect(empreinteSeau(dossiers)).toBe(exempleDeSeau.empreinte);
  });
});
