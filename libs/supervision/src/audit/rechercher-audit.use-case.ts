import { ecrireCurseur, lireCurseur, type Perimetre } from '#exchange';
import type { UniteDeTravail } from '#persistence';
import { lireLignes, type FiltreDAudit, type LigneDAudit, type PositionDAudit } from './ligne-d-audit.js';

export interface RechercheDAudit {
  filtre: FiltreDAudit;
  curseur?: string;
  limite: number;
  perimetre: Perimetre;
}

export type AuditTrouve = { lue: true; lignes: LigneDAudit[]; curseur: string | null } | { lue: false };

/** Beyond it, PostgreSQL has no such instant of ours: the year 2096. */
const US_MAX = 4e15;

/** Who read whom and who did what, newest first, page by page; never counted whole. */
export class RechercherAudit {
  constructor(private readonly unite: UniteDeTravail) {}

  /** @returns `lue: false` when the cursor is not one of ours */
  async execute({ filtre, curseur, limite, perimetre }: RechercheDAudit): Promise<AuditTrouve> {
    const avant = curseur === undefined ? undefined : positionDe(curseur);
    if (curseur !== undefined && avant === undefined) return { lue: false };
    const lignes = await lireLignes(this.unite.seule, filtre, perimetre, avant, limite + 1);
    const page = lignes.slice(0, limite);
    const derniere = page.at(-1);
    const suite = lignes.length > limite && derniere;
    return {
      lue: true,
      lignes: page.map(({ us: _us, ordre: _ordre, id: _id, ...ligne }) => ligne),
      curseur: suite ? ecrireCurseur({ us: suite.us, ordre: suite.ordre, id: suite.id }) : null,
    };
  }
}

function positionDe(texte: string): PositionDAudit | undefined {
  const { us, ordre, id } = lireCurseur(texte) ?? {};
  if (!estRang(us, US_MAX) || !estRang(ordre, 1) || !estRang(id, Number.MAX_SAFE_INTEGER)) return undefined;
  return { us, ordre, id };
}

function estRang(valeur: unknown, maximum: number): valeur is number {
  return typeof valeur === 'number' && Number.isInteger(valeur) && valeur >= 0 && valeur <= maximum;
}
