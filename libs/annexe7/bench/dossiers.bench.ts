import { pathToFileURL } from 'node:url';
import {
  ajouterJours,
  cleDuFait,
  decompte,
  Dossier,
  etatAu,
  prochaineEcheance,
  prochainEffet,
  projections,
  type ContexteProjection,
  type DonneesParType,
  type Fait,
  type TypeFait,
} from '../src/index.js';

export interface Mesure {
  dossiers: number;
  faits: number;
  millisecondes: number;
}

const DOSSIERS = 1_000;
const FAITS_PAR_DOSSIER = 15;
const AUJOURDHUI = '2010-09-01';

const CONTEXTE: ContexteProjection = {
  aujourdhui: AUJOURDHUI,
  gideLuJusquAu: AUJOURDHUI,
  fluxActif: () => true,
};

/** One core, one pass: 1,000 dossiers of 15 facts, everything that `appliquer` asks of each of them. */
export function mesurer(): Mesure {
  const histoires = Array.from({ length: DOSSIERS }, (_, rang) => histoire(rang));
  const debut = process.hrtime.bigint();
  for (const { demandeur, cotraitance, faits } of histoires) {
    const dossier = Dossier.depuis(demandeur, faits);
    etatAu(dossier, cotraitance, AUJOURDHUI);
    prochaineEcheance(dossier, cotraitance, AUJOURDHUI);
    prochainEffet(dossier, AUJOURDHUI, CONTEXTE);
    decompte(dossier, cotraitance);
    projections(dossier, CONTEXTE);
  }
  const millisecondes = Number(process.hrtime.bigint() - debut) / 1e6;
  return { dossiers: DOSSIERS, faits: DOSSIERS * FAITS_PAR_DOSSIER, millisecondes };
}

/** A life of 15 facts: two absences, three alerts (one treated, one closed, one open), étapes, a CIVIS, a move. */
function histoire(rang: number): { demandeur: string; cotraitance: string; faits: Fait[] } {
  const demandeur = `${1_000_000 + rang}A`;
  const cotraitance = `CT${100_000 + rang}`;
  const dA = ajouterJours('2010-01-04', rang % 150);
  const le = (jours: number): string => ajouterJours(dA, jours);
  const ct = { cotraitance, demandeur };
  const faits: Fait[] = [];
  const dire = <T extends TypeFait>(type: T, data: DonneesParType[T]): void => {
    const message = `bench-${rang}-${faits.length}`;
    faits.push({ type, cle: cleDuFait(type, data), sequence: '0000000001', data, message });
  };
  dire('affectation.enregistree', {
    ...ct,
    dateAffectation: dA,
    structure: '75056S00',
    sitePoleEmploi: '75116',
    criteres: ['projet_mal_defini', 'absence_de_reseau'],
    identite: { nom: 'DURAND', prenom: 'Camille', dateNaissance: ajouterJours('1988-02-29', rang) },
    commune: '75056',
    indemnise: false,
  });
  dire('acceptation.enregistree', { ...ct, dateAcceptation: le(3), responsable: 'rc-75056S00' });
  dire('parcours.initialise', {
    ...ct,
    dateDebutProgramme: le(9),
    entretien: { type: 'individuel', date: le(9) },
  });
  dire('statut.change', { demandeur, statut: 1, situation: 'inscrit', dateEffet: le(-20) });
  dire('statut.change', { demandeur, statut: 2, situation: 'cessation_inscription', dateEffet: le(60) });
  dire('statut.change', { demandeur, statut: 3, situation: 'inscrit', dateEffet: le(90) });
  dire('statut.change', { demandeur, statut: 4, situation: 'radie', dateEffet: le(100) });
  for (const [numero, jours] of [30, 70, 110].entries()) {
    dire('alerte.declenchee', {
      ...ct,
      alerte: `A${numero}`,
      dateAlerte: le(jours),
      nature: 'manquement_ppae',
    });
  }
  dire('alerte.traitee', { ...ct, alerte: 'A0', dateTraitement: le(40), decision: 'maintien_actif' });
  dire('alerte.close', { ...ct, alerte: 'A1', dateCloture: le(80), motif: 'nouvel_evenement' });
  dire('etape.enregistree', { ...ct, etape: 'E1', nature: 'entretien', date: le(9) });
  dire('civis.change', { demandeur, civis: 'C1', dateDebut: le(-400), dateFin: le(-30) });
  dire('demandeur.modifie', { demandeur, modification: 1, dateEffet: le(50), commune: '92050' });
  return { demandeur, cotraitance, faits };
}

function mediane(mesures: Mesure[]): Mesure | undefined {
  return mesures.sort((une, autre) => une.millisecondes - autre.millisecondes)[
    Math.floor(mesures.length / 2)
  ];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const mesure = mediane(Array.from({ length: 5 }, mesurer));
  process.stdout.write(`${JSON.stringify(mesure)}\n`);
}
