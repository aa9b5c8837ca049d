import { type ReglagesLanceur } from '#config';
import { creerDossierDonnees } from '#persistence';
import { type Base, preparerBase } from './donnees/base.js';
import {
  ecrireCle,
  secretsDeDemonstration,
  type SecretsDeDemonstration,
} from './donnees/secrets-de-demonstration.js';
import { Verrou } from './donnees/verrou.js';
import { habiliterLesComptes } from './demonstration/habiliter-les-comptes.js';
import { synchroniserDevantTous } from './demonstration/synchroniser-devant-tous.js';
import { modeDEmploi } from './demonstration/mode-d-emploi.js';
import { Equipe } from './processus/equipe.js';
import { exigerPortsLibres } from './processus/ports.js';
import {
  adresses,
  reglagesDeConnexion,
  roleDeLIdentite,
  rolesDeLaPasserelle,
  rolesDesPartenaires,
  type Role,
} from './processus/roles.js';

export interface OptionsLanceur {
  demonstration: boolean;
  /** A line for the operator. */
  dire(texte: string): void;
  /** Something that must end the whole run. */
  surAbandon(erreur: Error): void;
}

/** How often a dead embedded database is looked for. */
const RONDE_MS = 2_000;

/** Brings everything up, in order, and down again in the opposite order. */
export class Lanceur {
  readonly #arret = new AbortController();
  #verrou?: Verrou;
  #base?: Base;
  #equipe?: Equipe;
  #demarrage: Promise<void> = Promise.resolve();
  #ronde?: NodeJS.Timeout;
  #releve: Promise<void> = Promise.resolve();

  constructor(
    private readonly reglages: ReglagesLanceur,
    private readonly options: OptionsLanceur,
  ) {}

  /** @throws Error (French, for the operator) when something does not start; `arreter` then ends what did */
  demarrer(): Promise<void> {
    this.#demarrage = this.#toutDemarrer();
    return this.#demarrage;
  }

  async #toutDemarrer(): Promise<void> {
    const { reglages, options } = this;
    const { dossierDonnees: dossier, hote, port } = reglages;
    const debut = performance.now();
    creerDossierDonnees(dossier);
    this.#verrou = await Verrou.prendre(dossier, (texte) => options.dire(texte), this.#arret.signal);
    await exigerPortsLibres(hote, this.#ports());
    this.#base = await preparerBase(reglages);
    this.#continuer();
    options.dire(
      `Base de données prête${this.#base.embarquee ? ' (PostgreSQL embarqué)' : ''}, ${depuis(debut)}.`,
    );
    const urls = adresses(hote, port);
    const secrets = options.demonstration ? secretsDeDemonstration(dossier) : null;
    const commun = this.#environnement(this.#base, secrets);
    this.#equipe = new Equipe(this.#roles(commun, secrets), {
      dossier,
      ecran: options,
      surProcessus: (pids) => this.#verrou?.noterEnfants(pids),
      surAbandon: (erreur) => options.surAbandon(erreur),
    });
    await this.#equipe.demarrer();
    this.#continuer();
    this.#surveillerBase(this.#base);
    options.dire(`Processus prêts, ${depuis(debut)}.`);
    const cle = commun['PASSERELLE_BOOTSTRAP_KEY'];
    if (options.demonstration && cle !== undefined) {
      await synchroniserDevantTous(urls.passerelle, cle, process.stdout, this.#arret.signal);
      await habiliterLesComptes(this.#base.url, urls.identite);
    }
    const motDePasse = secrets?.IDENTITE_MOT_DE_PASSE ?? null;
    options.dire(modeDEmploi(urls, dossier, cle === undefined ? null : ecrireCle(dossier, cle), motDePasse));
  }

  /** Drains and stops the roles, then the database; what was not started is left out. */
  async arreter(): Promise<void> {
    this.#arret.abort();
    clearInterval(this.#ronde);
    this.#verrou?.annoncerArret();
    await this.#equipe?.arreter();
    await Promise.allSettled([this.#demarrage, this.#releve]);
    await this.#base?.arreter();
    this.#verrou?.rendre();
  }

  /** The roles are killed where they are; the database has its own way to stop at once. */
  tuer(): void {
    this.#equipe?.tuer();
  }

  #roles(commun: Record<string, string | undefined>, secrets: SecretsDeDemonstration | null): Role[] {
    const { dossierDonnees, hote, port, observation } = this.reglages;
    const urls = adresses(hote, port);
    if (!secrets) return rolesDeLaPasserelle(urls, commun, observation?.port);
    const connexion = reglagesDeConnexion(urls, secrets.OIDC_CLIENT_SECRET);
    return [
      ...rolesDeLaPasserelle(urls, commun, observation?.port, connexion),
      ...rolesDesPartenaires(urls, commun),
      roleDeLIdentite(urls, connexion, dossierDonnees, secrets.IDENTITE_MOT_DE_PASSE),
    ];
  }

  #environnement(base: Base, secrets: SecretsDeDemonstration | null): Record<string, string | undefined> {
    const { dossierDonnees, aujourdhui, cleAmorce, hote, port } = this.reglages;
    const urls = adresses(hote, port);
    const commun = {
      DATABASE_URL: base.url,
      PASSERELLE_DATA_DIR: dossierDonnees,
      PASSERELLE_AUJOURDHUI: aujourdhui,
      HOST: hote,
      PORT: String(port),
    };
    if (!secrets) return { ...commun, PASSERELLE_BOOTSTRAP_KEY: cleAmorce };
    // Of people signing in: the two roles that need them are given them.
    const { IDENTITE_MOT_DE_PASSE: _motDePasse, OIDC_CLIENT_SECRET: _secret, ...partages } = secrets;
    return {
      ...partages,
      ...this.reglages.secretsDonnes,
      ...commun,
      GIDE_URL: urls.gide,
      GIDE_CLIENT_ID: 'passerelle',
      PARCOURS3_URL: urls.parcours3,
      PARCOURS3_CLIENT_ID: 'passerelle',
    };
  }

  #ports(): { port: number; pour: string }[] {
    const { port } = this.reglages;
    const partenaires = [
      { port: port + 1, pour: 'simulateur de GIDE' },
      { port: port + 2, pour: 'simulateur de Parcours 3' },
      { port: port + 3, pour: 'fournisseur d’identité de démonstration' },
    ];
    return [{ port, pour: 'passerelle' }, ...(this.options.demonstration ? partenaires : [])];
  }

  #surveillerBase(base: Base): void {
    this.#ronde = setInterval(() => {
      this.#releve = this.#releve.then(async () => {
        if (this.#arret.signal.aborted) return;
        try {
          if (await base.relever())
            this.options.dire("La base embarquée s'était arrêtée : elle est relancée.");
        } catch (erreur) {
          this.options.dire(erreur instanceof Error ? erreur.message : String(erreur));
        }
      });
    }, RONDE_MS).unref();
  }

  /** A stop asked for while we were waiting. */
  #continuer(): void {
    this.#arret.signal.throwIfAborted();
  }
}

function depuis(debut: number): string {
  return `${((performance.now() - debut) / 1000).toFixed(1).replace('.', ',')} s`;
}
