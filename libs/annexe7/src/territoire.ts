/** What the territory data know, as the rules ask it (E5, F14). */
export interface Territoire {
  structureConnue(structure: string): boolean;
  siteConnu(site: string): boolean;
  /** Is the commune in the zone de compétence of the structure? undefined: not known. */
  competence(structure: string, commune: string): boolean | undefined;
}

/** No territory data: nothing is out of zone (E5 aside), and no code is called unknown (F14). */
export const TERRITOIRE_INCONNU: Territoire = Object.freeze({
  structureConnue: () => true,
  siteConnu: () => true,
  competence: () => undefined,
});
