import {
  direPortee,
  DROITS_DU_ROLE,
  DUREES,
  habilitationsEnVigueur,
  utilisables,
  type Habilitation,
  type SessionLue,
} from '#access';
import type { UniteDeTravail } from '#persistence';
import type { HabilitationDecrite, SessionDecrite } from './reponses.js';

/** X5: who is signed in, as what, and as what else they could be. */
export class MontrerSession {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly acrFort: string,
  ) {}

  async execute({ compte, habilitation, acr, jeton, fin }: SessionLue): Promise<SessionDecrite> {
    const enVigueur = await habilitationsEnVigueur(this.unite.seule, compte.id);
    return {
      compte,
      habilitation: decrire(habilitation),
      habilitations: utilisables(enVigueur, acr, this.acrFort).map(decrire),
      droits: [...DROITS_DU_ROLE[habilitation.role]],
      jeton,
      inactiviteS: DUREES.inactiviteS,
      fin: fin.toISOString(),
    };
  }
}

function decrire({ id, role, portee }: Habilitation): HabilitationDecrite {
  return { id, role, portee: direPortee(portee) };
}
