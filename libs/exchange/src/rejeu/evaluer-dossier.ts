import { direFaille, type Sql } from '#persistence';
import { decider } from '../application/decider.js';
import type { Annonce, Decision } from '../application/decision.js';
import type { DossierCharge, Moment } from '../application/dossier-charge.js';
import { resumerLesDits } from '../application/resumer-le-dossier.js';
import type { ReglesEnVigueur } from '../regles-en-vigueur.js';
import { apercuDe, type ApercuDeDossier } from './apercu-de-dossier.js';
import type { AccepteANouveau } from './controler-a-nouveau.js';
import { direANouveau } from './dire-a-nouveau.js';
import { empreinteDApercu } from './empreinte-d-apercu.js';
import type { DossierARejouer } from './preparer.js';
import { rendre, type VerdictRendu } from './verdict.js';

/** What a replay makes, or would make, of one dossier. */
export interface Evaluation {
  demandeur: string;
  rendus: VerdictRendu[];
  /** Null: nothing to write. */
  decision: Decision | null;
  empreinte: Buffer;
  apercu: ApercuDeDossier;
  /** A fault of ours: its class and code. */
  faute: string | null;
}

/** Keys of which a version is on its way, by demandeur, `<partenaire> <cle>`. */
export async function lireEnRoute(
  sql: Sql,
  demandeurs: readonly string[],
): Promise<Map<string, Set<string>>> {
  const lignes = await sql<{ demandeur: string; nom: string }>(
    `SELECT DISTINCT demandeur, partenaire || ' ' || cle AS nom FROM messages_sortants
     WHERE demandeur = ANY($1::text[]) AND issue IN ('a_emettre', 'incertain', 'retenu')`,
    [demandeurs],
  );
  const enRoute = new Map<string, Set<string>>();
  for (const { demandeur, nom } of lignes)
    enRoute.set(demandeur, (enRoute.get(demandeur) ?? new Set()).add(nom));
  return enRoute;
}

export interface Circonstances {
  dossiers: ReadonlyMap<string, DossierCharge>;
  enRoute: ReadonlyMap<string, ReadonlySet<string>>;
  acceptes: ReadonlyMap<string, AccepteANouveau>;
  moment: Moment;
  regles: ReglesEnVigueur;
}

/** Decides one dossier as `appliquer` would, and tells again what is asked for; pure but for the ids it draws. */
export function evaluerDossier(aRejouer: DossierARejouer, circonstances: Circonstances): Evaluation {
  const { demandeur, aDecider, aDire } = aRejouer;
  const { dossiers, enRoute, acceptes, moment, regles } = circonstances;
  const dossier = dossiers.get(demandeur) ?? vide(demandeur);
  const originalDe = (id: string): string => acceptes.get(id)?.original.id ?? id;
  try {
    const decidee = decider(dossier, aDecider, moment, regles);
    const redite = direANouveau(aDire, {
      dossier,
      decision: decidee,
      enRoute: enRoute.get(demandeur) ?? new Set(),
      gideLuJusquAu: moment.gideLuJusquAu,
      regles,
    });
    const rendus = [
      ...decidee.sorts.map(({ message, issue, code, detail }) => ({
        ...(detail === null
          ? rendre(originalDe(message), issue, code)
          : rendre(originalDe(message), issue, code, detail)),
        nouveau: acceptes.has(message) ? message : null,
      })),
      ...redite.rendus,
    ];
    const annonces: Annonce[] = [...decidee.annonces, ...redite.annonces];
    // Nothing to decide and nothing left to tell again: the dossier is not touched.
    const decision =
      aDecider.length > 0 || rendus.some(({ verdict }) => verdict === 'emis')
        ? { ...decidee, annonces, empreintes: resumerLesDits(dossier, annonces, decidee.empreintes) }
        : null;
    return conclure(dossier, rendus, decision, null);
  } catch (erreur) {
    const rendus = [...aDecider, ...aDire].map(({ id }) =>
      rendre(originalDe(id), 'en_echec', 'CALCUL_IMPOSSIBLE'),
    );
    return conclure(dossier, rendus, null, direFaille(erreur));
  }
}

function conclure(
  dossier: DossierCharge,
  rendus: VerdictRendu[],
  decision: Decision | null,
  faute: string | null,
): Evaluation {
  const annonces = decision?.annonces ?? [];
  return {
    demandeur: dossier.demandeur,
    rendus,
    decision,
    empreinte: empreinteDApercu({ version: dossier.version, rendus, decision, annonces }),
    apercu: apercuDe(dossier, decision, annonces),
    faute,
  };
}

function vide(demandeur: string): DossierCharge {
  return {
    demandeur,
    version: 0,
    connuLe: null,
    calculeAu: null,
    prochainEffet: null,
    versionRegles: null,
    versions: [],
    dits: [],
    resumes: new Map(),
  };
}
