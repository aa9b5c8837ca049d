/** What a browser does for these tests: keeps cookies by path, sends forms, follows nothing by itself. */
export class NavigateurDEssai {
  readonly #cookies = new Map<string, { valeur: string; chemin: string }>();

  async aller(adresse: string | URL, entetes: Record<string, string> = {}): Promise<PageRecue> {
    return this.#demander(adresse, { headers: entetes });
  }

  /** Sends a form as a page of the same origin does. */
  async envoyer(
    adresse: string | URL,
    champs: Record<string, string>,
    entetes: Record<string, string> = { origin: new URL(adresse).origin, 'sec-fetch-site': 'same-origin' },
  ): Promise<PageRecue> {
    return this.#demander(adresse, { method: 'POST', body: new URLSearchParams(champs), headers: entetes });
  }

  /** Follows redirections as long as they stay on the same origin. */
  async suivre(page: PageRecue): Promise<PageRecue> {
    let ici = page;
    while (ici.vers !== null && new URL(ici.vers).origin === new URL(ici.adresse).origin)
      ici = await this.aller(ici.vers);
    return ici;
  }

  async #demander(adresse: string | URL, demande: RequestInit): Promise<PageRecue> {
    const { pathname } = new URL(adresse);
    const cookies = [...this.#cookies]
      .filter(([, { chemin }]) => pathname.startsWith(chemin))
      .map(([nom, { valeur }]) => `${nom}=${valeur}`);
    const reponse = await fetch(adresse, {
      ...demande,
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: cookies.join('; '), ...(demande.headers as object) },
    });
    reponse.headers.getSetCookie().forEach((cookie) => this.#retenir(cookie, pathname));
    const vers = reponse.headers.get('location');
    return {
      adresse: String(adresse),
      statut: reponse.status,
      entetes: reponse.headers,
      texte: await reponse.text(),
      vers: vers === null ? null : new URL(vers, adresse).href,
    };
  }

  #retenir(cookie: string, pathname: string): void {
    const [, nom = '', valeur = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    const chemin = /; ?path=([^;]+)/i.exec(cookie)?.[1] ?? pathname;
    if (/expires=Thu, 01 Jan 1970/i.test(cookie)) this.#cookies.delete(nom);
    else this.#cookies.set(nom, { valeur, chemin });
  }
}

export interface PageRecue {
  adresse: string;
  statut: number;
  entetes: Headers;
  texte: string;
  /** Where it sends the browser, absolute. */
  vers: string | null;
}
