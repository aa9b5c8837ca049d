/**
 * Everything that a log line may carry beside its sentence: ids of ours, counts, codes, durations. A field that is not
 * here does not compile, and each has a form that is checked when it is written (formes.ts), so that nothing personal
 * (numéro DE, name, body, address of a resource) slips in unseen.
 */
export const CHAMPS = {
  /** Correlation id of a request or of a message; `correlations`: those of a lot. */
  correlation: 'correlation',
  correlations: 'correlations',
  methode: 'code',
  /** Pattern of a route, never the address called. */
  route: 'route',
  statut: 'nombre',
  acteur: 'code',
  partenaire: 'code',
  /** Queue. */
  file: 'code',
  nature: 'code',
  tranche: 'nombre',
  /** Ids of ours: messages, envoi, synchronisation, replay, simulation, export, alarm. */
  messages: 'ids',
  envoi: 'id',
  synchronisation: 'id',
  rejeu: 'id',
  simulation: 'id',
  export: 'id',
  alarme: 'id',
  etape: 'code',
  plan: 'code',
  /** What came of a lot, of a call, of a step. */
  issue: 'code',
  /** Code of a refusal or of a problem. */
  code: 'code',
  /** Security event, and why. */
  securite: 'code',
  raison: 'code',
  /** Class and code of a technical error (`direFaille`), never its own text, which may quote parameters. */
  faille: 'faille',
  /** Frames of an error, without its text. */
  trace: 'trace',
  /** Part of Nest that speaks; what it says about its own start. */
  contexte: 'code',
  nest: 'phrase',
  /** Why: a word of ours. */
  cause: 'code',
  nombre: 'nombre',
  recus: 'nombre',
  doublons: 'nombre',
  refuses: 'nombre',
  tentative: 'nombre',
  /** Versions that now wait to be told. */
  aDireGide: 'nombre',
  aDireParcours3: 'nombre',
  octets: 'nombre',
  millisecondes: 'nombre',
  delai: 'nombre',
  /** Where a process listens. */
  adresse: 'code',
  port: 'nombre',
  /** Network address of who called. */
  origine: 'code',
  prochaine: 'code',
  /** The summary of the settings, without secrets. */
  reglages: 'reglages',
} as const;

export type NomDeChamp = keyof typeof CHAMPS;
export type NatureDeChamp = (typeof CHAMPS)[NomDeChamp];

/** What each nature is in the code. */
interface Valeurs {
  correlation: string;
  correlations: readonly string[];
  code: string;
  route: string;
  id: string;
  ids: readonly string[];
  faille: string;
  trace: readonly string[];
  phrase: string;
  nombre: number;
  reglages: Readonly<Record<string, string | number | boolean>>;
}

export type Champs = { -readonly [Nom in NomDeChamp]?: Valeurs[(typeof CHAMPS)[Nom]] };
