import { empreinteDemandeur, type FaitTenu, type Partenaire, seauDe, type TypeFait } from '#annexe7';
import { proprietaireDe } from '#contract';
import pg from 'pg';
import { Tirage } from '../../banc/tirage.js';
import { identiteDuRang } from './identites.js';

const ECHANTILLON = 1_000;

interface Ligne extends FaitTenu {
  demandeur: string;
  partenaire: Partenaire;
  vue: 'dit' | 'declare';
}

/**
 * Draws a thousand people and checks that their digests are those that the product's own code makes of their facts.
 * @throws Error when one is not
 */
export async function verifierPopulation(base: string, effectif: number): Promise<void> {
  const tirage = new Tirage(effectif);
  const demandeurs = Array.from(
    { length: ECHANTILLON },
    () => identiteDuRang(tirage.entier(effectif)).demandeur,
  );
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  try {
    const dits = await client.query<Ligne>(
      `SELECT demandeur, partenaire, 'dit' AS vue, cle, lpad(sequence::text, 10, '0') AS sequence, data FROM dit
       WHERE demandeur = ANY($1)`,
      [demandeurs],
    );
    const faits = await client.query<Ligne & { type: TypeFait }>(
      `SELECT demandeur, type, 'declare' AS vue, cle, sequence, data FROM faits WHERE demandeur = ANY($1)`,
      [demandeurs],
    );
    const declares = faits.rows.map((fait) => ({ ...fait, partenaire: proprietaireDe(fait.type) }));
    const attendues = new Map(
      [...Map.groupBy([...dits.rows, ...declares], (l) => `${l.partenaire} ${l.demandeur} ${l.vue}`)].map(
        ([qui, siens]) => [qui, empreinteDemandeur(siens)],
      ),
    );
    const { rows } = await client.query<Omit<Ligne, 'vue'> & { seau: number; dit: string; declare: string }>(
      `SELECT partenaire, demandeur, seau, encode(dit, 'hex') AS dit, encode(declare, 'hex') AS declare
       FROM empreintes WHERE demandeur = ANY($1)`,
      [demandeurs],
    );
    for (const ligne of rows) {
      const { partenaire, demandeur, seau } = ligne;
      for (const vue of ['dit', 'declare'] as const) {
        const attendue = attendues.get(`${partenaire} ${demandeur} ${vue}`) ?? null;
        attendues.delete(`${partenaire} ${demandeur} ${vue}`);
        if (ligne[vue] !== attendue || seau !== seauDe(demandeur))
          throw new Error(`L’empreinte « ${vue} » du rang ${demandeur.slice(0, 7)} n’est pas la bonne.`);
      }
    }
    if (attendues.size > 0) throw new Error(`Il manque ${attendues.size} empreintes.`);
  } finally {
    await client.end();
  }
}
