/** What a refusal says besides its status: an RFC 9457 problem, in French, without any personal data. */
export interface OptionsProbleme {
  entetes?: Readonly<Record<string, string>>;
  /** Further members of the problem. */
  membres?: Readonly<Record<string, unknown>>;
}

/** A request that is answered by a problem (RFC 9457, X3.6): thrown anywhere above the use cases, written by one filter. */
export class ProblemeHttp extends Error {
  readonly entetes: Readonly<Record<string, string>>;
  readonly membres: Readonly<Record<string, unknown>>;

  constructor(
    readonly statut: number,
    readonly code: string,
    readonly detail: string,
    options: OptionsProbleme = {},
  ) {
    super(`${statut} ${code}`);
    this.name = 'ProblemeHttp';
    this.entetes = options.entetes ?? {};
    this.membres = options.membres ?? {};
  }
}
