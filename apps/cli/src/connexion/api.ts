import { Injectable } from '@nestjs/common';
import { appelerHttp, exigerSucces, type ReponseHttp } from './appel-http.js';
import { Installation } from './installation.js';

const QUI = 'La passerelle';

/** The gateway's API with the key of the tool. The shapes are those of its OpenAPI document. */
@Injectable()
export class Api {
  constructor(private readonly installation: Installation) {}

  async lire<T>(chemin: string): Promise<T> {
    return exigerSucces(QUI, await this.#appeler('GET', chemin)) as T;
  }

  async envoyer<T>(chemin: string, corps?: object, entetes?: Record<string, string>): Promise<T> {
    return exigerSucces(QUI, await this.#appeler('POST', chemin, corps, entetes)) as T;
  }

  /** The answer as it is, whatever its status. */
  demander(chemin: string): Promise<ReponseHttp> {
    return this.#appeler('GET', chemin);
  }

  #appeler(
    methode: string,
    chemin: string,
    corps?: object,
    entetes: Record<string, string> = {},
  ): Promise<ReponseHttp> {
    const { passerelle, cle } = this.installation;
    return appelerHttp(QUI, `${passerelle}${chemin}`, {
      method: methode,
      headers: {
        authorization: `Bearer ${cle}`,
        ...entetes,
        ...(corps === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(corps === undefined ? {} : { body: JSON.stringify(corps) }),
    });
  }
}
