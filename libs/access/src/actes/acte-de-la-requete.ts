import type { RequeteGardee } from '../garde-acces.guard.js';
import type { Identite } from '../identite.js';
import { direPortee } from '../portee.js';
import type { ActeEntame } from './acte.js';
import type { DeclarationDActe } from './declaration-d-acte.js';

/** What an act takes from a request. Its body has been read, and not validated yet. */
export interface RequeteDActe extends RequeteGardee {
  /** Correlation id. */
  id?: unknown;
  params?: unknown;
  body?: unknown;
}

/** The act that a request asks for. */
export function acteDeLaRequete(
  { selon, parametre, designer }: DeclarationDActe,
  { acteur, role, portee }: Identite,
  requete: RequeteDActe,
): ActeEntame {
  const corps = membresDe(requete.body);
  const designe = designer?.(corps) ?? null;
  const objet = parametre === undefined ? designe?.objet : membresDe(requete.params)[parametre];
  return {
    auteur: { acteur, role, portee: direPortee(portee) },
    action: selon(corps),
    objet: typeof objet === 'string' ? objet : null,
    ...(designe ? { genre: designe.genre } : {}),
    motif: typeof corps['motif'] === 'string' ? corps['motif'] : null,
    correlation: typeof requete.id === 'string' ? requete.id : null,
    adresse: requete.ip,
  };
}

function membresDe(valeur: unknown): Record<string, unknown> {
  return typeof valeur === 'object' && valeur !== null ? (valeur as Record<string, unknown>) : {};
}
