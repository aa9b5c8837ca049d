import type { TypeFait } from '#annexe7';
import { evenementSortant, type Evenement } from '#contract';

let suivant = 0;

/** An event as the gateway tells it, with a fresh id. */
export function dit(
  type: TypeFait,
  data: Record<string, unknown> & { demandeur: string; cotraitance?: string },
  champs: { id?: string; sequence?: string; time?: string } = {},
): Evenement {
  suivant += 1;
  return evenementSortant({
    id: champs.id ?? `evt-${suivant}`,
    type,
    sequence: champs.sequence ?? '0000000001',
    demandeur: data.demandeur,
    cotraitance: data.cotraitance ?? null,
    data,
    time: champs.time ?? '2010-09-01T10:00:00+02:00',
  });
}

export const DEMANDEUR = '1234567A';
export const COTRAITANCE = 'CT-TEST-1';

export function affectationDite(
  demandeur = DEMANDEUR,
  cotraitance = COTRAITANCE,
  sequence?: string,
): Evenement {
  const data = {
    cotraitance,
    demandeur,
    dateAffectation: '2010-09-01',
    structure: '75056S00',
    sitePoleEmploi: '75116',
    criteres: ['projet_mal_defini'],
    identite: { nom: 'DURAND', prenom: 'Camille', dateNaissance: '1990-06-19' },
    commune: '75056',
    indemnise: false,
    dateEntretienInitialisation: '2010-09-01',
  };
  return dit('affectation.enregistree', data, { sequence });
}

export function statutDit(statut: number, sequence?: string, demandeur = DEMANDEUR): Evenement {
  return dit(
    'statut.change',
    { demandeur, statut, situation: 'inscrit', dateEffet: '2010-08-01' },
    { sequence },
  );
}
