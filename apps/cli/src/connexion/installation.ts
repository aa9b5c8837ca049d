import type { Partenaire } from '#annexe7';
import type { PartenaireDeLOutil, ReglagesOutil } from '#config';
import { type Chiffreur, trouverLesCles, urlPostgresEmbarque } from '#persistence';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mauvaisUsage } from '../echec.js';

const PORT_PAR_DEFAUT = 3000;
/** The demonstration serves its partners on the ports after its own. */
const DECALAGE: Readonly<Record<Partenaire, number>> = { gide: 1, parcours3: 2 };
const SUFFIXE: Readonly<Record<Partenaire, string>> = { gide: 'GIDE', parcours3: 'PARCOURS3' };
const CLIENT_DE_LA_DEMONSTRATION = 'passerelle';

/** Where things are: what the settings say, else what the demonstration left in its data folder. */
export class Installation {
  readonly #secrets: Readonly<Record<string, unknown>>;

  constructor(private readonly reglages: ReglagesOutil) {
    this.#secrets = lireJson(join(reglages.dossierDonnees, 'secrets.json'));
  }

  get dossierDonnees(): string {
    return this.reglages.dossierDonnees;
  }

  get passerelle(): string {
    const { passerelleUrl, port, dossierDonnees } = this.reglages;
    if (passerelleUrl !== undefined) return passerelleUrl;
    if (port !== undefined) return `http://127.0.0.1:${port}`;
    const { url } = lireJson(join(dossierDonnees, 'passerelle.json'));
    return typeof url === 'string' ? url : `http://127.0.0.1:${PORT_PAR_DEFAUT}`;
  }

  /** @throws EchecDeCommande when no key is given nor found */
  get cle(): string {
    const cle = this.reglages.cle ?? this.#secret('PASSERELLE_BOOTSTRAP_KEY');
    if (cle !== undefined) return cle;
    throw mauvaisUsage(
      `Aucune clé d’API : donnez-la dans PASSERELLE_CLE, ou lancez cette commande là où « npm start » garde ses données (${this.dossierDonnees}).`,
    );
  }

  /** Null: no database is named, and none runs on the data folder. */
  get baseUrl(): string | null {
    return this.reglages.baseUrl ?? urlPostgresEmbarque(this.reglages.dossierDonnees);
  }

  /** Keys of the data of people (check 21); without any, they are neither written nor read. */
  get chiffreur(): Chiffreur {
    return trouverLesCles(this.reglages);
  }

  /** Where a partner is, and what it knows the gateway by. */
  partenaire(partenaire: Partenaire): PartenaireDeLOutil & { url: string } {
    const dit = this.reglages.partenaires[partenaire];
    return {
      url: dit.url ?? this.#apresLaPasserelle(DECALAGE[partenaire]),
      clientId: dit.clientId ?? CLIENT_DE_LA_DEMONSTRATION,
      clientSecret: dit.clientSecret ?? this.#secret(`${SUFFIXE[partenaire]}_CLIENT_SECRET`),
      secret: dit.secret ?? this.#secret(`PARTNER_SECRET_${SUFFIXE[partenaire]}`),
    };
  }

  #apresLaPasserelle(decalage: number): string {
    const url = new URL(this.passerelle);
    url.port = String(Number(url.port || PORT_PAR_DEFAUT) + decalage);
    return url.origin;
  }

  #secret(nom: string): string | undefined {
    const secret = this.#secrets[nom];
    return typeof secret === 'string' ? secret : undefined;
  }
}

/** The object in a file; an empty one when the file is missing or cut short. */
function lireJson(fichier: string): Record<string, unknown> {
  try {
    const lu: unknown = JSON.parse(readFileSync(fichier, 'utf8'));
    return typeof lu === 'object' && lu !== null ? (lu as Record<string, unknown>) : {};
  } catch (erreur) {
    if (
      erreur instanceof SyntaxError ||
      ['ENOENT', 'EACCES'].includes((erreur as NodeJS.ErrnoException).code ?? '')
    )
      return {};
    throw erreur;
  }
}
