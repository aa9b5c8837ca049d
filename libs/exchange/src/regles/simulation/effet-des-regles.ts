import { type Action, memesDonnees, type Partenaire } from '#annexe7';
import type { Annonce, Decision } from '../../application/decision.js';
import type { DossierCharge } from '../../application/dossier-charge.js';

type ParType = Record<string, number>;

/** What a change of the rules would do, counted: nobody is named. */
export interface EffetDesRegles {
  /** Whose états, actions or messages would change. */
  dossiers: number;
  /** Cotraitances by their état before and after, `affectee→annulee`; those whose état stays are not counted. */
  etats: Record<string, number>;
  /** Actions that would appear, and that would be over, by type. */
  actions: { ouvertes: ParType; closes: ParType };
  /** Versions that would be told, and withdrawals, by partner and type. */
  messages: Record<Partenaire, ParType>;
  retraits: Record<Partenaire, ParType>;
  /** Dossiers that could not be computed. */
  fautes: number;
}

export function aucunEffet(): EffetDesRegles {
  return {
    dossiers: 0,
    etats: {},
    actions: { ouvertes: {}, closes: {} },
    messages: { gide: {}, parcours3: {} },
    retraits: { gide: {}, parcours3: {} },
    fautes: 0,
  };
}

/** Adds what becomes of one dossier under other rules. `avant`: under those in force; null: as it is stored. */
export function ajouterEffet(
  effet: EffetDesRegles,
  dossier: DossierCharge,
  avant: Decision | null,
  apres: Decision,
): void {
  const cotraitances = comparerCotraitances(effet, dossier, avant, apres);
  const annonces = comparerAnnonces(effet, avant?.annonces ?? [], apres.annonces);
  if (cotraitances || annonces) effet.dossiers += 1;
}

interface Resume {
  resume: string;
  /** JSON text; null: their types only were stored, by an earlier release. */
  actions: string | null;
}

function comparerCotraitances(
  effet: EffetDesRegles,
  dossier: DossierCharge,
  avant: Decision | null,
  apres: Decision,
): boolean {
  const tenus = resumes(dossier, avant);
  let change = false;
  for (const [cotraitance, present] of resumes(dossier, apres)) {
    const ancien = tenus.get(cotraitance);
    const memesActions = ancien?.actions === null || ancien?.actions === present.actions;
    if (ancien?.resume === present.resume && memesActions) continue;
    change = true;
    const [de, vers] = [etatDe(ancien), etatDe(present)];
    if (de !== vers) compter(effet.etats, `${de}→${vers}`);
    if (memesActions) continue;
    const [anciennes, presentes] = [actionsDe(ancien), actionsDe(present)];
    for (const { type } of sauf(presentes, anciennes)) compter(effet.actions.ouvertes, type);
    for (const { type } of sauf(anciennes, presentes)) compter(effet.actions.closes, type);
  }
  return change;
}

/** What would be stored once the decision were written: it only holds what changes. */
function resumes(dossier: DossierCharge, decision: Decision | null): Map<string, Resume> {
  const tous = new Map<string, Resume>(dossier.resumes);
  for (const { cotraitance, resume, actions } of decision?.cotraitances ?? [])
    tous.set(cotraitance, { resume, actions: JSON.stringify(actions) });
  return tous;
}

function etatDe(resume: Resume | undefined): string {
  if (resume === undefined) return 'aucun';
  return (JSON.parse(resume.resume) as { etat: string | null }).etat ?? 'aucun';
}

function actionsDe(resume: Resume | undefined): Action[] {
  return JSON.parse(resume?.actions ?? '[]') as Action[];
}

/** The same type may be asked of two: each is an action of its own (H6). */
function sauf(actions: readonly Action[], autres: readonly Action[]): Action[] {
  return actions.filter(({ type, pour }) => !autres.some((une) => une.type === type && une.pour === pour));
}

function comparerAnnonces(
  effet: EffetDesRegles,
  avant: readonly Annonce[],
  apres: readonly Annonce[],
): boolean {
  const dites = new Map(avant.map((annonce) => [nomDe(annonce), annonce]));
  let communes = 0;
  for (const annonce of apres) {
    const deja = dites.get(nomDe(annonce));
    if (deja && memesDonnees(deja.data, annonce.data)) {
      communes += 1;
      continue;
    }
    const { partenaire, type, data } = annonce;
    compter((data['annule'] === true ? effet.retraits : effet.messages)[partenaire], type);
  }
  return communes < Math.max(avant.length, apres.length);
}

function nomDe({ partenaire, cle }: Annonce): string {
  return `${partenaire} ${cle}`;
}

function compter(nombres: Record<string, number>, nom: string): void {
  nombres[nom] = (nombres[nom] ?? 0) + 1;
}
