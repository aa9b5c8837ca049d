import { lirePortee, type Portee, type Role } from '#access';
import { chargerTerritoire } from '#territory';
import { mauvaisUsage } from '../echec.js';

/** Reads `--portee` for a role. @throws EchecDeCommande, code 2, when it is of no such place or not of that role */
export function lirePorteeDonnee(texte: string, role: Role): Portee {
  const territoire = chargerTerritoire();
  const lecture = lirePortee(texte, role, {
    regionConnue: (code) => territoire.regions.some((region) => region.code === code),
    structureConnue: (code) => territoire.structureConnue(code),
    siteConnu: (code) => territoire.siteConnu(code),
  });
  if (!lecture.lue) throw mauvaisUsage(`--portee : ${lecture.detail}`);
  return lecture.portee;
}
