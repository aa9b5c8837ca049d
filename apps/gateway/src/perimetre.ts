import type { Identite } from '#access';
import type { Perimetre } from '#exchange';
import type { TerritoireNational } from '#territory';

/** The scope of a key as the read models understand it: a region is the structures in it (X5, J5). */
export class Perimetres {
  constructor(private readonly territoire: TerritoireNational) {}

  de({ portee }: Identite): Perimetre {
    switch (portee.type) {
      case 'nationale':
        return { type: 'national' };
      case 'region':
        return {
          type: 'structures',
          structures: this.territoire.structures
            .filter(({ region }) => region === portee.region)
            .map(({ code }) => code),
        };
      case 'structure':
        return { type: 'structures', structures: [portee.structure] };
      case 'site':
        return { type: 'site', site: portee.site };
      case 'partenaire':
        return { type: 'partenaire', partenaire: portee.partenaire };
    }
  }
}
