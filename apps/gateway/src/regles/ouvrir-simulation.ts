import type { BilanDActe } from '#access';
import { DemanderSimulation, lireSimulation, type DemandeDeSimulation, type VueSimulation } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { simulationOuProbleme } from './problemes.js';

/** What the act of asking for one keeps. */
export function nommerLaSimulation({ id }: VueSimulation): BilanDActe {
  return { objet: id };
}

/** Asks for a simulation and answers where to follow it. */
@Injectable()
export class OuvrirSimulation {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly demander: DemanderSimulation,
  ) {}

  /** @throws ProblemeHttp 400 when the change names what does not exist */
  async execute(demande: DemandeDeSimulation, reponse: FastifyReply): Promise<VueSimulation> {
    const { simulation } = simulationOuProbleme(await this.demander.execute(demande));
    const vue = await lireSimulation(this.unite.seule, simulation);
    if (!vue) throw new Error('unreachable: the simulation has just been asked for');
    void reponse.header('Location', `/api/regles/simulations/${simulation}`);
    return vue;
  }
}
