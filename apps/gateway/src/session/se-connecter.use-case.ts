import {
  empreinteDuCookie,
  noterConnexion,
  OuvrirSession,
  reprendreConnexion,
  tirerSecret,
  type IssueDOuverture,
} from '#access';
import type { UniteDeTravail } from '#persistence';
import type { Fournisseur } from './fournisseur.js';

/** Why a sign-in did not end in a session: a closed list, known to the console. */
export type EchecDeConnexion =
  | 'refusee'
  | 'expiree'
  | 'compte_suspendu'
  | 'sans_habilitation'
  | 'authentification_trop_faible'
  | 'fournisseur_injoignable';

export type IssueDeDepart =
  { issue: 'vers_le_fournisseur'; adresse: string; cookie: string } | { issue: 'fournisseur_injoignable' };

export type IssueDeConnexion =
  (Extract<IssueDOuverture, { issue: 'ouverte' }> & { retour: string }) | { issue: EchecDeConnexion };

export interface RetourDeConnexion {
  recherche: URLSearchParams;
  /** Cookies that the browser presents. */
  connexion: string | undefined;
  session: string | undefined;
}

/** X5: a person goes to the provider and comes back. No HTTP inside a transaction, and each sign-in serves once. */
export class SeConnecter {
  readonly #ouvrir: OuvrirSession | undefined;

  constructor(
    private readonly unite: UniteDeTravail,
    /** Absent: nobody signs in. */
    private readonly fournisseur: Fournisseur | undefined,
    acrFort: string | undefined,
  ) {
    this.#ouvrir = acrFort === undefined ? undefined : new OuvrirSession(unite, acrFort);
  }

  async partir(retour: string): Promise<IssueDeDepart> {
    const depart = await this.fournisseur?.partir();
    if (depart?.issue !== 'vers_le_fournisseur') return { issue: 'fournisseur_injoignable' };
    const { valeur, empreinte } = tirerSecret();
    await noterConnexion(this.unite.seule, empreinte, { ...depart.connexion, retour });
    return { issue: 'vers_le_fournisseur', adresse: depart.adresse, cookie: valeur };
  }

  async revenir({ recherche, connexion, session }: RetourDeConnexion): Promise<IssueDeConnexion> {
    if (!this.fournisseur || !this.#ouvrir) return { issue: 'fournisseur_injoignable' };
    const empreinte = connexion === undefined ? undefined : empreinteDuCookie(connexion);
    const etat = recherche.get('state');
    const attendue =
      empreinte && etat !== null ? await reprendreConnexion(this.unite.seule, empreinte, etat) : undefined;
    if (!attendue) return { issue: 'expiree' };
    const retour = await this.fournisseur.revenir(recherche, attendue);
    if (retour.issue !== 'connue') return retour;
    const ouverture = await this.#ouvrir.execute(retour.personne, session);
    return ouverture.issue === 'ouverte' ? { ...ouverture, retour: attendue.retour } : ouverture;
  }
}
