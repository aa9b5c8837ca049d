import type { Partenaire } from '#annexe7';
import { Injectable } from '@nestjs/common';
import { NOMS_DES_PARTENAIRES } from '../sortie/mots.js';
import { appelerHttp, exigerSucces } from './appel-http.js';
import { Installation } from './installation.js';

export interface Avancee {
  aujourdhui: string;
  joursVecus: number;
  enonces: number;
}

export interface EtatDuSimulateur {
  aujourdhui: string;
  webhooks: { actifs: boolean; enAttente: number };
  fautes: number;
}

export interface FautePosee {
  id: string;
  nature: string;
  portees: string[];
  reste: number | null;
  declenchements: number;
}

/** The operator's side of the simulated partners: demonstrations only. */
@Injectable()
export class Simulateurs {
  constructor(private readonly installation: Installation) {}

  async vivreJusqua(partenaire: Partenaire, date: string): Promise<Avancee> {
    return (await this.#appeler(partenaire, 'POST', '/admin/jour', { date })) as Avancee;
  }

  async etat(partenaire: Partenaire): Promise<EtatDuSimulateur> {
    return (await this.#appeler(partenaire, 'GET', '/admin/etat')) as EtatDuSimulateur;
  }

  async poserFaute(partenaire: Partenaire, demande: object): Promise<FautePosee> {
    return (await this.#appeler(partenaire, 'POST', '/admin/fautes', demande)) as FautePosee;
  }

  async leverFautes(partenaire: Partenaire): Promise<number> {
    return ((await this.#appeler(partenaire, 'DELETE', '/admin/fautes')) as { levees: number }).levees;
  }

  async fautes(partenaire: Partenaire): Promise<FautePosee[]> {
    return ((await this.#appeler(partenaire, 'GET', '/admin/fautes')) as { fautes: FautePosee[] }).fautes;
  }

  async #appeler(partenaire: Partenaire, methode: string, chemin: string, corps?: object): Promise<unknown> {
    const qui = `${NOMS_DES_PARTENAIRES[partenaire]} simulé`;
    const reponse = await appelerHttp(qui, `${this.installation.partenaire(partenaire).url}${chemin}`, {
      method: methode,
      ...(corps === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(corps) }),
    });
    return exigerSucces(qui, reponse);
  }
}
