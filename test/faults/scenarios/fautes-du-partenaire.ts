import { setTimeout as attendre } from 'node:timers/promises';
import type { DemandeDeFaute } from '#simulation';
import { LES_DEUX, type Perturbation, type Scenario, type Tour } from './scenario.js';

/** Sets faults at both partners for a while, then lifts them. */
async function subir(
  { essai }: Tour,
  demandes: readonly DemandeDeFaute[],
  dureeMs: number,
): Promise<Perturbation> {
  const partenaires = Object.values(essai.partenaires);
  for (const partenaire of partenaires) for (const demande of demandes) await partenaire.poserFaute(demande);
  await attendre(dureeMs);
  for (const partenaire of partenaires) await partenaire.leverFautes();
  return { injections: demandes.length * partenaires.length };
}

/** 18. */
export const ERREURS_5XX: Scenario = {
  numero: '18',
  titre: '500, 502, 503, 504 au hasard (30 %)',
  files: ['postgres'],
  debit: 100,
  perturber: (tour) =>
    subir(
      tour,
      // Each is drawn in its turn: about 30 % together.
      [500, 502, 503, 504].map((statut) => ({ nature: 'erreur', statut, probabilite: 0.085 })),
      9_000,
    ),
};

/** 19. */
export const APPLIQUE_SANS_REPONSE: Scenario = {
  numero: '19',
  titre: 'appliqué, puis délai dépassé ou coupure',
  files: LES_DEUX,
  debit: 80,
  perturber: (tour) =>
    subir(
      tour,
      [
        { nature: 'sans_reponse', nombre: 1 },
        { nature: 'coupure_apres', probabilite: 0.4, nombre: 4 },
        { nature: 'erreur_apres', probabilite: 0.4, nombre: 4, statut: 500 },
        { nature: 'erreur_apres', probabilite: 0.4, nombre: 4, statut: 503 },
      ],
      25_000,
    ),
};

/** 20. */
export const REPONSES_FAUSSES: Scenario = {
  numero: '20',
  titre: 'réponses fausses',
  files: ['postgres'],
  debit: 80,
  perturber: (tour) =>
    subir(
      tour,
      [
        { nature: 'erreur_en_200', nombre: 2 },
        { nature: 'reponse_html', nombre: 2 },
        { nature: 'redirection', nombre: 2, portees: ['flux'] },
        { nature: 'identifiants_faux', nombre: 2 },
        { nature: 'resultats_manquants', nombre: 3 },
      ],
      25_000,
    ),
};

/** 21. */
export const REPONSES_TRONQUEES: Scenario = {
  numero: '21',
  titre: 'réponses tronquées, connexions fermées trop tôt',
  files: ['postgres'],
  debit: 80,
  perturber: (tour) =>
    subir(
      tour,
      [
        { nature: 'json_tronque', nombre: 3 },
        { nature: 'coupure_en_reponse', nombre: 3 },
        { nature: 'coupure_avant', nombre: 3 },
      ],
      20_000,
    ),
};
