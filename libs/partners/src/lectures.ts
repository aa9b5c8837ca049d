import type { Partenaire } from '#annexe7';
import { estInvalide } from '#contract';
import type { Appels, IssueAppel } from './appels.js';
import type { CauseEchec } from './causes.js';
import type { ClasseErreur } from './erreur-partenaire.js';
import { ErreurPartenaire } from './erreur-partenaire.js';
import { classerStatut } from './issues-http.js';
import type { Lecture } from './lecture.js';
import { lireReponse } from './reponse-json.js';
import type { Demande, ReponseBrute } from './transport.js';

/** Calls that change nothing at the partner: an answer read and valid, or an {@link ErreurPartenaire}. */
export class Lectures {
  constructor(
    private readonly partenaire: Partenaire,
    private readonly appels: Appels,
  ) {}

  /**
   * One reading. `siStatut` answers for the statuses that mean something of their own (404, 410).
   * @throws ErreurPartenaire
   */
  async lire<T extends object, A = never>(
    operation: string,
    demande: Demande,
    lecteur: (corps: unknown, reponse: ReponseBrute) => Lecture<T>,
    siStatut: Readonly<Record<number, A>> = {},
  ): Promise<T | A> {
    const preparer = (): Demande => ({ ...demande, entetes: { ...ENTETES, ...demande.entetes } });
    let appel = await this.appels.appeler(preparer);
    // A kept-alive socket that the partner was closing: what changes nothing over there is simply asked again, once.
    if ('sansReponse' in appel && appel.sansReponse === 'connexion_coupee')
      appel = await this.appels.appeler(preparer);
    if ('sansReponse' in appel) throw this.#sansReponse(operation, appel);
    const { reponse, reessayerApresMs } = appel;
    if (reponse.statut in siStatut) return siStatut[reponse.statut] as A;
    if (reponse.statut !== 200) throw this.#statut(operation, reponse.statut, reessayerApresMs);
    const json = lireReponse(reponse);
    if (!json.lu) throw this.#erreur(operation, 'reponse_invalide', json.cause);
    const lu = lecteur(json.valeur, reponse);
    if (estInvalide(lu))
      throw this.#erreur(operation, 'reponse_invalide', 'reponse_non_conforme', lu.invalide);
    return lu;
  }

  #sansReponse(operation: string, appel: Extract<IssueAppel, { sansReponse: unknown }>): ErreurPartenaire {
    const { sansReponse: cause, statut, reessayerApresMs } = appel;
    const classe = CLASSES_PAR_CAUSE[cause] ?? 'transitoire';
    return new ErreurPartenaire({
      partenaire: this.partenaire,
      operation,
      classe,
      cause,
      statut,
      reessayerApresMs,
    });
  }

  #statut(operation: string, statut: number, reessayerApresMs: number | undefined): ErreurPartenaire {
    const { classe } = classerStatut(statut);
    const classes: Record<typeof classe, ClasseErreur> = {
      // Another 2xx or a 3xx is no answer of the contract; a reading may be repeated whatever became of it.
      repondu: 'reponse_invalide',
      incertaine: statut < 400 ? 'reponse_invalide' : 'transitoire',
      transitoire: 'transitoire',
      acces: 'acces',
      refus: 'refus',
    };
    const cause: CauseEchec = classe === 'acces' ? 'acces_refuse' : `http_${statut}`;
    const detail = { partenaire: this.partenaire, operation, classe: classes[classe], cause, statut };
    return new ErreurPartenaire({ ...detail, reessayerApresMs });
  }

  #erreur(operation: string, classe: ClasseErreur, cause: CauseEchec, precision?: string): ErreurPartenaire {
    return new ErreurPartenaire({ partenaire: this.partenaire, operation, classe, cause, precision });
  }
}

const ENTETES = { accept: 'application/json, application/problem+json' };

const CLASSES_PAR_CAUSE: Readonly<Partial<Record<CauseEchec, ClasseErreur>>> = {
  jeton_refuse: 'acces',
  redirection: 'reponse_invalide',
  reponse_trop_grande: 'reponse_invalide',
};
