/**
 * Everything that a log line may carry beside its sentence: ids of ours, counts, codes, durations. A field that is not
 * here does not compile, so that nothing personal (numéro DE, name, body, address of a resource) slips in unseen.
 */
export const CHAMPS = {
  /** Id of a request, as its answer says it. */
  correlation: 'texte',
  methode: 'texte',
  /** Pattern of a route, never the address called. */
  route: 'texte',
  statut: 'nombre',
  acteur: 'texte',
  partenaire: 'texte',
  /** Queue. */
  file: 'texte',
  nature: 'texte',
  tranche: 'nombre',
  /** Ids of messages, of an envoi, of a synchronisation. */
  messages: 'liste',
  envoi: 'texte',
  synchronisation: 'texte',
  etape: 'texte',
  plan: 'texte',
  /** Code of a refusal or of a problem. */
  code: 'texte',
  /** Class and code of a technical error (`direFaille`), never its text, which may quote parameters. */
  faille: 'texte',
  /** A sentence of ours. */
  cause: 'texte',
  nombre: 'nombre',
  octets: 'nombre',
  millisecondes: 'nombre',
  delai: 'nombre',
  /** Where a process listens. */
  adresse: 'texte',
  prochaine: 'texte',
  /** The summary of the settings, without secrets. */
  reglages: 'reglages',
} as const;

interface Formes {
  texte: string;
  nombre: number;
  liste: readonly string[];
  reglages: Readonly<Record<string, string | number | boolean>>;
}

export type Champs = { -readonly [Nom in keyof typeof CHAMPS]?: Formes[(typeof CHAMPS)[Nom]] };
