import {
  cotraitanceDuFait,
  etatSansRegles,
  membresConnus,
  projections,
  TYPES_FAITS,
  type EtatSansRegles,
  type TypeFait,
} from '#annexe7';
import { proprietaireDe } from '#contract';
import type { Sql, UniteDeTravail } from '#persistence';
import type { Dit } from '../application/dossier-charge.js';
import { sequenceSurLeFil } from '../emission/message-sortant.js';
import type { SourceDeRegles } from '../regles/source-de-regles.js';
import { lireDossier, type DossierLu } from './dossier-lu.js';
import { lireEnsemble } from './instant-de-lecture.js';
import type { Perimetre } from './perimetre.js';
import {
  comparerLesSystemes,
  resteADire,
  type FaitDesSystemes,
  type MembreDesSystemes,
  type Tenue,
  type Version,
  type VersionDite,
} from './tenu-par-les-systemes.js';

/** One fact in one system, without its data: they are compared member by member. */
export interface TenueMontree {
  enonce: Omit<Version, 'data'> | null;
  dit: Omit<VersionDite, 'data'> | null;
  aDire: boolean;
}

export interface FaitDesDeuxSystemes extends Pick<FaitDesSystemes, 'type' | 'proprietaire' | 'objet'> {
  gide: TenueMontree;
  parcours3: TenueMontree;
  membres: MembreDesSystemes[];
  accord: boolean;
}

/** Today: what each system states and was told of a cotraitance and of its person, and what the gateway computes of it. */
export interface SystemesLus {
  cotraitance: string;
  au: string;
  passerelle: Pick<EtatSansRegles, 'phase' | 'etat' | 'depuis'>;
  faits: FaitDesDeuxSystemes[];
}

/** Both systems side by side, fact by fact (sections 2 and 8). */
export class LireSystemes {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly regles: SourceDeRegles,
  ) {}

  /** Facts that name another cotraitance of the same person are left out: they may belong to another structure. */
  execute({
    cotraitance,
    perimetre,
  }: {
    cotraitance: string;
    perimetre: Perimetre;
  }): Promise<SystemesLus | undefined> {
    return lireEnsemble(this.unite, async (sql) => {
      const lu = await lireDossier(sql, { cotraitance, connuLe: null, perimetre }, this.regles);
      if (!lu) return undefined;
      const { aujourdhui } = lu.moment;
      const { phase, etat, depuis } = etatSansRegles(lu.dossier, cotraitance, aujourdhui);
      const faits = rassembler(cotraitance, lu, await lireDits(sql, lu.demandeur));
      return { cotraitance, au: aujourdhui, passerelle: { phase, etat, depuis }, faits: faits.map(montrer) };
    });
  }
}

/** Without the withdrawals of what was never acknowledged: they leave nothing over there. */
function lireDits(sql: Sql, demandeur: string): Promise<Dit[]> {
  return sql<Dit>(
    `SELECT partenaire, cle, type, cotraitance, sequence, data, acquittee FROM dit
     WHERE demandeur = $1 AND (acquittee > 0 OR (data->>'annule') IS DISTINCT FROM 'true')`,
    [demandeur],
  );
}

/** Every fact of that cotraitance, or of the person, that a system states, was told, or must be told. */
function rassembler(cotraitance: string, lu: DossierLu, dits: readonly Dit[]): FaitDesSystemes[] {
  const { demandeur, fusionnes, dossier, moment, regles } = lu;
  const attendus = projections(dossier, regles.contexte(moment.aujourdhui, moment.gideLuJusquAu));
  const faits = new Map<string, FaitDesSystemes>();
  const noter = (cle: string, type: TypeFait, de: string | null): FaitDesSystemes | null => {
    if (de !== null && de !== cotraitance) return null;
    const fait = faits.get(cle) ?? vide(cle, type, demandeur);
    faits.set(cle, fait);
    return fait;
  };
  for (const enonce of fusionnes.values()) {
    const { cle, type, sequence, data } = enonce;
    const proprietaire = proprietaireDe(type);
    const fait = proprietaire === 'dude' ? null : noter(cle, type, cotraitanceDuFait(enonce));
    if (fait === null || proprietaire === 'dude') continue;
    fait[proprietaire].enonce = {
      sequence,
      retire: data.annule === true,
      data: membresConnus(type, data),
    };
  }
  for (const { partenaire, cle, type, cotraitance: de, sequence, data, acquittee } of dits) {
    const fait = noter(cle, type, de);
    if (fait === null) continue;
    fait[partenaire].dit = {
      sequence: sequenceSurLeFil(Number(sequence)),
      retire: data.annule === true,
      etat: Number(acquittee) >= Number(sequence) ? 'acquittee' : 'en_route',
      data,
    };
  }
  for (const partenaire of ['gide', 'parcours3'] as const)
    for (const { cle, type, cotraitance: de, data } of attendus[partenaire].values()) {
      const fait = noter(cle, type, de);
      if (fait !== null) fait[partenaire].attendu = data;
    }
  return [...faits.values()].sort(parTypePuisObjet);
}

function vide(cle: string, type: TypeFait, demandeur: string): FaitDesSystemes {
  const rien = (): Tenue => ({ enonce: null, dit: null, attendu: null });
  const objet = cle
    .split('/')
    .slice(1)
    .filter((partie) => partie !== demandeur)
    .join('/');
  return { type, proprietaire: proprietaireDe(type), objet, gide: rien(), parcours3: rien() };
}

function parTypePuisObjet(a: FaitDesSystemes, b: FaitDesSystemes): number {
  return (
    TYPES_FAITS.indexOf(a.type) - TYPES_FAITS.indexOf(b.type) ||
    a.objet.localeCompare(b.objet, 'fr', { numeric: true })
  );
}

function montrer(fait: FaitDesSystemes): FaitDesDeuxSystemes {
  const { type, proprietaire, objet, gide, parcours3 } = fait;
  const membres = comparerLesSystemes(fait);
  return {
    type,
    proprietaire,
    objet,
    gide: montrerTenue(gide),
    parcours3: montrerTenue(parcours3),
    membres,
    accord: membres.every(({ accord }) => accord),
  };
}

function montrerTenue(tenue: Tenue): TenueMontree {
  return { enonce: sansDonnees(tenue.enonce), dit: sansDonnees(tenue.dit), aDire: resteADire(tenue) };
}

function sansDonnees<T extends Version>(version: T | null): Omit<T, 'data'> | null {
  if (version === null) return null;
  const { data: _compares, ...suite } = version;
  return suite;
}
