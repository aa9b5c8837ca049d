import { baseAbsente, creerDataSource, direFaille, UniteDeTravail, type Sql } from '#persistence';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { injoignable } from '../echec.js';
import { Installation } from './installation.js';

/** The database of the gateway, opened when a command needs it. */
@Injectable()
export class Base implements OnApplicationShutdown {
  #source: DataSource | undefined;

  constructor(private readonly installation: Installation) {}

  /** Work on single statements. @throws EchecDeCommande, code 3, when no database is found or it does not answer */
  interroger<T>(travail: (sql: Sql) => Promise<T>): Promise<T> {
    return this.travailler(({ seule }) => travail(seule));
  }

  /** The same for a use case. */
  async travailler<T>(travail: (unite: UniteDeTravail) => Promise<T>): Promise<T> {
    try {
      this.#source ??= await creerDataSource({
        url: this.#url(),
        taillePool: 2,
        chiffreur: this.installation.chiffreur,
        application: 'passerelle-outil',
      }).initialize();
      return await travail(new UniteDeTravail(this.#source));
    } catch (erreur) {
      if (baseAbsente(erreur)) throw injoignable(`La base de données ne répond pas (${direFaille(erreur)}).`);
      throw erreur;
    }
  }

  /** Whether a database is named or runs on the data folder. */
  get connue(): boolean {
    return this.installation.baseUrl !== null;
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.#source?.isInitialized) await this.#source.destroy();
  }

  #url(): string {
    const { baseUrl, dossierDonnees } = this.installation;
    if (baseUrl !== null) return baseUrl;
    throw injoignable(
      `Aucune base de données : aucune ne tourne sur ${dossierDonnees}. Lancez « npm start », ou donnez DATABASE_URL.`,
    );
  }
}
