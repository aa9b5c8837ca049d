import type { Partenaire } from '#annexe7';

/** Whose data a reader may see (X5, J5). A partner's own perimeter holds its messages and no dossier. */
export type Perimetre =
  | { type: 'national' }
  | { type: 'structures'; structures: readonly string[] }
  | { type: 'site'; site: string }
  | { type: 'partenaire'; partenaire: Partenaire };

/** Values of a statement under construction: `parametres.lier(valeur)` gives `$n`. */
export class Parametres {
  readonly valeurs: unknown[] = [];

  lier(valeur: unknown): string {
    this.valeurs.push(valeur);
    return `$${this.valeurs.length}`;
  }
}

/** SQL condition on a row `alias` of cotraitances: is it in the perimeter? Incomplete ones belong to nobody yet (B3). */
export function cotraitanceVisible(perimetre: Perimetre, alias: string, parametres: Parametres): string {
  switch (perimetre.type) {
    case 'national':
      return 'true';
    case 'structures':
      return `coalesce(${alias}.structure = ANY(${parametres.lier(perimetre.structures)}::text[]), false)`;
    case 'site':
      return `coalesce(${alias}.site = ${parametres.lier(perimetre.site)}, false)`;
    case 'partenaire':
      return 'false';
  }
}

/**
 * SQL condition on a message `alias`. A message that names a cotraitance is seen by those who see that cotraitance
 * in the same dossier; one about the person only, by those who see one of his cotraitances.
 */
export function messageVisible(perimetre: Perimetre, alias: string, parametres: Parametres): string {
  if (perimetre.type === 'national') return 'true';
  if (perimetre.type === 'partenaire')
    return `${alias}.partenaire = ${parametres.lier(perimetre.partenaire)}`;
  return `EXISTS (SELECT FROM cotraitances v
                  WHERE v.demandeur = ${alias}.demandeur
                    AND (${alias}.cotraitance IS NULL OR v.cotraitance = ${alias}.cotraitance)
                    AND ${cotraitanceVisible(perimetre, 'v', parametres)})`;
}
