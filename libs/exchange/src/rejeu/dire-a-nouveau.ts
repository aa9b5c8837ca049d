import { versionSuivante } from '../application/annoncer.js';
import type { Annonce, Decision } from '../application/decision.js';
import type { DossierCharge } from '../application/dossier-charge.js';
import { structuresDuDit } from '../application/structures-du-dit.js';
import type { ReglesEnVigueur } from '../regles-en-vigueur.js';
import type { OriginalADire } from './originaux.js';
import { rendre, type VerdictRendu } from './verdict.js';

export interface Redite {
  rendus: VerdictRendu[];
  /** Versions to tell besides those that the decision already tells. */
  annonces: Annonce[];
}

interface Contexte {
  dossier: DossierCharge;
  decision: Decision;
  /** Keys of which a version is on its way, `<partenaire> <cle>`. */
  enRoute: ReadonlySet<string>;
  gideLuJusquAu: string | null;
  regles: ReglesEnVigueur;
}

/**
 * Tells the current version of each key again: a new id, the next sequence (X6.2). What the decision tells anyway of a
 * key is that version; otherwise it is what was last told, since the projection says the same.
 */
export function direANouveau(originaux: readonly OriginalADire[], contexte: Contexte): Redite {
  const redite: Redite = { rendus: [], annonces: [] };
  const redites = new Set<string>();
  for (const original of originaux) {
    const { id } = original;
    const cle = nomDe(original);
    if (redites.has(cle)) {
      redite.rendus.push(rendre(id, 'sans_effet', 'MEME_FAIT'));
      continue;
    }
    const nouvelle = versionADire(original, contexte);
    if (typeof nouvelle === 'string') redite.rendus.push(rendre(id, 'sans_effet', nouvelle));
    else {
      redites.add(cle);
      if (!nouvelle.decidee) redite.annonces.push(nouvelle.annonce);
      redite.rendus.push({ ...rendre(id, 'emis', null), nouveau: nouvelle.annonce.id });
    }
  }
  return redite;
}

function versionADire(
  original: OriginalADire,
  { dossier, decision, enRoute, gideLuJusquAu, regles }: Contexte,
): { annonce: Annonce; decidee: boolean } | 'VERSION_EN_ROUTE' | 'FLUX_INACTIF' {
  const annonce = decision.annonces.find((une) => nomDe(une) === nomDe(original));
  if (annonce) return { annonce, decidee: true };
  if (enRoute.has(nomDe(original))) return 'VERSION_EN_ROUTE';
  const dit = dossier.dits.find((un) => nomDe(un) === nomDe(original));
  if (!dit) throw new Error('a version was told under a key that nothing remembers');
  const contexte = regles.contexte(decision.dossier.calculeAu, gideLuJusquAu);
  const structures = structuresDuDit(dossier, decision.cotraitances, dit.cotraitance);
  if (!structures.some((structure) => contexte.fluxActif(dit.partenaire, dit.type, structure)))
    return 'FLUX_INACTIF';
  const origine = { cause: null, correlation: original.correlation };
  return { annonce: versionSuivante(dit.partenaire, dit, dit.data, dit, origine), decidee: false };
}

function nomDe({ partenaire, cle }: { partenaire: string; cle: string }): string {
  return `${partenaire} ${cle}`;
}
