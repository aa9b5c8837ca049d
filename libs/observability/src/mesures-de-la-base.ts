import { direFaille, premierIdDepuis, type Sql, type UniteDeTravail } from '#persistence';
import { Gauge, type Registry } from 'prom-client';
import { type Journal } from './journal.js';

/** Rows that one reading looks at, per kind: figures stop growing there, the load of a reading too. */
const LIGNES_MAX = 100_000;

/** Open fates, each under the partial index of what waits; of outgoing ones the oldest first. */
const OUVERTS = `
  SELECT 'entrant' AS sens, partenaire, issue, count(*) AS nombre,
         extract(epoch FROM maintenant_metier() - min(recu_le))::float8 AS age
  FROM (SELECT partenaire, issue, recu_le FROM messages_entrants WHERE issue = 'recu' LIMIT ${LIGNES_MAX}) AS e GROUP BY 2, 3
  UNION ALL
  SELECT 'sortant', p.partenaire, issue, count(*), extract(epoch FROM maintenant_metier() - min(cree_le))::float8
  FROM partenaires p CROSS JOIN LATERAL (
    SELECT issue, cree_le FROM messages_sortants
    WHERE partenaire = p.partenaire AND issue IN ('a_emettre', 'incertain', 'retenu') ORDER BY id LIMIT ${LIGNES_MAX}) AS s
  GROUP BY 2, 3`;

/** Fates of what was drawn in the last hour: ids are in the order of time, so the primary key bounds what is read. */
const RECENTS = `
  SELECT 'entrant' AS sens, partenaire, issue, count(*) AS nombre
  FROM (SELECT partenaire, issue FROM messages_entrants WHERE id >= $1 ORDER BY id DESC LIMIT ${LIGNES_MAX}) AS e GROUP BY 2, 3
  UNION ALL
  SELECT 'sortant', partenaire, issue, count(*)
  FROM (SELECT partenaire, issue FROM messages_sortants WHERE id >= $1 ORDER BY id DESC LIMIT ${LIGNES_MAX}) AS s GROUP BY 2, 3`;

const PARTENAIRES = `SELECT partenaire, pause FROM partenaires`;
const VOIES = `
  SELECT file, count(*) FILTER (WHERE lot IS NOT NULL) AS tenues,
         count(*) FILTER (WHERE lot IS NOT NULL AND bail_jusqua < clock_timestamp()) AS abandonnees
  FROM tranches GROUP BY 1`;
const EFFETS_DUS = `SELECT count(*) AS nombre FROM dossiers WHERE prochain_effet <= aujourdhui_metier()`;
const SYNCHRONISATIONS = `
  SELECT DISTINCT ON (plan) plan, etat, extract(epoch FROM clock_timestamp() - fin)::float8 AS age
  FROM synchronisations WHERE fin IS NOT NULL ORDER BY plan, fin DESC`;

const ALARMES = `SELECT nature, count(*) AS nombre FROM alarmes WHERE etat <> 'close' GROUP BY nature`;
const SURVEILLANCE = `
  SELECT 'alarmes' AS controle, extract(epoch FROM clock_timestamp() - evaluee_le)::float8 AS age FROM surveillance
  WHERE evaluee_le IS NOT NULL
  UNION ALL
  SELECT 'conservation', extract(epoch FROM clock_timestamp() - max(verifie_le))::float8 FROM bilans HAVING count(*) > 0
  UNION ALL
  SELECT 'purge', extract(epoch FROM clock_timestamp() - finie_le)::float8 FROM purges WHERE finie_le IS NOT NULL`;
const RETARDS = `SELECT categorie, en_retard AS nombre FROM purges_categories`;

type SortOuvert = { sens: string; partenaire: string; issue: string; nombre: number; age: number };
type Releve = Awaited<ReturnType<typeof relever>>;

/** At most so often, whatever the number of scrapers. */
const INTERVALLE_MS = 5_000;
/** Longest time that a scrape waits for the database, and that a statement runs there. */
const DELAI_MS = 2_000;
const UNE_HEURE_MS = 3_600_000;
const ETATS_DE_PAUSE = ['automatique', 'exploitant'];

/**
 * Gauges read from the database when Prometheus asks (X5.6): at most every few seconds, each statement bounded, one
 * reading at a time. Without the database `/metrics` still answers at once, and says that these could not be read.
 */
export class MesuresDeLaBase {
  readonly #lisible: Gauge;
  readonly #jauges: ReturnType<typeof creerJauges>;
  #lecture: Promise<void> | null = null;
  #derniere = -Infinity;

  constructor(
    registre: Registry,
    private readonly unite: Pick<UniteDeTravail, 'executer'>,
    private readonly journal: Journal,
  ) {
    this.#lisible = new Gauge({
      name: 'passerelle_base_joignable',
      help: '1 quand les mesures de la base ont pu être lues ; 0 : elles manquent.',
      registers: [registre],
    });
    this.#jauges = creerJauges(registre);
  }

  /** Brings the gauges up to date, or says that they are not; never throws, never lasts more than two seconds. */
  async rafraichir(): Promise<void> {
    if (this.#lecture === null && performance.now() - this.#derniere < INTERVALLE_MS) return;
    this.#lecture ??= this.#lire().finally(() => (this.#lecture = null));
    const trop = Symbol('trop');
    let minuterie: NodeJS.Timeout | undefined;
    const delai = new Promise<typeof trop>((resoudre) => {
      minuterie = setTimeout(() => resoudre(trop), DELAI_MS);
    });
    const issue = await Promise.race([this.#lecture, delai]);
    clearTimeout(minuterie);
    if (issue === trop) this.#illisible('DelaiDepasse');
  }

  async #lire(): Promise<void> {
    try {
      const releve = await this.unite.executer(relever, { lectureSeule: true, tentatives: 1 });
      montrer(this.#jauges, releve);
      this.#lisible.set(1);
      this.#derniere = performance.now();
    } catch (erreur) {
      this.#illisible(direFaille(erreur));
    }
  }

  /** What is not known is not shown: an old figure would be taken for a new one. */
  #illisible(faille: string): void {
    this.journal.warn({ faille }, 'mesures de la base indisponibles');
    for (const jauge of Object.values(this.#jauges)) jauge.reset();
    // Without labels, a reset gauge says 0: not a number says that it is not known.
    this.#jauges.effets.set(Number.NaN);
    this.#lisible.set(0);
  }
}

function creerJauges(registre: Registry) {
  const jauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `passerelle_${name}`, help, labelNames, registers: [registre] });
  const sort = ['sens', 'partenaire', 'issue'];
  return {
    attente: jauge('messages_en_attente', 'Messages dont le sort est ouvert.', sort),
    age: jauge('messages_en_attente_age_secondes', 'Âge du plus ancien d’entre eux (horloge métier).', sort),
    recents: jauge('messages_recents', 'Sort actuel des messages de la dernière heure.', sort),
    pause: jauge('partenaire_en_pause', '1 : le partenaire est en pause, par qui.', ['partenaire', 'pause']),
    tenues: jauge('tranches_tenues', 'Tranches et voies dont un lot est en cours.', ['file']),
    abandonnees: jauge('tranches_abandonnees', 'Lots dont le bail est échu : un worker les reprendra.', [
      'file',
    ]),
    alarmes: jauge('alarmes_ouvertes', 'Alarmes qui ne sont pas closes, par nature.', ['nature']),
    surveillance: jauge(
      'controle_age_secondes',
      'Temps écoulé depuis la dernière évaluation des alarmes, depuis le dernier contrôle de conservation, depuis la dernière purge.',
      ['controle'],
    ),
    retards: jauge(
      'conservation_en_retard',
      'Ce qui a fait son temps et était encore là après la dernière purge.',
      ['categorie'],
    ),
    effets: jauge('effets_dus', 'Dossiers dont un effet est échu et non traité.'),
    synchronisation: jauge(
      'synchronisation_derniere_age_secondes',
      'Temps écoulé depuis la fin de la dernière.',
      ['plan', 'etat'],
    ),
  };
}

async function relever(sql: Sql) {
  await sql(`SET LOCAL statement_timeout = ${DELAI_MS}`);
  const [dus] = await sql<{ nombre: number }>(EFFETS_DUS);
  return {
    ouverts: await sql<SortOuvert>(OUVERTS),
    recents: await sql<Omit<SortOuvert, 'age'>>(RECENTS, [premierIdDepuis(Date.now() - UNE_HEURE_MS)]),
    partenaires: await sql<{ partenaire: string; pause: string | null }>(PARTENAIRES),
    voies: await sql<{ file: string; tenues: number; abandonnees: number }>(VOIES),
    synchronisations: await sql<{ plan: string; etat: string; age: number }>(SYNCHRONISATIONS),
    alarmes: await sql<{ nature: string; nombre: number }>(ALARMES),
    controles: await sql<{ controle: string; age: number }>(SURVEILLANCE),
    retards: await sql<{ categorie: string; nombre: number }>(RETARDS),
    effets: dus?.nombre ?? 0,
  };
}

function montrer(jauges: ReturnType<typeof creerJauges>, releve: Releve): void {
  for (const jauge of Object.values(jauges)) jauge.reset();
  for (const { sens, partenaire, issue, nombre, age } of [...RIEN_EN_ATTENTE, ...releve.ouverts]) {
    jauges.attente.set({ sens, partenaire, issue }, nombre);
    jauges.age.set({ sens, partenaire, issue }, age);
  }
  for (const { nombre, ...sort } of releve.recents) jauges.recents.set(sort, nombre);
  for (const { partenaire, pause } of releve.partenaires)
    for (const etat of ETATS_DE_PAUSE) jauges.pause.set({ partenaire, pause: etat }, pause === etat ? 1 : 0);
  for (const { file, tenues, abandonnees } of releve.voies) {
    jauges.tenues.set({ file }, tenues);
    jauges.abandonnees.set({ file }, abandonnees);
  }
  for (const { plan, etat, age } of releve.synchronisations) jauges.synchronisation.set({ plan, etat }, age);
  for (const { nature, nombre } of releve.alarmes) jauges.alarmes.set({ nature }, nombre);
  for (const { controle, age } of releve.controles) jauges.surveillance.set({ controle }, age);
  for (const { categorie, nombre } of releve.retards) jauges.retards.set({ categorie }, nombre);
  jauges.effets.set(releve.effets);
}

/** Nothing waits is a figure too: an alarm on an absent one would never ring. */
const RIEN_EN_ATTENTE: readonly SortOuvert[] = [
  ...['gide', 'parcours3'].map((partenaire) => ({ sens: 'entrant', partenaire, issue: 'recu' })),
  ...['gide', 'parcours3'].flatMap((partenaire) =>
    ['a_emettre', 'incertain', 'retenu'].map((issue) => ({ sens: 'sortant', partenaire, issue })),
  ),
].map((sort) => ({ ...sort, nombre: 0, age: 0 }));
