import { randomUUID } from 'node:crypto';
import type { Partenaire } from '#annexe7';
import type { Evenement, Secrets } from '#contract';
import { estInvalide, signer, TYPE_LOT } from '#contract';
import { libelleCause } from '../causes.js';
import type { Identifiants } from '../jetons.js';
import { Jetons } from '../jetons.js';
import type { Lecture } from '../lecture.js';
import { lireReponse } from '../reponse-json.js';
import type { Demande, ReponseBrute } from '../transport.js';
import { PLAFOND_PAGE, Transport } from '../transport.js';
import { exiger, NonConforme } from './constat.js';

export interface OptionsSonde {
  partenaire: Partenaire;
  url: string;
  clientId: string;
  clientSecret: string;
  /** What we sign with, as the partner knows it (X3.2). */
  secrets: Secrets;
  delaiMs: number;
  /** Technical clock, ms. */
  maintenant: () => number;
}

/** How a lot departs from a well-made one. */
export interface Variante {
  id?: string;
  secrets?: Secrets;
  /** Unix seconds. */
  horodatage?: number;
  sansSignature?: boolean;
  /** Other bytes than the events. */
  corps?: Buffer;
}

/** A refusal that was asked for, kept to judge the form of errors at the end. */
export interface RefusVu {
  demande: string;
  reponse: ReponseBrute;
}

/** Calls a partner as the gateway does, and as it never would; every answer is kept raw. */
export class Sonde {
  readonly partenaire: Partenaire;
  readonly identifiants: Identifiants;
  readonly transport: Transport;
  readonly refusVus: RefusVu[] = [];
  readonly #jetons: Jetons;

  constructor(private readonly options: OptionsSonde) {
    const { partenaire, url, delaiMs, clientId, clientSecret, maintenant } = options;
    this.partenaire = partenaire;
    this.identifiants = { clientId, clientSecret };
    this.transport = new Transport({ url, delaiMs, concurrence: 2 });
    this.#jetons = new Jetons((demande) => this.transport.demander(demande), this.identifiants, maintenant);
  }

  async jeton(): Promise<string> {
    return this.#jetons.obtenir();
  }

  /** One call with a good token. */
  async demander(demande: Demande): Promise<ReponseBrute> {
    const authorization = `Bearer ${await this.jeton()}`;
    const entetes = {
      accept: 'application/json, application/problem+json',
      authorization,
      ...demande.entetes,
    };
    return this.transport.demander({ plafond: PLAFOND_PAGE, ...demande, entetes });
  }

  async obtenir(chemin: string): Promise<ReponseBrute> {
    return this.demander({ methode: 'GET', chemin });
  }

  async poster(chemin: string, corps: object): Promise<ReponseBrute> {
    const entetes = { 'content-type': 'application/json' };
    return this.demander({ methode: 'POST', chemin, entetes, corps: JSON.stringify(corps) });
  }

  /** Tells a lot, signed unless the variant says otherwise. */
  async dire(evenements: readonly Evenement[], variante: Variante = {}): Promise<ReponseBrute> {
    const { id = `verif-${randomUUID()}`, secrets = this.options.secrets } = variante;
    const horodatage = variante.horodatage ?? Math.floor(this.options.maintenant() / 1_000);
    const corps = variante.corps ?? Buffer.from(JSON.stringify(evenements));
    const signature = {
      'webhook-id': id,
      'webhook-timestamp': String(horodatage),
      'webhook-signature': signer(secrets, id, horodatage, corps),
    };
    return this.demander({
      methode: 'POST',
      chemin: '/echanges/flux',
      corps,
      entetes: {
        'content-type': TYPE_LOT,
        'idempotency-key': id,
        ...(variante.sansSignature ? {} : signature),
      },
    });
  }

  /** The answer must be one of these refusals; its form is judged later. */
  exigerRefus(demande: string, reponse: ReponseBrute, statuts: readonly number[], correction: string): void {
    const attendus = statuts.join(' ou ');
    exiger(statuts.includes(reponse.statut), `Réponse ${reponse.statut} au lieu de ${attendus}.`, correction);
    this.refusVus.push({ demande, reponse });
  }
}

/** The JSON of a 200, read by a reader of #contract; anything else does not conform. */
export function lireConforme<T extends object>(
  reponse: ReponseBrute,
  lecteur: (corps: unknown) => Lecture<T>,
): T {
  exiger(
    reponse.statut === 200,
    `Réponse ${reponse.statut} au lieu de 200.`,
    'Répondez 200 avec le corps que décrit le contrat.',
  );
  const json = lireReponse(reponse);
  if (!json.lu)
    throw new NonConforme(
      `Réponse illisible : ${libelleCause(json.cause)}.`,
      'Répondez en JSON strict (UTF-8, sans membre en double), avec Content-Type: application/json.',
    );
  const lu = lecteur(json.valeur);
  if (estInvalide(lu))
    throw new NonConforme(`Réponse mal formée. ${lu.invalide}`, 'Rendez la forme que décrit le contrat.');
  return lu;
}

/** Every 4xx, for refusals whose status the contract leaves open. */
export const REFUS_AU_CHOIX: readonly number[] = [400, 413, 422];
