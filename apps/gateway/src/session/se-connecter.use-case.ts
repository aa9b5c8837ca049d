import {
  empreinteDuCookie,
  noterConnexion,
  OuvrirSession,
  refuserActe,
  reprendreConnexion,
  tenirActe,
  tirerSecret,
  type ActeEntame,
  type FinDActe,
  type IssueDOuverture,
  type PersonneConnue,
  type SignalerActe,
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
  | 'fournisseur_injoignable'
  | 'sans_fournisseur';

export type IssueDeDepart =
  | { issue: 'vers_le_fournisseur'; adresse: string; cookie: string }
  | { issue: 'fournisseur_injoignable' | 'sans_fournisseur' };

export type IssueDeConnexion =
  (Extract<IssueDOuverture, { issue: 'ouverte' }> & { retour: string }) | { issue: EchecDeConnexion };

export interface RetourDeConnexion {
  recherche: URLSearchParams;
  /** Cookies that the browser presents. */
  connexion: string | undefined;
  session: string | undefined;
  /** What the record keeps of where it comes from. */
  trace: Pick<ActeEntame, 'correlation' | 'adresse'>;
}

/** Nobody yet: their provider has not said who they are. */
const PERSONNE = 'personne';
/** A sign-in has no habilitation before it ends. */
const SANS_ROLE = { role: 'aucun', portee: 'aucune' };

/** X5: a person goes to the provider and comes back. No HTTP inside a transaction, and each sign-in serves once. */
export class SeConnecter {
  readonly #ouvrir: OuvrirSession | undefined;

  constructor(
    private readonly unite: UniteDeTravail,
    /** Absent: nobody signs in. */
    private readonly fournisseur: Fournisseur | undefined,
    acrFort: string | undefined,
    private readonly signaler: SignalerActe,
  ) {
    this.#ouvrir = acrFort === undefined ? undefined : new OuvrirSession(unite, acrFort);
  }

  async partir(retour: string): Promise<IssueDeDepart> {
    if (!this.fournisseur) return { issue: 'sans_fournisseur' };
    const depart = await this.fournisseur.partir();
    if (depart.issue !== 'vers_le_fournisseur') return { issue: 'fournisseur_injoignable' };
    const { valeur, empreinte } = tirerSecret();
    await noterConnexion(this.unite.seule, empreinte, { ...depart.connexion, retour });
    return { issue: 'vers_le_fournisseur', adresse: depart.adresse, cookie: valeur };
  }

  async revenir({ recherche, connexion, session, trace }: RetourDeConnexion): Promise<IssueDeConnexion> {
    if (!this.fournisseur || !this.#ouvrir) return { issue: 'sans_fournisseur' };
    const empreinte = connexion === undefined ? undefined : empreinteDuCookie(connexion);
    const etat = recherche.get('state');
    const attendue =
      empreinte && etat !== null ? await reprendreConnexion(this.unite.seule, empreinte, etat) : undefined;
    if (!attendue) return { issue: 'expiree' };
    const retour = await this.fournisseur.revenir(recherche, attendue);
    if (retour.issue !== 'connue') return retour;
    const ouverture = await this.#tenir(this.#ouvrir, retour.personne, session, trace);
    return ouverture.issue === 'ouverte' ? { ...ouverture, retour: attendue.retour } : ouverture;
  }

  /** Keeps that the provider refused somebody. What no sign-in of ours asked for is kept by the log alone. */
  async noterLeRefus(trace: RetourDeConnexion['trace']): Promise<void> {
    await refuserActe(this.unite.seule, ouverturePar(PERSONNE, trace), 'REFUSEE');
  }

  /** No session opens without its beginning in the record, nor a known person is refused. */
  async #tenir(
    ouvrir: OuvrirSession,
    personne: PersonneConnue,
    session: string | undefined,
    trace: RetourDeConnexion['trace'],
  ): Promise<IssueDOuverture> {
    const compte = await ouvrir.compteDe(personne);
    return tenirActe(
      this.unite.seule,
      ouverturePar(`compte:${compte}`, trace),
      () => ouvrir.execute(personne, session),
      finDe,
      this.signaler,
    );
  }
}

function ouverturePar(acteur: string, trace: RetourDeConnexion['trace']): ActeEntame {
  return {
    auteur: { acteur, ...SANS_ROLE },
    action: 'session.ouverture',
    objet: null,
    motif: null,
    ...trace,
  };
}

function finDe(ouverture: IssueDOuverture): FinDActe {
  return ouverture.issue === 'ouverte'
    ? { issue: 'fait', objet: ouverture.habilitation }
    : { issue: 'refuse', code: ouverture.issue.toUpperCase() };
}
