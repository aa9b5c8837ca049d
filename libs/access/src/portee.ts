import type { Partenaire } from '#annexe7';
import { PORTEES, PORTEES_DU_ROLE, type Role, type TypePortee } from './roles.js';

/** What a key may see (X5): the whole country, a region of 2010, a structure, a site, or a partner's own exchange. */
export type Portee =
  | { type: 'nationale' }
  | { type: 'region'; region: string }
  | { type: 'structure'; structure: string }
  | { type: 'site'; site: string }
  | { type: 'partenaire'; partenaire: Partenaire };

/** Which codes exist; undefined members are not checked. */
export interface CodesConnus {
  regionConnue(region: string): boolean;
  structureConnue(structure: string): boolean;
  siteConnu(site: string): boolean;
}

export type LectureDePortee = { lue: true; portee: Portee } | { lue: false; detail: string };

/** Reads `nationale`, `region:11`, `structure:75056S01`, `site:75012` or `partenaire:gide`, and says in French what is wrong. */
export function lirePortee(texte: string, role: Role, codes: CodesConnus): LectureDePortee {
  const [type = '', valeur, ...reste] = texte.split(':');
  if (!estTypePortee(type) || reste.length > 0) {
    return refus(
      `La portée s'écrit « nationale », « region:<code> », « structure:<code> », « site:<code> » ou « partenaire:<gide|parcours3> ».`,
    );
  }
  if (!PORTEES_DU_ROLE[role].includes(type)) {
    return refus(`Le rôle ${role} prend une portée parmi : ${PORTEES_DU_ROLE[role].join(', ')}.`);
  }
  if (type === 'nationale') {
    return valeur === undefined
      ? { lue: true, portee: { type } }
      : refus('La portée nationale ne prend pas de valeur.');
  }
  if (valeur === undefined || valeur === '')
    return refus(`La portée ${type} demande une valeur : « ${type}:<code> ».`);
  return lireValeur(type, valeur, codes);
}

function lireValeur(
  type: Exclude<TypePortee, 'nationale'>,
  valeur: string,
  codes: CodesConnus,
): LectureDePortee {
  switch (type) {
    case 'region':
      return codes.regionConnue(valeur)
        ? { lue: true, portee: { type, region: valeur } }
        : refus(
            'Cette région est inconnue : donner le code INSEE de la région de 2010 (11 pour l’Île-de-France).',
          );
    case 'structure':
      return codes.structureConnue(valeur)
        ? { lue: true, portee: { type, structure: valeur } }
        : refus(
            'Cette structure est inconnue : donner son code (code INSEE de la commune du siège, S, rang).',
          );
    case 'site':
      return codes.siteConnu(valeur)
        ? { lue: true, portee: { type, site: valeur } }
        : refus('Ce site Pôle emploi est inconnu : donner son code SAFIR de cinq chiffres.');
    case 'partenaire':
      return valeur === 'gide' || valeur === 'parcours3'
        ? { lue: true, portee: { type, partenaire: valeur } }
        : refus('Le partenaire est « gide » ou « parcours3 ».');
  }
}

/** A scope as stored in cles_api. Throws when a row makes no sense: such a key must open nothing. */
export function porteeDepuis(type: string, valeur: string | null): Portee {
  if (type === 'nationale') return { type };
  if (valeur === null) throw new Error('a scope without value is stored in cles_api');
  switch (type) {
    case 'region':
      return { type, region: valeur };
    case 'structure':
      return { type, structure: valeur };
    case 'site':
      return { type, site: valeur };
    case 'partenaire':
      if (valeur === 'gide' || valeur === 'parcours3') return { type, partenaire: valeur };
  }
  throw new Error('an unknown scope is stored in cles_api');
}

/** The value beside the kind, as stored; null for the national scope. */
export function valeurDePortee(portee: Portee): string | null {
  switch (portee.type) {
    case 'nationale':
      return null;
    case 'region':
      return portee.region;
    case 'structure':
      return portee.structure;
    case 'site':
      return portee.site;
    case 'partenaire':
      return portee.partenaire;
  }
}

/** `structure:75056S01`, as people write it. */
export function direPortee(portee: Portee): string {
  const valeur = valeurDePortee(portee);
  return valeur === null ? portee.type : `${portee.type}:${valeur}`;
}

function estTypePortee(texte: string): texte is TypePortee {
  return (PORTEES as readonly string[]).includes(texte);
}

function refus(detail: string): LectureDePortee {
  return { lue: false, detail };
}
