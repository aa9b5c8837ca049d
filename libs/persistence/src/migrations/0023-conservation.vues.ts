/**
 * What may go, with the moment from which its age counts (`depuis`) and a moment before it by which an index finds it
 * (`au_plus_tot`). Counting and purging read the same views; the role of the processes reads none of them.
 */
export const VUES_DE_PURGE = `
  CREATE VIEW receptions_tranchees AS
    SELECT r.id AS cle, r.recu_le AS au_plus_tot,
           greatest(r.recu_le, (SELECT max(m.traite_le) FROM messages_entrants m WHERE m.reception = r.id)) AS depuis,
           EXISTS (SELECT FROM messages_entrants m WHERE m.reception = r.id AND m.issue IN ('refuse', 'illisible')) AS refusee
    FROM receptions r
    WHERE r.corps IS NOT NULL AND NOT EXISTS (
      SELECT FROM messages_entrants m
      WHERE m.reception = r.id
        AND (m.issue IN ('recu', 'en_echec')
             OR EXISTS (SELECT FROM rejeu_messages j WHERE j.message = m.id AND j.actif)
             OR EXISTS (SELECT FROM ecarts e WHERE e.demandeur = m.demandeur AND e.cle = m.cle AND e.etat <> 'clos')));
  COMMENT ON VIEW receptions_tranchees IS 'no message of theirs waits, has failed, stands in a replay that runs, or is what an open écart is about';

  CREATE VIEW a_purger_corps_recus AS SELECT cle, au_plus_tot, depuis FROM receptions_tranchees WHERE NOT refusee;
  CREATE VIEW a_purger_corps_refuses AS SELECT cle, au_plus_tot, depuis FROM receptions_tranchees WHERE refusee;

  CREATE VIEW a_purger_contenus_emis AS
    SELECT m.id AS cle, m.cree_le AS au_plus_tot, greatest(m.cree_le, m.traite_le) AS depuis
    FROM messages_sortants m
    WHERE m.data IS NOT NULL AND m.issue NOT IN ('a_emettre', 'incertain', 'retenu', 'en_echec')
      AND NOT EXISTS (SELECT FROM rejeu_messages j WHERE j.message = m.id AND j.actif)
      AND NOT EXISTS (SELECT FROM ecarts e WHERE e.demandeur = m.demandeur AND e.cle = m.cle AND e.etat <> 'clos');

  CREATE VIEW a_purger_apercus_de_rejeu AS
    SELECT d.rejeu AS cle, d.demandeur, coalesce(r.fin, r.demande_le) AS au_plus_tot, coalesce(r.fin, r.demande_le) AS depuis
    FROM rejeu_dossiers d JOIN rejeux r ON r.id = d.rejeu
    WHERE r.etat IN ('simule', 'interrompu', 'termine')
      AND NOT EXISTS (SELECT FROM rejeux e WHERE e.apercu = r.id AND e.etat NOT IN ('interrompu', 'termine'));

  CREATE VIEW a_purger_ecarts_clos AS
    SELECT e.id AS cle, e.clos_le AS au_plus_tot,
           greatest(e.clos_le, (SELECT max(v.le) FROM ecarts_evenements v WHERE v.ecart = e.id)) AS depuis
    FROM ecarts e WHERE e.etat = 'clos';
  COMMENT ON VIEW a_purger_ecarts_clos IS 'depuis: the end, or what happened to it last: its life is append only, the role may rewrite the end';

  CREATE VIEW a_purger_dossiers AS
    WITH dernieres AS (
      SELECT c.demandeur, coalesce(c.depuis, c.calcule_au) AS fin FROM cotraitances c
      WHERE (c.phase IS NULL OR c.phase IN ('annulation', 'sortie'))
        AND NOT EXISTS (
          SELECT FROM cotraitances o
          WHERE o.demandeur = c.demandeur AND o.cotraitance <> c.cotraitance
            AND (o.phase IN ('entree', 'accompagnement')
                 OR (coalesce(o.depuis, o.calcule_au), o.cotraitance) > (coalesce(c.depuis, c.calcule_au), c.cotraitance)))
      UNION ALL
      SELECT d.demandeur, d.calcule_au FROM dossiers d
      WHERE d.version > 0 AND NOT EXISTS (SELECT FROM cotraitances c WHERE c.demandeur = d.demandeur)
    )
    SELECT s.demandeur AS cle, s.fin AS au_plus_tot,
           greatest(s.fin::timestamp AT TIME ZONE 'Europe/Paris',
                    (SELECT max(f.connu_le) FROM faits f WHERE f.demandeur = s.demandeur)) AS depuis
    FROM dernieres s
    WHERE NOT EXISTS (SELECT FROM messages_entrants m WHERE m.demandeur = s.demandeur AND m.issue IN ('recu', 'en_echec'))
      AND NOT EXISTS (SELECT FROM messages_sortants m
                      WHERE m.demandeur = s.demandeur AND m.issue IN ('a_emettre', 'incertain', 'retenu', 'en_echec'))
      AND NOT EXISTS (SELECT FROM rejeu_messages j WHERE j.demandeur = s.demandeur AND j.actif)
      AND NOT EXISTS (SELECT FROM ecarts e WHERE e.demandeur = s.demandeur AND e.etat <> 'clos');
  COMMENT ON VIEW a_purger_dossiers IS 'every cotraitance is over (or was never affected), nothing is on its way; depuis: the end, or what was learnt last';

  CREATE VIEW a_purger_empreintes AS
    SELECT e.partenaire, e.demandeur FROM empreintes e
    WHERE e.dit IS NULL AND e.declare IS NULL AND NOT EXISTS (SELECT FROM dossiers d WHERE d.demandeur = e.demandeur);
`;
