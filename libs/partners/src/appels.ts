import type { CauseEchec } from './causes.js';
import { classerStatut } from './issues-http.js';
import type { Identifiants } from './jetons.js';
import { EchecJeton, Jetons } from './jetons.js';
import { lireReessayerApres } from './reessayer-apres.js';
import type { Demande, ReponseBrute } from './transport.js';
import { EchecReseau, Transport } from './transport.js';

/** What came of a call: an answer of any status, or none. */
export type IssueAppel =
  | { reponse: ReponseBrute; reessayerApresMs?: number }
  | { sansReponse: CauseEchec; phase: 'avant' | 'apres'; statut?: number; reessayerApresMs?: number };

/** Authorised calls to one partner: a bearer token on each, renewed once when it is refused (X4). */
export class Appels {
  readonly #jetons: Jetons;

  constructor(
    private readonly transport: Transport,
    identifiants: Identifiants,
    private readonly maintenant: () => number,
  ) {
    this.#jetons = new Jetons((demande) => transport.demander(demande), identifiants, maintenant);
  }

  /**
   * One call. 401 and 403 are tried once more with a new token: one may have been revoked before its time.
   * @param preparer makes the request anew for each try, so that its signature is of the moment.
   */
  async appeler(preparer: () => Demande): Promise<IssueAppel> {
    const premiere = await this.#essayer(preparer());
    if (!('reponse' in premiere) || classerStatut(premiere.reponse.statut).classe !== 'acces')
      return premiere;
    return this.#essayer(preparer());
  }

  async #essayer(demande: Demande): Promise<IssueAppel> {
    try {
      const jeton = await this.#jetons.obtenir();
      const reponse = await this.transport.demander({
        ...demande,
        entetes: { ...demande.entetes, authorization: `Bearer ${jeton}` },
      });
      if (classerStatut(reponse.statut).classe === 'acces') this.#jetons.oublier(jeton);
      return { reponse, reessayerApresMs: lireReessayerApres(reponse.entetes, this.maintenant()) };
    } catch (erreur) {
      if (erreur instanceof EchecReseau)
        return { sansReponse: erreur.issue.cause, phase: erreur.issue.phase };
      if (erreur instanceof EchecJeton) {
        const { motif, statut, reessayerApresMs } = erreur;
        return { sansReponse: motif, phase: 'avant', statut, reessayerApresMs };
      }
      throw erreur;
    }
  }
}
