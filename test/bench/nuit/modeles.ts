import { ajouterJours, type FaitTenu, type Partenaire, type TypeFait } from '#annexe7';
import { type Evenement, proprietaireDe } from '#contract';
import type pg from 'pg';
import { lieuxDuBanc } from '../../banc/lieux.js';
import { type Lieu, Personne } from '../../banc/personne.js';
import { Tirage } from '../../banc/tirage.js';
import { JOUR, type Journee } from '../journee.js';
import type { Identite } from './identites.js';

/** The business day of the night; the population is as the day before left it. */
export const JOUR_DE_LA_NUIT = ajouterJours(JOUR, 1);

/** A fact of a template, under the numbers of the person that it was computed for. */
export interface FaitModele extends FaitTenu {
  type: TypeFait;
  deCotraitance: boolean;
}

/** X4.3: what a partner holds from the gateway, and what it states. */
export type Vue = 'dit' | 'declare';
export const VUES: readonly Vue[] = ['dit', 'declare'];

/** A dossier computed once by the real rules; the population is made of its copies. */
export interface Modele extends Identite {
  /** Something of it comes due on the day of the night. */
  du: boolean;
  faits: Record<Partenaire, Record<Vue, FaitModele[]>>;
}

/** Three hundred templates, of which six come due: 2 % of the population. */
export const MODELES = 300;
const DUS = 6;
/** Their numbers, beyond those of any population. */
const PREMIER_RANG = 5_000_000;
const GRAINE = 20_100_902;

/** The past of the templates, as the doors of both partners take it. */
export function composerModeles(lieux: readonly Lieu[] = lieuxDuBanc()): Journee {
  const tirage = new Tirage(GRAINE);
  const passe: Journee['passe'] = { gide: [], parcours3: [] };
  for (let rang = 0; rang < MODELES; rang += 1) {
    const du = estDu(rang) ? Math.floor((rang * DUS) / MODELES) % 3 : -1;
    const dA = du >= 0 ? '2009-08-15' : ajouterJours(JOUR, -20 - tirage.entier(180));
    const personne = new Personne(PREMIER_RANG + rang, tirage, tirage.parmi(lieux), dA);
    vivre(personne, tirage, passe, VIES_DUES[du]);
  }
  return { passe, evenements: [], demandeurs: MODELES };
}

/** Spread over the templates, so that they are spread over the population. */
function estDu(rang: number): boolean {
  return rang % (MODELES / DUS) === 7;
}

/** What makes something due on the day of the night: 26 years (E4), six months (E3), a cessation stated ahead (F4). */
const VIES_DUES: readonly { naissance: string; cessation?: string }[] = [
  { naissance: ajouterJours('1984-09-01', 1) },
  { naissance: '1988-05-12', cessation: '2010-03-02' },
  { naissance: '1988-05-12', cessation: JOUR_DE_LA_NUIT },
];

function vivre(
  personne: Personne,
  tirage: Tirage,
  { gide, parcours3 }: Journee['passe'],
  due?: { naissance: string; cessation?: string },
): void {
  const avant = (jours: number): string => ajouterJours(JOUR, -jours);
  const affectation = personne.affectation();
  gide.push(
    due
      ? avec(affectation, { identite: { ...identiteDe(affectation), dateNaissance: due.naissance } })
      : affectation,
  );
  gide.push(avec(personne.statut(avant(400)), { situation: 'inscrit' }));
  if (due?.cessation !== undefined)
    gide.push(
      avec(personne.statut(due.cessation), {
        situation: 'cessation_inscription',
        motif: 'defaut_actualisation',
      }),
    );
  if (!due && !tirage.chance(0.6)) return;
  parcours3.push(personne.initialisation(due ? '2009-09-10' : avant(15)));
  for (let etapes = tirage.entier(4); etapes > 0; etapes -= 1) parcours3.push(personne.etape(avant(10)));
  if (!due && tirage.chance(0.3)) parcours3.push(personne.alerte(avant(5)));
}

function identiteDe({ data }: Evenement): object {
  return data.identite as object;
}

function avec(evenement: Evenement, membres: object): Evenement {
  return { ...evenement, data: { ...evenement.data, ...membres } };
}

interface LigneDeFait extends Identite {
  cle: string;
  sequence: string;
  type: TypeFait;
  data: Record<string, unknown>;
  propre: boolean;
}

/** Reads, once the exchange has applied and told everything, what it made of the templates. */
export async function lireModeles(client: pg.Client): Promise<Modele[]> {
  const dossiers = await client.query<Identite & { du: boolean; tot: boolean }>(
    `SELECT demandeur, cotraitance, prochain_effet = $1::date AS du, prochain_effet < $1::date AS tot
     FROM dossiers JOIN cotraitances USING (demandeur) ORDER BY demandeur`,
    [JOUR_DE_LA_NUIT],
  );
  const declares = await client.query<LigneDeFait>(
    `SELECT demandeur, cle, sequence, type, data, cotraitance IS NOT NULL AS propre FROM faits ORDER BY demandeur, cle`,
  );
  const dits = await client.query<LigneDeFait & { partenaire: Partenaire; acquitte: boolean }>(
    `SELECT demandeur, partenaire, cle, lpad(sequence::text, 10, '0') AS sequence, type, data,
            cotraitance IS NOT NULL AS propre, acquittee = sequence AS acquitte
     FROM dit ORDER BY demandeur, cle`,
  );
  const attendus = dossiers.rows.filter(({ du }) => du).length;
  if (dossiers.rows.length !== MODELES || attendus !== DUS || dossiers.rows.some(({ tot }) => tot))
    throw new Error(`Les modèles ne sont pas ceux attendus : ${dossiers.rows.length}, dont ${attendus} dus.`);
  if (dits.rows.some(({ acquitte }) => !acquitte)) throw new Error('Un modèle n’a pas été dit en entier.');
  const faitsDe = Map.groupBy(declares.rows, ({ demandeur }) => demandeur);
  const ditsDe = Map.groupBy(dits.rows, ({ demandeur }) => demandeur);
  return dossiers.rows.map(({ demandeur, cotraitance, du }) => {
    const vues = (partenaire: Partenaire): Record<Vue, FaitModele[]> => ({
      dit: (ditsDe.get(demandeur) ?? []).filter((dit) => dit.partenaire === partenaire).map(faitModele),
      declare: (faitsDe.get(demandeur) ?? [])
        .filter(({ type }) => proprietaireDe(type) === partenaire)
        .map(faitModele),
    });
    return { demandeur, cotraitance, du, faits: { gide: vues('gide'), parcours3: vues('parcours3') } };
  });
}

function faitModele({ cle, sequence, type, data, propre }: LigneDeFait): FaitModele {
  return { cle, sequence, type, data, deCotraitance: propre };
}
