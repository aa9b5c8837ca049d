import type { ComptesDuRegistre } from '../ecarts/constat.js';

/** What the comparison of one view did (X4.3), kept in the result of the step. */
export interface BilanDeVue extends ComptesDuRegistre {
  /** `passe_complete`: the partner offers no digests, every dossier was asked for. */
  mode: 'empreintes' | 'passe_complete';
  seauxDifferents: number;
  requetes: number;
  demandeursCompares: number;
  demandeursDifferents: number;
  /** Differing demandeurs about whom something was on its way or changed meanwhile: left to the next night. */
  enMouvement: number;
  dureeMs: number;
}

export function bilanVierge(): BilanDeVue {
  return {
    mode: 'empreintes',
    seauxDifferents: 0,
    requetes: 0,
    demandeursCompares: 0,
    demandeursDifferents: 0,
    ouverts: 0,
    rouverts: 0,
    changes: 0,
    inchanges: 0,
    clos: 0,
    enMouvement: 0,
    dureeMs: 0,
  };
}

export function ajouterAuBilan(bilan: BilanDeVue, faits: Partial<Omit<BilanDeVue, 'mode'>>): BilanDeVue {
  const total = { ...bilan };
  for (const [nom, nombre] of Object.entries(faits) as [keyof typeof faits, number][]) total[nom] += nombre;
  return total;
}
