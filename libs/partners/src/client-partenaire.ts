import type { Partenaire } from '#annexe7';
import type {
  BilanPartenaire,
  EmpreinteDeDemandeur,
  EmpreinteDeSeau,
  Evenement,
  PageChangements,
  Secrets,
  StatutRecherche,
} from '#contract';
import {
  controlerEvenement,
  controlerEvenementDit,
  DEMANDEURS_MAX,
  estInvalide,
  IDS_MAX,
  lireBilan,
  lireEmpreintes,
  lirePageChangements,
  signer,
  TYPE_LOT,
} from '#contract';
import { Appels } from './appels.js';
import type { IssueEnvoi } from './issue-envoi.js';
import { lireIssueEnvoi } from './issue-envoi.js';
import { lireSeau } from './lecture-empreintes.js';
import type { FaitsDuDemandeur } from './lecture-faits.js';
import { lireFaitsTenus } from './lecture-faits.js';
import { lireSorts } from './lecture-recherche.js';
import type { Lecture } from './lecture.js';
import { Lectures } from './lectures.js';
import type { ReseauxSortants } from './reseaux-sortants.js';
import type { SuivreAppel } from './suivi.js';
import type { Demande } from './transport.js';
import { PLAFOND_PAGE, Transport } from './transport.js';

export interface OptionsClient {
  partenaire: Partenaire;
  url: string;
  clientId: string;
  clientSecret: string;
  /** Signs what we send (X3.2): `PARTNER_SECRET_GIDE` or `PARTNER_SECRET_PARCOURS3`. */
  secrets: Secrets;
  /** Deadline of one exchange, body included; 10 s. */
  delaiMs?: number;
  /** Exchanges at a time; 8. */
  concurrence?: number;
  /** Told of each exchange over HTTP, tokens included. */
  suivre?: SuivreAppel;
  /** Where connections may go (check 16); everywhere by default. */
  reseaux?: ReseauxSortants;
  /** Technical clock, ms (tokens, signatures): never the business clock. */
  maintenant?: () => number;
}

/** A page of the change feed (X4.1), with its bytes as they came. */
export interface PageRecue extends PageChangements {
  octets: Buffer;
}

/** Events of one lot (X4.2). */
export const TAILLE_MAXIMALE_ENVOI = 500;

/**
 * HTTP client of one partner (X4). One instance per partner, with its own sockets, tokens and secrets. Business
 * outcomes are values; technical failures of readings are `ErreurPartenaire`. It keeps nothing and logs nothing.
 */
export class ClientPartenaire {
  readonly partenaire: Partenaire;
  readonly #transport: Transport;
  readonly #appels: Appels;
  readonly #lectures: Lectures;
  readonly #secrets: Secrets;
  readonly #maintenant: () => number;

  constructor(options: OptionsClient) {
    const { partenaire, url, clientId, clientSecret, delaiMs = 10_000, concurrence = 8 } = options;
    this.partenaire = partenaire;
    this.#secrets = options.secrets;
    this.#maintenant = options.maintenant ?? Date.now;
    this.#transport = new Transport({
      url,
      delaiMs,
      concurrence,
      suivre: options.suivre,
      reseaux: options.reseaux,
    });
    this.#appels = new Appels(this.#transport, { clientId, clientSecret }, this.#maintenant);
    this.#lectures = new Lectures(partenaire, this.#appels);
  }

  /**
   * Tells a lot of 1 to 500 events (X4.2). `id` is that of the envoi: idempotency key and webhook-id; the same envoi
   * sent again must carry the same id. Never throws for what the partner or the network does.
   */
  async envoyer(envoi: { id: string; evenements: readonly Evenement[] }): Promise<IssueEnvoi> {
    const { id, evenements } = envoi;
    exigerTaille(evenements.length, TAILLE_MAXIMALE_ENVOI);
    const corps = Buffer.from(JSON.stringify(evenements));
    const appel = await this.#appels.appeler(() => {
      const horodatage = Math.floor(this.#maintenant() / 1_000);
      const entetes = {
        accept: 'application/json, application/problem+json',
        'content-type': TYPE_LOT,
        'idempotency-key': id,
        'webhook-id': id,
        'webhook-timestamp': String(horodatage),
        'webhook-signature': signer(this.#secrets, id, horodatage, corps),
      };
      return { methode: 'POST', chemin: '/echanges/flux', entetes, corps };
    });
    return lireIssueEnvoi(
      appel,
      evenements.map((evenement) => evenement.id),
    );
  }

  /**
   * One page of what the partner states, oldest first (X4.1); from the beginning when `curseur` is null.
   * `perdu`: the partner no longer knows the cursor (410). Events are raw: the door controls them one by one.
   * @throws ErreurPartenaire
   */
  async changements(curseur: string | null, limite: number): Promise<PageRecue | { perdu: true }> {
    const parametres = new URLSearchParams(curseur === null ? {} : { curseur });
    parametres.set('limite', String(limite));
    return this.#lectures.lire<PageRecue, { perdu: true }>(
      'lire les changements',
      { methode: 'GET', chemin: `/echanges/changements?${parametres.toString()}`, plafond: PLAFOND_PAGE },
      (corps, { octets }) => {
        const page = lirePageChangements(corps);
        if (estInvalide(page)) return page;
        if (page.evenements.length > limite)
          return { invalide: '/evenements : la page dépasse la limite demandée.' };
        return { ...page, octets };
      },
      { 410: { perdu: true } },
    );
  }

  /** Fates of events that we sent (X4.4), at most 500 ids; unknown ids are absent. @throws ErreurPartenaire */
  async rechercher(ids: readonly string[]): Promise<Map<string, StatutRecherche>> {
    exigerTaille(ids.length, IDS_MAX);
    const demande = poster('/echanges/evenements/recherche', { ids });
    return this.#lectures.lire('rechercher des événements', demande, (corps) => lireSorts(corps, ids));
  }

  /** Digests of the non-empty buckets of what the partner was told (X4.3); null when not offered. @throws ErreurPartenaire */
  async empreintes(): Promise<EmpreinteDeSeau[] | null> {
    return this.#siOffert('lire les empreintes', obtenir('/echanges/empreintes'), lireEmpreintes);
  }

  /** Digests of the demandeurs of one bucket, 0 to 4095 (X4.3). @throws ErreurPartenaire */
  async empreintesDuSeau(seau: number): Promise<EmpreinteDeDemandeur[]> {
    const demande = obtenir(`/echanges/empreintes/${seau}`);
    return this.#lectures.lire("lire les empreintes d'un seau", demande, (corps) => lireSeau(corps, seau));
  }

  /** What the partner holds from us about at most 100 demandeurs (X4.3). @throws ErreurPartenaire */
  async faits(demandeurs: readonly string[]): Promise<FaitsDuDemandeur[]> {
    exigerTaille(demandeurs.length, DEMANDEURS_MAX);
    const demande = { ...poster('/echanges/faits', { demandeurs }), plafond: PLAFOND_PAGE };
    return this.#lectures.lire('lire les faits', demande, (corps) =>
      lireFaitsTenus(corps, demandeurs, (brut) => controlerEvenementDit(brut, this.partenaire)),
    );
  }

  /** As {@link empreintes}, of what the partner states; null when it does not offer it. @throws ErreurPartenaire */
  async empreintesDeclarees(): Promise<EmpreinteDeSeau[] | null> {
    return this.#siOffert(
      'lire les empreintes déclarées',
      obtenir('/echanges/declarations/empreintes'),
      lireEmpreintes,
    );
  }

  /** As {@link empreintesDuSeau}, of what the partner states; null when not offered. @throws ErreurPartenaire */
  async empreintesDeclareesDuSeau(seau: number): Promise<EmpreinteDeDemandeur[] | null> {
    const demande = obtenir(`/echanges/declarations/empreintes/${seau}`);
    return this.#siOffert("lire les empreintes déclarées d'un seau", demande, (corps) =>
      lireSeau(corps, seau),
    );
  }

  /** As {@link faits}, of what the partner states, with its own sequences; null when not offered. @throws ErreurPartenaire */
  async faitsDeclares(demandeurs: readonly string[]): Promise<FaitsDuDemandeur[] | null> {
    exigerTaille(demandeurs.length, DEMANDEURS_MAX);
    const demande = { ...poster('/echanges/declarations/faits', { demandeurs }), plafond: PLAFOND_PAGE };
    const contexte = { porte: `urn:${this.partenaire}` as const, estDesNotres: () => false };
    return this.#siOffert('lire les faits déclarés', demande, (corps) =>
      lireFaitsTenus(corps, demandeurs, (brut) => controlerEvenement(brut, contexte)),
    );
  }

  /** The partner's own counts of a Paris day `YYYY-MM-DD` (X4.5); null when not offered. @throws ErreurPartenaire */
  async bilan(jour: string): Promise<BilanPartenaire | null> {
    const demande = obtenir(`/echanges/bilan?${new URLSearchParams({ jour }).toString()}`);
    return this.#siOffert('lire le bilan', demande, lireBilan);
  }

  /** Closes the sockets of this partner; call it once, when the process stops. */
  async fermer(): Promise<void> {
    await this.#transport.fermer();
  }

  async #siOffert<T extends object>(
    operation: string,
    demande: Demande,
    lecteur: (corps: unknown) => Lecture<T>,
  ): Promise<T | null> {
    return this.#lectures.lire<T, null>(operation, demande, lecteur, { 404: null });
  }
}

function obtenir(chemin: string): Demande {
  return { methode: 'GET', chemin };
}

function poster(chemin: string, corps: object): Demande {
  return {
    methode: 'POST',
    chemin,
    entetes: { 'content-type': 'application/json' },
    corps: JSON.stringify(corps),
  };
}

function exigerTaille(taille: number, maximum: number): void {
  if (taille < 1 || taille > maximum)
    throw new RangeError(`De 1 à ${maximum} éléments sont attendus, pas ${taille}.`);
}
