import { seauDe } from '#annexe7';
import { Horloge, tirerId, type Sql } from '#persistence';
import { cloreParId } from './clore-ecarts.js';
import type { ComptesDuRegistre, Constat, Registre } from './constat.js';
import { correctionsComptees, transitionDe, type EcartConnu, type Transition } from './transition.js';

/** Where an écart belongs, for those who may see it. */
interface Lieu {
  structure: string | null;
  site: string | null;
}

interface LigneAEcrire {
  id: string;
  constat: Constat;
  connu: EcartConnu | undefined;
  transition: Exclude<Transition, { nature: 'revu' }>;
}

/**
 * Writes what was found about demandeurs, in full: differences open, change, reopen or are seen again, and what was
 * open about them and no longer differs closes. A fixed number of statements, in the transaction of the caller.
 */
export async function ecrireConstats(
  sql: Sql,
  registre: Registre,
  demandeurs: readonly string[],
  constats: readonly Constat[],
): Promise<ComptesDuRegistre> {
  if (demandeurs.length === 0) return { ouverts: 0, rouverts: 0, changes: 0, inchanges: 0, clos: 0 };
  const connus = await verrouillerConnus(sql, registre, demandeurs);
  const lieux = await lireLieux(sql, constats);
  const lignes: LigneAEcrire[] = [];
  const revus: { id: string; constat: Constat }[] = [];
  for (const constat of constats) {
    const connu = connus.get(reperer(constat));
    connus.delete(reperer(constat));
    const transition = transitionDe(connu, constat);
    if (transition.nature === 'revu') revus.push({ id: connu?.id ?? '', constat });
    else lignes.push({ id: connu?.id ?? tirerId(), constat, connu, transition });
  }
  await ecrireLignes(sql, registre, lignes, lieux);
  await revoir(sql, registre, revus);
  const clos = await cloreParId(
    sql,
    registre,
    [...connus.values()].filter(({ etat }) => etat !== 'clos').map(({ id }) => id),
  );
  const nombre = (nature: Transition['nature']): number =>
    lignes.filter(({ transition }) => transition.nature === nature).length;
  return {
    ouverts: nombre('ouvert'),
    rouverts: nombre('rouvert'),
    changes: nombre('change'),
    inchanges: revus.length,
    clos,
  };
}

function reperer({ demandeur, cle }: { demandeur: string; cle: string }): string {
  return `${demandeur} ${cle}`;
}

async function verrouillerConnus(
  sql: Sql,
  { partenaire, vue }: Registre,
  demandeurs: readonly string[],
): Promise<Map<string, EcartConnu>> {
  const lignes = await sql<EcartConnu>(
    `SELECT id, demandeur, cle, etat, nature, nous, eux, premier_le AS "premierLe", depuis, ouvertures, corrections, message
     FROM ecarts
     WHERE partenaire = $1 AND vue = $2 AND demandeur = ANY($3::text[]) ORDER BY id FOR UPDATE`,
    [partenaire, vue, demandeurs],
  );
  return new Map(lignes.map((ligne) => [reperer(ligne), ligne]));
}

async function lireLieux(sql: Sql, constats: readonly Constat[]): Promise<Map<string, Lieu>> {
  const nommees = constats.filter(({ cotraitance }) => cotraitance !== null);
  const lignes = await sql<Lieu & { demandeur: string; cotraitance: string }>(
    `SELECT c.demandeur, c.cotraitance, c.structure, c.site FROM cotraitances c
     JOIN (SELECT DISTINCT * FROM unnest($1::text[], $2::text[]) AS u (demandeur, cotraitance)) AS v USING (demandeur, cotraitance)`,
    [nommees.map((c) => c.demandeur), nommees.map((c) => c.cotraitance)],
  );
  return new Map(lignes.map(({ demandeur, cotraitance, ...lieu }) => [`${demandeur} ${cotraitance}`, lieu]));
}

async function ecrireLignes(
  sql: Sql,
  { partenaire, vue, synchronisation }: Registre,
  lignes: readonly LigneAEcrire[],
  lieux: ReadonlyMap<string, Lieu>,
): Promise<void> {
  if (lignes.length === 0) return;
  const { maintenant } = await Horloge.lire(sql);
  const rangees = lignes.map(({ id, constat, connu, transition }) => ({
    ...constat,
    nous: sql.chiffreur.chiffrerDonnees(constat.nous),
    eux: sql.chiffreur.chiffrerDonnees(constat.eux),
    ...(lieux.get(`${constat.demandeur} ${constat.cotraitance}`) ?? { structure: null, site: null }),
    id,
    seau: seauDe(constat.demandeur),
    depuis: connu === undefined || connu.etat === 'clos' ? maintenant : connu.depuis,
    corrections: correctionsComptees(vue, connu, constat),
    ouvertures: (connu?.ouvertures ?? 0) + (transition.nature === 'change' ? 0 : 1),
    evenement: transition.nature,
    precision: transition.detail,
  }));
  await sql(
    `WITH v AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1::json) AS c (
         id uuid, demandeur text, seau smallint, cle text, type text, cotraitance text, structure text, site text, nature text,
         nous json, eux json, cause text, detail text, proprietaire text, depuis timestamptz, ouvertures integer,
         corrections integer, evenement text, precision text)
     ), e AS (
       INSERT INTO ecarts AS a (id, partenaire, vue, demandeur, seau, cle, type, cotraitance, structure, site, nature, nous, eux, cause,
                           detail, proprietaire, etat, synchronisation, premier_le, depuis, vu_le, ouvertures, corrections)
       SELECT id, $2, $3, demandeur, seau, cle, type, cotraitance, structure, site, nature, nous, eux, cause,
              detail, proprietaire, 'ouvert', $4::uuid, $5::timestamptz, depuis, $5::timestamptz, ouvertures, corrections FROM v
       ON CONFLICT (demandeur, partenaire, vue, cle) DO UPDATE SET
         type = excluded.type, cotraitance = excluded.cotraitance, structure = excluded.structure, site = excluded.site,
         nature = excluded.nature, nous = excluded.nous, eux = excluded.eux, cause = excluded.cause, detail = excluded.detail,
         proprietaire = excluded.proprietaire, etat = 'ouvert', motif_soumission = NULL, politique = NULL,
         synchronisation = excluded.synchronisation, depuis = excluded.depuis, vu_le = excluded.vu_le, clos_le = NULL,
         resolution = NULL, ouvertures = excluded.ouvertures, corrections = excluded.corrections,
         decide_par = NULL, decide_le = NULL, motif = NULL
       RETURNING id
     )
     INSERT INTO ecarts_evenements (ecart, evenement, par, detail)
     SELECT e.id, v.evenement, 'passerelle', v.precision FROM v JOIN e USING (id) ORDER BY v.demandeur, v.cle`,
    [JSON.stringify(rangees), partenaire, vue, synchronisation, maintenant],
  );
}

/** Still there: what is known of its cause may have changed, what was decided about it has not. */
async function revoir(
  sql: Sql,
  { synchronisation }: Registre,
  revus: readonly { id: string; constat: Constat }[],
): Promise<void> {
  if (revus.length === 0) return;
  await sql(
    `UPDATE ecarts e SET vu_le = (SELECT maintenant_metier()), synchronisation = $4, cause = v.cause, detail = v.detail
     FROM unnest($1::uuid[], $2::text[], $3::text[]) AS v (id, cause, detail) WHERE e.id = v.id`,
    [
      revus.map(({ id }) => id),
      revus.map(({ constat }) => constat.cause),
      revus.map(({ constat }) => constat.detail),
      synchronisation,
    ],
  );
}
