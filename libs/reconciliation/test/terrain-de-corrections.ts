import { randomUUID } from 'node:crypto';
import { type Partenaire, seauDe } from '#annexe7';
import { proprietaireDe } from '#contract';
import type { Destinataire, Fenetres } from '#exchange';
import {
  CorrigerEcarts,
  type Ecart,
  LireLesDeclarations,
  type ReglagesDesCorrections,
  semerPolitiques,
  type SourceDeDeclarations,
} from '#reconciliation';
import type { Sql } from '#persistence';
import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';
import type { Avancer, Passage } from '../src/etapes/etape.js';

export const REGLAGES: ReglagesDesCorrections = {
  budget: { part: 0.01, minimum: 100 },
  correctionsMaximum: 2,
  correctionTenueJours: 30,
};

const SANS_ATTENDRE: Avancer = () => Promise.resolve();

/** An écart as a test plants it; what it does not say is that of an affectation that Parcours 3 lost. */
export type EcartPlante = Partial<
  Pick<
    Ecart,
    | 'partenaire'
    | 'vue'
    | 'demandeur'
    | 'cle'
    | 'type'
    | 'nature'
    | 'nous'
    | 'eux'
    | 'cause'
    | 'etat'
    | 'motifSoumission'
    | 'corrections'
    | 'politique'
    | 'decidePar'
  >
> & { numero?: number; depuis?: string };

export interface EcartLu {
  id: string;
  etat: string;
  motif_soumission: string | null;
  corrections: number;
  message: string | null;
  politique: number | null;
  decide_par: string | null;
  motif: string | null;
}

export interface OptionsDeNuit {
  fenetres?: Fenetres;
  /** The same night again, as it was left. */
  reprise?: boolean;
  avancer?: Avancer;
}

export interface TerrainDeCorrections {
  echange: EchangeDEssai;
  /** GIDE states the affectation of these people; Parcours 3 is told, and acknowledges. */
  affecter: (...numeros: number[]) => Promise<void>;
  planter: (ecart?: EcartPlante) => Promise<string>;
  lire: (id: string) => Promise<EcartLu>;
  evenements: (id: string) => Promise<{ evenement: string; par: string; detail: string | null }[]>;
  /** The step `corriger`, of another night each time. */
  corriger: (reglages?: ReglagesDesCorrections, options?: OptionsDeNuit) => Promise<Record<string, unknown>>;
  /** Another row of the policy, in force from the first day. */
  regler: (partenaire: Partenaire, vue: string, decision: string, type?: string) => Promise<void>;
  /** Versions waiting to be told. */
  aDire: () => Promise<{ id: string; cle: string; sequence: number; data: Record<string, unknown> }[]>;
  depense: (partenaire?: Partenaire) => Promise<{ jour: string; limite: number; depense: number }[]>;
}

export const demandeurDe = (numero: number): string => `${1_000_000 + numero}A`;
export const cleDe = (numero: number): string => `affectation.enregistree/CT-${numero}`;

/** The exchange, its people and their écarts; partners that declare nothing unless given. */
export async function creerTerrainDeCorrections(
  sources: Partial<Record<Partenaire, SourceDeDeclarations>> = {},
  destinataires: Partial<Record<Partenaire, Destinataire>> = {},
): Promise<TerrainDeCorrections> {
  const echange = await creerEchangeDEssai({ aujourdhui: '2010-09-01', destinataires });
  const { unite } = echange;
  const sql = unite.seule;
  const muet: SourceDeDeclarations = { faitsDeclares: () => Promise.resolve(null) };
  const declarations = new LireLesDeclarations(
    { gide: muet, parcours3: muet, ...sources },
    echange.recevoirDeclarations,
  );
  const partenairesEtVues = (['gide', 'parcours3'] as const).flatMap((partenaire) =>
    (['dit', 'declare'] as const).map((vue) => ({ partenaire, vue })),
  );
  await semerPolitiques(
    unite,
    partenairesEtVues.map((objet) => ({
      ...objet,
      type: null,
      decision: 'corriger',
      phrase: 'Ce qui a été perdu ou modifié est redit.',
    })),
  );
  return {
    echange,
    async affecter(...numeros) {
      await echange.webhook(
        'gide',
        numeros.map((numero) =>
          evenement('affectation.enregistree', {
            cotraitance: `CT-${numero}`,
            demandeur: demandeurDe(numero),
            dateAffectation: '2010-08-30',
          }),
        ),
      );
      await echange.vider();
    },
    planter: (ecart = {}) => planter(sql, ecart),
    async lire(id) {
      const [ecart] = await sql<EcartLu>(
        'SELECT id, etat, motif_soumission, corrections, message, politique, decide_par, motif FROM ecarts WHERE id = $1',
        [id],
      );
      if (!ecart) throw new Error('the test reads an écart that it did not plant');
      return ecart;
    },
    evenements: (id) =>
      sql('SELECT evenement, par, detail FROM ecarts_evenements WHERE ecart = $1 ORDER BY id', [id]),
    async corriger(reglages = REGLAGES, { fenetres, reprise = false, avancer = SANS_ATTENDRE } = {}) {
      const corriger = new CorrigerEcarts(unite, declarations, reglages, () => undefined, fenetres);
      const issue = await corriger.execute(await passer(sql, reprise), avancer);
      return { ...issue, ...issue.resultat };
    },
    async regler(partenaire, vue, decision, type) {
      await sql(
        `INSERT INTO politiques_ecarts (partenaire, vue, type, decision, phrase, depuis, par)
         VALUES ($1, $2, $3, $4, 'Une phrase.', '2010-01-01', 'essai')`,
        [partenaire, vue, type ?? null, decision],
      );
    },
    aDire: () =>
      sql(
        `SELECT id, cle, sequence, data FROM messages_sortants WHERE issue IN ('a_emettre', 'retenu') ORDER BY cle`,
      ),
    depense: (partenaire = 'parcours3') =>
      sql('SELECT jour, limite, depense FROM budgets_reparation WHERE partenaire = $1 ORDER BY jour', [
        partenaire,
      ]),
  };
}

/** The run to which the step belongs; the same row each time, two at once would not be a night. */
async function passer(sql: Sql, reprise: boolean): Promise<Passage> {
  const id = '00000000-0000-7000-8000-000000000001';
  await sql(
    `INSERT INTO synchronisations (id, plan, jour, etat, jeton) VALUES ($1, 'demande', '2010-09-01', 'en_cours', 1)
     ON CONFLICT DO NOTHING`,
    [id],
  );
  const [etape] = await sql<{ reprise: unknown }>(
    `INSERT INTO synchronisation_etapes AS e (synchronisation, rang, etape) VALUES ($1, 1, 'corriger')
     ON CONFLICT (synchronisation, rang) DO UPDATE SET reprise = CASE WHEN $2 THEN e.reprise END RETURNING reprise`,
    [id, reprise],
  );
  return { synchronisation: id, jeton: 1, jour: '2010-09-01', reprise: etape?.reprise ?? null };
}

async function planter(sql: Sql, ecart: EcartPlante): Promise<string> {
  const id = randomUUID();
  const { numero = 1, partenaire = 'parcours3', vue = 'dit', cle = cleDe(numero), etat = 'ouvert' } = ecart;
  const {
    type = 'affectation.enregistree',
    demandeur = demandeurDe(numero),
    depuis = '2010-09-01T06:00:00Z',
  } = ecart;
  const [dit] = await sql(
    `SELECT lpad(sequence::text, 10, '0') AS sequence, data FROM dit WHERE demandeur = $1 AND partenaire = $2 AND cle = $3`,
    [demandeur, partenaire, cle],
  );
  const { eux = null } = ecart;
  const nous = ecart.nous === undefined && vue === 'dit' ? (dit ?? null) : (ecart.nous ?? null);
  await sql(
    `INSERT INTO ecarts (id, partenaire, vue, demandeur, seau, cle, type, cotraitance, nature, nous, eux, cause, proprietaire, etat,
                         motif_soumission, corrections, politique, decide_par, premier_le, depuis, vu_le)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $19, $19)`,
    [
      id,
      partenaire,
      vue,
      demandeur,
      seauDe(demandeur),
      cle,
      type,
      cle.split('/')[1],
      ecart.nature ?? 'absent',
      nous && JSON.stringify(nous),
      eux && JSON.stringify(eux),
      ecart.cause ?? 'change_chez_le_partenaire',
      proprietaireDe(type as Parameters<typeof proprietaireDe>[0]),
      etat,
      ecart.motifSoumission ?? null,
      ecart.corrections ?? 0,
      ecart.politique ?? null,
      ecart.decidePar ?? null,
      depuis,
    ],
  );
  return id;
}
