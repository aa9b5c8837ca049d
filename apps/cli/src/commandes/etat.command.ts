import type { Partenaire } from '#annexe7';
import { Command } from 'nest-commander';
import { Commande } from '../commande.js';
import { Api } from '../connexion/api.js';
import { appelerHttp } from '../connexion/appel-http.js';
import { Base } from '../connexion/base.js';
import { Installation } from '../connexion/installation.js';
import { EchecDeCommande, injoignable } from '../echec.js';
import { dire, direInstant, direJour, direNombre, NOMS_DES_PARTENAIRES } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { Terminal } from '../sortie/terminal.js';
import type { Synchronisation } from '../synchronisation/suivre.js';

interface PartenaireLu {
  partenaire: Partenaire;
  enAttente: Record<string, number>;
  enEchec: Record<string, number>;
  flux: { luJusquAu: string | null; luLe: string | null };
}

const PARTENAIRES: readonly Partenaire[] = ['gide', 'parcours3'];

/** Where things run and how they stand. */
@Command({
  name: 'etat',
  description:
    'Dit où tout tourne, combien de cotraitances dans chaque état, où en sont les échanges et la dernière synchronisation.',
})
export class EtatCommand extends Commande {
  protected override readonly exemples = ['etat', 'PASSERELLE_URL=http://127.0.0.1:3100 passerelle etat'];

  constructor(
    private readonly installation: Installation,
    private readonly api: Api,
    private readonly base: Base,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(): Promise<void> {
    const ou = await Promise.all([
      this.#sonder('Passerelle', this.installation.passerelle),
      ...PARTENAIRES.map((partenaire) =>
        this.#sonder(NOMS_DES_PARTENAIRES[partenaire], this.installation.partenaire(partenaire).url),
      ),
    ]);
    this.terminal.ecrire(tableau(['Où', 'Adresse', 'État'], ou));
    this.terminal.ecrire(
      `\n  Données : ${this.installation.dossierDonnees}${this.base.connue ? '' : ' (aucune base n’y tourne)'}`,
    );
    if (ou[0]?.[2] === 'ne répond pas')
      throw injoignable(
        `La passerelle ne répond pas à ${this.installation.passerelle}. Lancez « npm start », ou donnez PASSERELLE_URL.`,
      );

    const horloge = await this.api.lire<{ aujourdhui: string; simulee: boolean }>('/api/horloge');
    this.terminal.ecrire(
      `  Jour métier : ${direJour(horloge.aujourdhui)} (horloge ${horloge.simulee ? 'simulée' : 'réelle'})`,
    );
    await this.#etats();
    await this.#partenaires();
    await this.#derniereSynchronisation();
  }

  async #sonder(nom: string, url: string): Promise<[string, string, string]> {
    try {
      const { statut } = await appelerHttp(nom, `${url}/health/ready`);
      return [nom, url, statut === 200 ? 'prêt' : `pas prêt (${statut})`];
    } catch (erreur) {
      if (erreur instanceof EchecDeCommande) return [nom, url, 'ne répond pas'];
      throw erreur;
    }
  }

  async #etats(): Promise<void> {
    if (!this.base.connue) return;
    const etats = await this.base.interroger((sql) =>
      sql<{ etat: string | null; nombre: number }>(
        'SELECT etat, count(*) AS nombre FROM cotraitances GROUP BY etat ORDER BY nombre DESC',
      ),
    );
    const lignes = etats.map(({ etat, nombre }) => [
      etat === null ? 'incomplète ou à venir' : dire(etat),
      direNombre(nombre),
    ]);
    this.terminal.ecrire(
      lignes.length > 0
        ? `\n${tableau(['Cotraitances', 'Nombre'], lignes)}`
        : '\n  Aucune cotraitance connue.',
    );
  }

  async #partenaires(): Promise<void> {
    const { partenaires } = await this.api.lire<{ partenaires: PartenaireLu[] }>('/api/partenaires');
    const nombre = (valeur: number | undefined): string => direNombre(valeur ?? 0);
    this.terminal.ecrire(
      `\n${tableau(
        ['Partenaire', 'À émettre', 'Incertains', 'Retenus', 'Refusés', 'En échec', 'Flux lu'],
        partenaires.map(({ partenaire, enAttente, enEchec, flux }) => [
          dire(partenaire),
          nombre(enAttente['aEmettre']),
          nombre(enAttente['incertains']),
          nombre(enAttente['retenus']),
          nombre(enEchec['refuses']),
          nombre(enEchec['echecs']),
          flux.luJusquAu ?? (flux.luLe === null ? 'jamais' : direInstant(flux.luLe)),
        ]),
      )}`,
    );
  }

  async #derniereSynchronisation(): Promise<void> {
    const { synchronisations } = await this.api.lire<{
      synchronisations: (Synchronisation & { fin: string | null })[];
    }>('/api/synchronisations');
    const [derniere] = synchronisations;
    this.terminal.ecrire(
      derniere
        ? `\n  Dernière synchronisation : ${dire(derniere.etat)}, jour métier ${derniere.jour}${derniere.fin === null ? '' : `, finie le ${direInstant(derniere.fin)}`}`
        : '\n  Aucune synchronisation encore.',
    );
  }
}
