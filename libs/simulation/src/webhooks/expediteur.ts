import type { Secrets } from '#contract';
import type { Fautes } from '../fautes/fautes.js';
import type { Partenariat } from '../partenariat.js';
import { Hasard } from '../vie/hasard.js';
import type { Boite, ReglagesWebhooks } from './boite.js';
import { envoyerWebhook, type IssueWebhook, type MessageWebhook } from './envoi-http.js';
import { Reveil } from './reveil.js';

const REPRISE_INITIALE_MS = 200;
const REPRISE_MAXIMALE_MS = 30_000;
const ESSAIS_D_UN_CORPS_INVALIDE = 5;
const FENETRE_DE_DESORDRE = 10;
const SILENCE_MS = 250;

export interface EtatWebhooks extends ReglagesWebhooks {
  enAttente: number;
  livres: number;
  /** Events refused in a 202 answer (X3.3). */
  refuses: number;
  /** Events given up because the gateway cannot take their body; the change feed still brings them. */
  abandonnes: number;
  /** HTTP status of the last attempt; null: no answer, undefined: none yet. */
  dernierStatut?: number | null;
}

/** Sends what is in the outbox, in order, one request at a time, until the gateway has taken it. */
export class Expediteur {
  /** Rung by new work. */
  private readonly travail = new Reveil();
  /** Cuts the wait before a new attempt: never rung by new work, so that Retry-After is kept. */
  private readonly reprise = new Reveil();
  private readonly fin = new AbortController();
  private readonly compteurs = { livres: 0, refuses: 0, abandonnes: 0 };
  private dernierStatut: number | null | undefined;
  private boucle: Promise<void> | undefined;

  constructor(
    private readonly boite: Boite,
    private readonly fautes: Fautes,
    private readonly partenariat: Partenariat,
    private readonly secrets: Secrets,
    private readonly graine: string,
  ) {}

  demarrer(): void {
    this.boucle ??= this.envoyerSansFin();
  }

  /** To call when something was stated, or when a fault was set or lifted. */
  reveiller(): void {
    this.travail.sonner();
  }

  regler(changements: Partial<ReglagesWebhooks>): void {
    this.boite.regler(changements);
    this.travail.sonner();
    this.reprise.sonner();
  }

  etat(): EtatWebhooks {
    return {
      ...this.boite.reglages(),
      enAttente: this.boite.enAttente(),
      ...this.compteurs,
      dernierStatut: this.dernierStatut,
    };
  }

  async fermer(): Promise<void> {
    this.fin.abort();
    this.travail.sonner();
    this.reprise.sonner();
    await this.boucle;
  }

  private async envoyerSansFin(): Promise<void> {
    while (!this.fin.signal.aborted) {
      const { actifs, taille, url } = this.boite.reglages();
      if (!actifs || url === null || this.boite.enAttente() === 0) await this.travail.attendre();
      else if (this.fautes.estEnPanne() || this.fautes.estSilencieux('webhooks'))
        await this.travail.attendre(SILENCE_MS);
      else await this.envoyerUneFenetre(url, taille);
    }
  }

  /** A window is one request, or several shuffled ones; the cursor moves once all of it has arrived. */
  private async envoyerUneFenetre(url: string, taille: number): Promise<void> {
    const desordre = this.fautes.frappeWebhooks('webhooks_desordre');
    const fenetre = this.boite.prochains(desordre ? taille * FENETRE_DE_DESORDRE : taille);
    const dernier = fenetre.at(-1)!.rang;
    const ordre = desordre ? new Hasard(this.graine, 'desordre', dernier).melanger(fenetre) : fenetre;
    for (let debut = 0; debut < ordre.length; debut += taille) {
      const lot = ordre.slice(debut, debut + taille);
      const message: MessageWebhook = {
        id: `msg-${this.partenariat.prefixe}-${lot[0]!.rang}-${lot.length}${desordre ? '-desordre' : ''}`,
        corps: lot.map(({ corps }) => corps),
        seul: taille === 1,
      };
      const livre = await this.livrer(`${url}${this.partenariat.porte}`, message);
      if (!livre) return;
    }
    this.boite.avancer(dernier);
  }

  /** Tries until the message has its outcome; false when the sender is being closed or was switched off. */
  private async livrer(url: string, message: MessageWebhook): Promise<boolean> {
    const copies = this.fautes.frappeWebhooks('webhooks_doubles') ? 2 : 1;
    if (!this.fin.signal.aborted) this.reprise.oublier();
    for (let essai = 0; !this.fin.signal.aborted && this.boite.reglages().actifs; essai += 1) {
      const envois = Array.from({ length: copies }, (_, copie) =>
        envoyerWebhook(
          url,
          copie === 0 ? message : { ...message, id: `${message.id}-bis` },
          this.secrets,
          this.fin.signal,
        ),
      );
      const issues = await Promise.all(envois);
      const issue = issues.find(({ issue }) => issue === 'accepte') ?? issues[0]!;
      this.dernierStatut = issue.issue === 'accepte' ? 202 : issue.statut;
      if (this.estRegle(issue, essai, message.corps.length)) return true;
      await this.reprise.attendre(this.attente(issue, essai, message.id));
    }
    return false;
  }

  private estRegle(issue: IssueWebhook, essai: number, nombre: number): boolean {
    if (issue.issue === 'accepte') {
      this.compteurs.livres += nombre;
      this.compteurs.refuses += issue.refuses;
      return true;
    }
    if (issue.issue === 'invalide' && essai + 1 >= ESSAIS_D_UN_CORPS_INVALIDE) {
      this.compteurs.abandonnes += nombre;
      return true;
    }
    return false;
  }

  private attente(issue: IssueWebhook, essai: number, id: string): number {
    const annoncee = issue.issue === 'a_reprendre' ? issue.attendreMs : null;
    if (annoncee !== null) return annoncee;
    const plafond = Math.min(REPRISE_INITIALE_MS * 2 ** Math.min(essai, 20), REPRISE_MAXIMALE_MS);
    return plafond * (0.5 + new Hasard(this.graine, id, essai).reel() / 2);
  }
}
