import { estUnOnglet, type NomDOnglet } from './onglets.js';

type Recherche = Readonly<Record<string, unknown>>;

/** The two times of a dossier, as the address holds them. */
export interface TempsDeDossier {
  au?: string;
  connuLe?: string;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

/** What stands in the address and is no day, or no instant, is left out: an address that was cut still opens. */
export function lireTempsDeDossier({ au, connuLe }: Recherche): TempsDeDossier {
  return {
    ...(estUnJour(au) ? { au } : {}),
    ...(typeof connuLe === 'string' && INSTANT.test(connuLe) && estUnJour(connuLe.slice(0, 10))
      ? { connuLe }
      : {}),
  };
}

export interface FiltresDeTravail {
  onglet?: NomDOnglet;
  structure?: string;
}

export function lireFiltresDeTravail({ onglet, structure }: Recherche): FiltresDeTravail {
  return {
    ...(estUnOnglet(onglet) ? { onglet } : {}),
    ...(typeof structure === 'string' && /^(\d{5}|2[AB]\d{3})S\d{2}$/.test(structure) ? { structure } : {}),
  };
}

function estUnJour(texte: unknown): texte is string {
  if (typeof texte !== 'string' || !/^(19|20)\d{2}-\d{2}-\d{2}$/.test(texte)) return false;
  const jour = new Date(`${texte}T00:00:00Z`);
  return !Number.isNaN(jour.getTime()) && jour.toISOString().startsWith(texte);
}
