import {
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { type Registry } from 'prom-client';
import { type Journal } from './journal.js';
import { type Sante } from './sante.js';
import { ServeurDObservation } from './serveur-d-observation.js';

export interface OptionsDObservation {
  /** Where to show it; absent: nowhere. */
  ecoute: { port: number; hote: string } | undefined;
  registre: Registry;
  sante: Sante;
  journal: Journal;
}

/** The observation port in the life of a Nest application: open once it runs, not ready as soon as it stops. */
export class Observation implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  #serveur?: ServeurDObservation;

  constructor(private readonly options: OptionsDObservation) {}

  async onApplicationBootstrap(): Promise<void> {
    const { ecoute, ...reste } = this.options;
    if (ecoute) this.#serveur = await ServeurDObservation.ouvrir({ ...reste, ...ecoute });
  }

  onModuleDestroy(): void {
    this.options.sante.annoncerArret();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#serveur?.fermer();
  }

  /** Once it is open. */
  get port(): number | undefined {
    return this.#serveur?.port;
  }
}
