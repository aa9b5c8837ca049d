import { DatabaseSync } from 'node:sqlite';
import type { Partenaire } from '#annexe7';
import type { Evenement } from '#contract';
import type { DemandeDeFaute } from '#simulation';
import { Superviseur, type Poste } from './superviseur.js';

export interface FaitTenuLaBas {
  demandeur: string;
  cle: string;
  sequence: string;
  evenement: Evenement;
}

export interface LigneDuRegistre {
  rang: number;
  evenement: string;
  demandeur: string;
  cle: string;
  sequence: string;
}

/** A simulated partner as a process: commanded by its administration, judged on its own SQLite file. */
export class PartenaireSimule {
  readonly superviseur: Superviseur;

  constructor(
    readonly partenaire: Partenaire,
    readonly port: number,
    private readonly fichier: string,
    poste: Omit<Poste, 'nom' | 'programme' | 'sante'> & { programme: string },
  ) {
    this.superviseur = new Superviseur({
      ...poste,
      nom: `simulator-${partenaire}`,
      sante: `${this.url}/health/ready`,
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  poserFaute(demande: DemandeDeFaute): Promise<unknown> {
    return this.administrer('POST', '/admin/fautes', demande);
  }

  leverFautes(): Promise<unknown> {
    return this.administrer('DELETE', '/admin/fautes');
  }

  async administrer(methode: 'POST' | 'DELETE' | 'GET', chemin: string, corps?: object): Promise<unknown> {
    const reponse = await fetch(`${this.url}${chemin}`, {
      method: methode,
      ...(corps === undefined
        ? {}
        : { body: JSON.stringify(corps), headers: { 'content-type': 'application/json' } }),
    });
    if (!reponse.ok)
      throw new Error(`${this.partenaire} ${chemin} : ${reponse.status} ${await reponse.text()}`);
    return reponse.json();
  }

  /** What it holds of what it was told, from its file. */
  tenus(): FaitTenuLaBas[] {
    return this.#lire<{ demandeur: string; cle: string; sequence: string; evenement: string }>(
      'SELECT demandeur, cle, sequence, evenement FROM dit ORDER BY demandeur, cle',
    ).map((fait) => ({ ...fait, evenement: JSON.parse(fait.evenement) as Evenement }));
  }

  /** Every effect applied, in its order: no fault reaches this file. */
  registre(): LigneDuRegistre[] {
    return this.#lire('SELECT rang, evenement, demandeur, cle, sequence FROM registre ORDER BY rang');
  }

  /** What it states itself, as its change feed gives it. */
  enonces(): Evenement[] {
    return this.#lire<{ corps: string }>('SELECT corps FROM enonce ORDER BY rang').map(
      ({ corps }) => JSON.parse(corps) as Evenement,
    );
  }

  #lire<T>(ordre: string): T[] {
    const base = new DatabaseSync(this.fichier, { readOnly: true });
    try {
      return base.prepare(ordre).all() as T[];
    } finally {
      base.close();
    }
  }
}
