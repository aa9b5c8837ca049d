import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Journal } from '#observability';
import type { Interaction, Provider } from 'oidc-provider';
import type { CompteDeDemonstration } from '#config';
import { ACR_SIMPLE, acrFortDemande } from '../fournisseur/acr.js';

/** What the provider asks of a browser, and the end of it. */
export class Questions {
  constructor(
    private readonly fournisseur: Provider,
    private readonly acrFort: string,
    private readonly journal: Journal,
  ) {}

  /** @throws errors.SessionNotFound when nothing is asked of this browser, or no longer */
  lire(requete: IncomingMessage, reponse: ServerResponse): Promise<Interaction> {
    return this.fournisseur.interactionDetails(requete, reponse);
  }

  veutFort(question: Interaction): boolean {
    return acrFortDemande(question.params, this.acrFort);
  }

  /** Signed in: the browser goes back to the gateway. */
  async conclure(
    requete: IncomingMessage,
    reponse: ServerResponse,
    question: Interaction,
    compte: CompteDeDemonstration,
  ): Promise<void> {
    await this.#quitterAutreCompte(question, compte);
    const fort = this.veutFort(question);
    this.journal.info({ securite: 'connexion', nature: fort ? 'deux_etapes' : 'mot_de_passe' }, 'connexion');
    const login = {
      accountId: compte.sujet,
      acr: fort ? this.acrFort : ACR_SIMPLE,
      amr: fort ? ['pwd', 'otp', 'mfa'] : ['pwd'],
      remember: false,
    };
    await this.fournisseur.interactionFinished(
      requete,
      reponse,
      { login },
      { mergeWithLastSubmission: false },
    );
  }

  /** The person gave up: the gateway is told so. */
  async abandonner(requete: IncomingMessage, reponse: ServerResponse): Promise<void> {
    const abandon = { error: 'access_denied', error_description: 'sign-in was given up' };
    await this.fournisseur.interactionFinished(requete, reponse, abandon, { mergeWithLastSubmission: false });
  }

  /** The library would change accounts by a page with a script; ours ends the session of the other one before. */
  async #quitterAutreCompte(question: Interaction, compte: CompteDeDemonstration): Promise<void> {
    const { session } = question;
    if (session?.uid === undefined || session.accountId === compte.sujet) return;
    const ancienne = await this.fournisseur.Session.findByUid(session.uid);
    await ancienne?.destroy();
    delete session.uid;
    await question.persist();
  }
}
