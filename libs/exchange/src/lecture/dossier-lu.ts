import { cotraitanceDuFait, Dossier, fusionner, type Fait, type FaitsFusionnes } from '#annexe7';
import type { Sql } from '#persistence';
import type { Moment } from '../application/dossier-charge.js';
import type { ReglesEnVigueur } from '../regles-en-vigueur.js';
import { lireMomentEtRegles, type SourceDeRegles } from '../regles/source-de-regles.js';
import { cotraitanceVisible, Parametres, type Perimetre } from './perimetre.js';

/** A fact as kept, with its transaction time (A4). */
export interface FaitLu {
  fait: Fait;
  connuLe: Date;
}

/** The dossier in which a cotraitance is read, from the facts known at the instant asked. */
export interface DossierLu {
  demandeur: string;
  faits: readonly FaitLu[];
  fusionnes: FaitsFusionnes;
  dossier: Dossier;
  /** The number stands in another dossier too (A2). */
  partagee: boolean;
  /** Version of the dossier at which this cotraitance last changed, as known at the instant asked. */
  version: number;
  /** Today, and the rules of today under which it is read. */
  moment: Moment;
  regles: ReglesEnVigueur;
}

export interface DossierDemande {
  cotraitance: string;
  /** Only what had been applied by then; null: all that is known. */
  connuLe: string | null;
  /** Day whose zones the rules take (E5); today when absent or null. */
  au?: string | null;
  perimetre: Perimetre;
}

interface Candidat {
  demandeur: string;
  visible: boolean;
  version: number | null;
}

/**
 * Finds the dossier of a cotraitance. When its number stands in several (A2), the one where the cotraitance is
 * complete is read, then the one that named it first.
 * @returns undefined when nothing known then names it, or when it is out of the reader's perimeter
 */
export async function lireDossier(
  sql: Sql,
  demande: DossierDemande,
  source: SourceDeRegles,
): Promise<DossierLu | undefined> {
  const candidats = await lireCandidats(sql, demande);
  if (!candidats.some(({ visible }) => visible)) return undefined;
  const faits = await lireFaits(
    sql,
    candidats.map(({ demandeur }) => demandeur),
    demande.connuLe,
  );

  const lus = candidats
    .map(({ demandeur, visible, version }) => {
      const siens = faits.filter((ligne) => ligne.demandeur === demandeur);
      const fusionnes = fusionner(siens.map(({ fait }) => fait));
      const nommants = siens.filter(({ fait }) => cotraitanceDuFait(fait) === demande.cotraitance);
      const enVigueur = [...fusionnes.values()].some(
        (fait) => nomme(fait, demande.cotraitance) && fait.data.annule !== true,
      );
      return { demandeur, visible, version: version ?? 0, siens, fusionnes, nommants, enVigueur };
    })
    .filter(({ nommants }) => nommants.length > 0);

  const partagee = lus.filter(({ enVigueur }) => enVigueur).length > 1;
  const [choisi] = lus
    .filter(({ visible }) => visible)
    .map((lu) => {
      const affectation = lu.fusionnes.get(`affectation.enregistree/${demande.cotraitance}`);
      return {
        ...lu,
        complete: affectation !== undefined && affectation.data.annule !== true,
        premier: premierInstant(lu.nommants),
      };
    })
    .sort(
      (a, b) =>
        Number(b.complete) - Number(a.complete) ||
        Number(b.enVigueur) - Number(a.enVigueur) ||
        a.premier - b.premier ||
        (a.demandeur < b.demandeur ? -1 : 1),
    );
  if (!choisi) return undefined;
  const { demandeur, siens, fusionnes, enVigueur, version } = choisi;
  const { moment, regles } = await lireMomentEtRegles(sql, source);
  const territoire = regles.territoireAu(demande.au ?? moment.aujourdhui);
  return {
    demandeur,
    faits: siens,
    fusionnes,
    dossier: Dossier.depuis(demandeur, fusionnes.values(), regles.reglages, territoire),
    partagee: partagee && enVigueur,
    version,
    moment,
    regles,
  };
}

async function lireCandidats(
  sql: Sql,
  { cotraitance, connuLe, perimetre }: DossierDemande,
): Promise<Candidat[]> {
  const parametres = new Parametres();
  const numero = parametres.lier(cotraitance);
  const visible = cotraitanceVisible(perimetre, 'c', parametres);
  // The perimeter is that of today, even for a past instant: a structure that lost a person no longer reads him.
  const version =
    connuLe === null
      ? 'c.version'
      : `(SELECT max(h.version) FROM historique h WHERE h.cotraitance = c.cotraitance AND h.demandeur = c.demandeur
          AND h.connu_le <= ${parametres.lier(connuLe)}::timestamptz)`;
  return sql<Candidat>(
    `SELECT c.demandeur, ${visible} AS visible, ${version} AS version FROM cotraitances c WHERE c.cotraitance = ${numero} ORDER BY c.demandeur`,
    parametres.valeurs,
  );
}

async function lireFaits(
  sql: Sql,
  demandeurs: string[],
  connuLe: string | null,
): Promise<(FaitLu & { demandeur: string })[]> {
  const lignes = await sql<Fait & { demandeur: string; connu_le: Date }>(
    `SELECT demandeur, type, cle, sequence, data, message, connu_le FROM faits
     WHERE demandeur = ANY($1::text[]) AND ($2::timestamptz IS NULL OR connu_le <= $2::timestamptz)
     ORDER BY demandeur, connu_le, cle, sequence`,
    [demandeurs, connuLe],
  );
  return lignes.map(({ demandeur, connu_le, ...fait }) => ({ demandeur, fait, connuLe: connu_le }));
}

function nomme(fait: Fait, cotraitance: string): boolean {
  return cotraitanceDuFait(fait) === cotraitance;
}

function premierInstant(lus: readonly FaitLu[]): number {
  return Math.min(...lus.map(({ connuLe }) => connuLe.getTime()));
}
