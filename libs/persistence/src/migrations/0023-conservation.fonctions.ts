/** Every function that runs as the owner: what it may see, and nobody else's names in the way. */
const DU_PROPRIETAIRE = 'SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp';

/** Days under which nothing of a kind goes, whoever asks and whatever the settings say. */
const AGE_MINIMAL = `
  CREATE FUNCTION age_minimal(categorie text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE categorie
      WHEN 'corps_recus' THEN 60 WHEN 'corps_refuses' THEN 60 WHEN 'contenus_emis' THEN 60 WHEN 'envois' THEN 60
      WHEN 'apercus_de_rejeu' THEN 30 WHEN 'ecarts_clos' THEN 60 WHEN 'dossiers' THEN 183
      WHEN 'lectures' THEN 183 WHEN 'actes' THEN 183 WHEN 'transitions' THEN 365
      WHEN 'sessions' THEN 30 WHEN 'connexions' THEN 1 WHEN 'bilans' THEN 30 WHEN 'demasquages' THEN 1
    END
  $$;
  COMMENT ON FUNCTION age_minimal IS 'days under which nothing of a kind goes, whoever asks; NULL: no such kind';

  CREATE FUNCTION limite_de_purge(categorie text, jours integer) RETURNS timestamptz LANGUAGE plpgsql VOLATILE
  SET search_path = pg_catalog, public, pg_temp AS $$
  BEGIN
    IF age_minimal(categorie) IS NULL OR jours IS NULL OR jours < age_minimal(categorie) THEN
      RAISE insufficient_privilege USING MESSAGE = 'nothing so young may go';
    END IF;
    -- The exchange lives on the business clock. Whoever moved it forward would make everything old: never past the real one.
    RETURN CASE WHEN categorie IN ('corps_recus', 'corps_refuses', 'contenus_emis', 'ecarts_clos', 'dossiers')
                THEN least(maintenant_metier(), clock_timestamp()) ELSE clock_timestamp() END - make_interval(days => jours);
  END $$;
  COMMENT ON FUNCTION limite_de_purge IS 'what is older may go; refuses an age under the minimum of its kind';
`;

const JOURNAUX = `
  CREATE FUNCTION purger_journal(nom text, limite timestamptz) RETURNS integer LANGUAGE plpgsql ${DU_PROPRIETAIRE} AS $$
  DECLARE
    instant text := CASE nom WHEN 'lectures' THEN 'lu_le' ELSE 'le' END;
    dernier journaux_purges%ROWTYPE;
    sceau scellements%ROWTYPE;
    presentes integer;
    recentes integer;
  BEGIN
    SELECT * INTO dernier FROM journaux_purges WHERE journal = nom FOR UPDATE;
    IF nom = 'transitions' THEN
      SELECT * INTO sceau FROM scellements WHERE rang = dernier.rang + 1;
    ELSE
      SELECT rang, jusqua, nombre, empreinte, le INTO sceau FROM scellements_journaux
      WHERE journal = nom AND rang = dernier.rang + 1;
    END IF;
    IF sceau.rang IS NULL OR sceau.le >= limite THEN RETURN 0; END IF;
    -- A seal may be forged by whoever may add one: the rows themselves tell how old they are.
    EXECUTE format('SELECT count(*), count(*) FILTER (WHERE %I >= $3) FROM %I WHERE id > $1 AND id <= $2', instant, nom)
      INTO presentes, recentes USING dernier.jusqua, sceau.jusqua, limite;
    -- What is no longer as it was sealed stays, for whoever will want to know why.
    IF recentes > 0 OR presentes <> sceau.nombre THEN RETURN 0; END IF;
    EXECUTE format('DELETE FROM %I WHERE id > $1 AND id <= $2', nom) USING dernier.jusqua, sceau.jusqua;
    UPDATE journaux_purges SET rang = sceau.rang, jusqua = sceau.jusqua, scelle_le = sceau.le, lignes = lignes + presentes,
                               purge_le = clock_timestamp()
    WHERE journal = nom;
    IF nom = 'transitions' THEN
      DELETE FROM scellements WHERE rang < sceau.rang;
    ELSE
      DELETE FROM scellements_journaux WHERE journal = nom AND rang < sceau.rang;
    END IF;
    RETURN presentes;
  END $$;
  COMMENT ON FUNCTION purger_journal IS 'drops the oldest sealed stretch of a record, whole; its seal stays. Called by purger alone';
`;

const CORPS = `
  CREATE FUNCTION effacer_corps(lot uuid[]) RETURNS integer LANGUAGE plpgsql ${DU_PROPRIETAIRE} AS $$
  DECLARE faits integer;
  BEGIN
    UPDATE messages_entrants SET donnees = NULL WHERE reception = ANY (lot) AND donnees IS NOT NULL;
    UPDATE receptions SET corps = NULL, corps_purge_le = clock_timestamp() WHERE id = ANY (lot) AND corps IS NOT NULL;
    GET DIAGNOSTICS faits = ROW_COUNT;
    RETURN faits;
  END $$;
  COMMENT ON FUNCTION effacer_corps IS 'the bytes of these receptions and what was read in them. Called by purger and effacer_cotraitance alone';
`;

const DOSSIERS = `
  CREATE FUNCTION effacer_dossiers(candidats text[], limite timestamptz) RETURNS integer LANGUAGE plpgsql ${DU_PROPRIETAIRE} AS $$
  DECLARE lot text[];
  BEGIN
    -- Held as the application of a message holds them, then looked at again: something may have arrived meanwhile.
    SELECT array_agg(d.demandeur) INTO lot FROM (
      SELECT demandeur FROM dossiers WHERE demandeur = ANY (candidats) ORDER BY demandeur FOR UPDATE SKIP LOCKED) AS d;
    SELECT array_agg(cle) INTO lot FROM a_purger_dossiers WHERE cle = ANY (lot) AND au_plus_tot < limite AND depuis < limite;
    IF lot IS NULL THEN RETURN 0; END IF;
    DELETE FROM historique h USING (
      SELECT cotraitance, demandeur FROM cotraitances WHERE demandeur = ANY (lot)
      UNION SELECT cotraitance, demandeur FROM faits WHERE demandeur = ANY (lot) AND cotraitance IS NOT NULL) AS c
    WHERE h.cotraitance = c.cotraitance AND h.demandeur = c.demandeur;
    DELETE FROM cotraitances WHERE demandeur = ANY (lot);
    DELETE FROM faits WHERE demandeur = ANY (lot);
    DELETE FROM dit WHERE demandeur = ANY (lot);
    DELETE FROM ecarts_evenements v USING ecarts e WHERE v.ecart = e.id AND e.demandeur = ANY (lot);
    DELETE FROM ecarts WHERE demandeur = ANY (lot);
    DELETE FROM rejeu_dossiers WHERE demandeur = ANY (lot);
    UPDATE rejeu_messages SET demandeur = NULL WHERE demandeur = ANY (lot);
    UPDATE messages_entrants SET demandeur = NULL, cle = NULL, cotraitance = NULL, donnees = NULL
    WHERE demandeur = ANY (lot) AND issue NOT IN ('recu', 'en_echec');
    UPDATE messages_sortants SET demandeur = NULL, cle = NULL, cotraitance = NULL, data = NULL, detail = NULL
    WHERE demandeur = ANY (lot) AND issue NOT IN ('a_emettre', 'incertain', 'retenu', 'en_echec');
    DELETE FROM dossiers WHERE demandeur = ANY (lot);
    RETURN cardinality(lot);
  END $$;
  COMMENT ON FUNCTION effacer_dossiers IS 'everything of dossiers that are over for so long, but their digests (the night stays in agreement). Called by purger and effacer_cotraitance alone';
`;

const PURGER = `
  CREATE FUNCTION purger(categorie text, jours integer, maximum integer) RETURNS integer LANGUAGE plpgsql ${DU_PROPRIETAIRE} AS $$
  DECLARE
    limite timestamptz := limite_de_purge(categorie, jours);
    lot uuid[];
    demandeurs text[];
    faits integer := 0;
  BEGIN
    CASE
      WHEN categorie IN ('corps_recus', 'corps_refuses') THEN
        EXECUTE format('SELECT array_agg(cle) FROM (SELECT cle FROM %I WHERE au_plus_tot < $1 AND depuis < $1 LIMIT $2) AS v',
                       'a_purger_' || categorie) INTO lot USING limite, maximum;
        RETURN effacer_corps(lot);
      WHEN categorie = 'contenus_emis' THEN
        UPDATE messages_sortants SET data = NULL WHERE id IN (
          SELECT cle FROM a_purger_contenus_emis WHERE au_plus_tot < limite AND depuis < limite LIMIT maximum);
      WHEN categorie = 'envois' THEN
        DELETE FROM envois WHERE id IN (
          SELECT id FROM envois WHERE cree_le < limite AND fini_le < limite
            AND NOT EXISTS (SELECT FROM tranches t WHERE t.envoi = envois.id) ORDER BY cree_le LIMIT maximum);
      WHEN categorie = 'apercus_de_rejeu' THEN
        DELETE FROM rejeu_dossiers d USING (SELECT cle, demandeur FROM a_purger_apercus_de_rejeu
                                            WHERE au_plus_tot < limite AND depuis < limite LIMIT maximum) AS v
        WHERE d.rejeu = v.cle AND d.demandeur = v.demandeur;
      WHEN categorie = 'ecarts_clos' THEN
        SELECT array_agg(e.id) INTO lot FROM (
          SELECT id FROM ecarts WHERE etat = 'clos' AND clos_le < limite AND id IN (
            SELECT cle FROM a_purger_ecarts_clos WHERE au_plus_tot < limite AND depuis < limite ORDER BY au_plus_tot LIMIT maximum)
          FOR UPDATE SKIP LOCKED) AS e;
        DELETE FROM ecarts_evenements WHERE ecart = ANY (lot);
        DELETE FROM ecarts WHERE id = ANY (lot);
      WHEN categorie = 'dossiers' THEN
        SELECT array_agg(cle) INTO demandeurs FROM (
          SELECT cle FROM a_purger_dossiers WHERE au_plus_tot < limite AND depuis < limite LIMIT maximum) AS v;
        DELETE FROM empreintes e USING (SELECT partenaire, demandeur FROM a_purger_empreintes LIMIT maximum) AS v
        WHERE e.partenaire = v.partenaire AND e.demandeur = v.demandeur;
        GET DIAGNOSTICS faits = ROW_COUNT;
        RETURN faits + effacer_dossiers(demandeurs, limite);
      WHEN categorie IN ('lectures', 'actes', 'transitions') THEN
        RETURN purger_journal(categorie, limite);
      WHEN categorie = 'sessions' THEN
        DELETE FROM sessions WHERE empreinte IN (
          SELECT empreinte FROM sessions WHERE ouverte_le < limite AND vue_le < limite AND coalesce(fermee_le, vue_le) < limite
          LIMIT maximum);
      WHEN categorie = 'connexions' THEN
        DELETE FROM connexions WHERE empreinte IN (SELECT empreinte FROM connexions WHERE cree_le < limite LIMIT maximum);
      WHEN categorie = 'demasquages' THEN
        DELETE FROM demasquages WHERE id IN (SELECT id FROM demasquages WHERE jusqua < limite LIMIT maximum);
      WHEN categorie = 'bilans' THEN
        DELETE FROM bilans WHERE id IN (SELECT id FROM bilans WHERE verifie_le < limite ORDER BY verifie_le LIMIT maximum);
    END CASE;
    GET DIAGNOSTICS faits = ROW_COUNT;
    RETURN faits;
  END $$;
  COMMENT ON FUNCTION purger IS 'lets one lot of a kind go, for no other reason than its age in days (ADR 35)';

  CREATE FUNCTION compter_a_purger(categorie text, jours integer, borne integer) RETURNS bigint LANGUAGE plpgsql ${DU_PROPRIETAIRE} AS $$
  DECLARE
    limite timestamptz := limite_de_purge(categorie, jours);
    lignes text := CASE
      WHEN categorie IN ('corps_recus', 'corps_refuses', 'contenus_emis', 'apercus_de_rejeu', 'ecarts_clos') THEN
        format('SELECT FROM %I WHERE au_plus_tot < $1 AND depuis < $1', 'a_purger_' || categorie)
      WHEN categorie = 'dossiers' THEN
        'SELECT 1 FROM a_purger_empreintes UNION ALL SELECT 1 FROM a_purger_dossiers WHERE au_plus_tot < $1 AND depuis < $1'
      WHEN categorie = 'envois' THEN
        'SELECT FROM envois WHERE cree_le < $1 AND fini_le < $1 AND NOT EXISTS (SELECT FROM tranches t WHERE t.envoi = envois.id)'
      WHEN categorie = 'sessions' THEN
        'SELECT FROM sessions WHERE ouverte_le < $1 AND vue_le < $1 AND coalesce(fermee_le, vue_le) < $1'
      WHEN categorie = 'connexions' THEN 'SELECT FROM connexions WHERE cree_le < $1'
      WHEN categorie = 'demasquages' THEN 'SELECT FROM demasquages WHERE jusqua < $1'
      WHEN categorie = 'bilans' THEN 'SELECT FROM bilans WHERE verifie_le < $1'
    END;
    total bigint := 0;
  BEGIN
    -- Sealed stretches say how many rows they hold.
    IF categorie IN ('lectures', 'actes', 'transitions') THEN
      SELECT coalesce(sum(s.nombre), 0) INTO total
      FROM (SELECT 'transitions' AS journal, rang, nombre, le FROM scellements
            UNION ALL SELECT journal, rang, nombre, le FROM scellements_journaux) AS s
      JOIN journaux_purges p ON p.journal = s.journal AND s.rang > p.rang
      WHERE s.journal = categorie AND s.le < limite;
      RETURN least(total, borne);
    END IF;
    EXECUTE format('SELECT count(*) FROM (%s LIMIT $2) AS v', lignes) INTO total USING limite, borne;
    RETURN total;
  END $$;
  COMMENT ON FUNCTION compter_a_purger IS 'how many of a kind are older than that and still there, counted up to a bound';
`;

const EFFACER = `
  CREATE FUNCTION effacer_cotraitance(numero text, simuler boolean) RETURNS TABLE (categorie text, effaces bigint, restent bigint)
  LANGUAGE plpgsql ${DU_PROPRIETAIRE} AS $$
  DECLARE
    siens text[] := ARRAY (SELECT c.demandeur FROM cotraitances c WHERE c.cotraitance = numero ORDER BY 1);
    limite timestamptz := limite_de_purge('corps_recus', age_minimal('corps_recus'));
    limite_dossier timestamptz := limite_de_purge('dossiers', age_minimal('dossiers'));
    corps uuid[] := ARRAY (
      SELECT t.cle FROM receptions_tranchees t
      WHERE t.depuis < limite AND t.cle IN (SELECT m.reception FROM messages_entrants m WHERE m.demandeur = ANY (siens)));
    emis uuid[] := ARRAY (
      SELECT v.cle FROM a_purger_contenus_emis v
      WHERE v.depuis < limite AND v.cle IN (SELECT m.id FROM messages_sortants m WHERE m.demandeur = ANY (siens)));
    clos uuid[] := ARRAY (
      SELECT v.cle FROM a_purger_ecarts_clos v
      WHERE v.depuis < limite AND v.cle IN (SELECT e.id FROM ecarts e WHERE e.demandeur = ANY (siens)));
    finis text[] := ARRAY (SELECT d.cle FROM a_purger_dossiers d WHERE d.cle = ANY (siens) AND d.depuis < limite_dossier);
    recus bigint := (SELECT count(DISTINCT m.reception) FROM messages_entrants m JOIN receptions r ON r.id = m.reception
                     WHERE m.demandeur = ANY (siens) AND r.corps IS NOT NULL);
    dits bigint := (SELECT count(*) FROM messages_sortants m WHERE m.demandeur = ANY (siens) AND m.data IS NOT NULL);
    ecarts_tenus bigint := (SELECT count(*) FROM ecarts e WHERE e.demandeur = ANY (siens));
    partis_corps bigint := cardinality(corps);
    partis_emis bigint := cardinality(emis);
    partis_clos bigint := cardinality(clos);
    partis_dossiers bigint := cardinality(finis);
  BEGIN
    -- What is said to have gone is what went: a dossier that something is being applied to, or has just been, stays.
    IF NOT simuler THEN
      partis_corps := effacer_corps(corps);
      UPDATE messages_sortants SET data = NULL WHERE id = ANY (emis) AND data IS NOT NULL;
      GET DIAGNOSTICS partis_emis = ROW_COUNT;
      DELETE FROM ecarts_evenements WHERE ecart = ANY (clos);
      DELETE FROM ecarts WHERE id = ANY (clos);
      GET DIAGNOSTICS partis_clos = ROW_COUNT;
      partis_dossiers := effacer_dossiers(finis, limite_dossier);
    END IF;
    RETURN QUERY VALUES
      ('corps_recus', partis_corps, recus - partis_corps),
      ('contenus_emis', partis_emis, dits - partis_emis),
      ('ecarts_clos', partis_clos, ecarts_tenus - partis_clos),
      ('dossiers', partis_dossiers, cardinality(siens) - partis_dossiers);
  END $$;
  COMMENT ON FUNCTION effacer_cotraitance IS 'what a person may ask to go before its time: nothing younger than the minimum of its kind (ADR 35)';
`;

/** Nobody but the owner, until the role of the processes is given those that it calls. */
const FERMER = `
  REVOKE EXECUTE ON FUNCTION purger, purger_journal, effacer_corps, effacer_dossiers, compter_a_purger, effacer_cotraitance FROM PUBLIC;
`;

export const FONCTIONS_DE_PURGE = AGE_MINIMAL + JOURNAUX + CORPS + DOSSIERS + PURGER + EFFACER + FERMER;
