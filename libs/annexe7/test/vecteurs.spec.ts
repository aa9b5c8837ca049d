import { readFileSync } from 'node:fs';
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

describe('vectors of annexe 7', () => {
  it('are all there', () => {
    expect(vecteurs).toHaveLength(186);
  });

  describe.each(vecteurs)('$id $titre', ({ cotraitance, demandeur, evenements, attendu }) => {
    const dossier = Dossier.depuis(demandeur, evenements.map(faitDe));

    it('gives the états and échéances', () => {
      const obtenus = attendu.etats.map(({ au, ...membres }) => {
        const {
          phase,
          etat,
          sortie,
          suspension,
          prochaineEcheance: echeance,
        } = etatAu(dossier, cotraitance, au);
        const obtenu = { au, phase, etat, prochaineEcheance: echeance?.date ?? null };
        expect(prochaineEcheance(dossier, cotraitance, au)).toEqual(echeance);
        if ('sortie' in membres) Object.assign(obtenu, { sortie });
        if ('suspension' in membres) Object.assign(obtenu, { suspension });
        return obtenu;
      });
      expect(obtenus).toEqual(attendu.etats);
    });

    it('gives the count and the anomalies', () => {
      expect(decompte(dossier, cotraitance)).toEqual(attendu.decompte);
      const connues = anomalies(dossier, cotraitance).filter((code) => ANOMALIES_DES_VECTEURS.includes(code));
      expect(connues).toEqual(attendu.anomalies);
    });

    it('gives the projections', () => {
      for (const { aujourdhui, ...attendues } of attendu.projections) {
        const { parcours3, gide } = projections(dossier, contexteDesVecteurs(aujourdhui));
        expect({ parcours3: parCle(parcours3), gide: parCle(gide) }).toEqual(attendues);
      }
    });
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
