import { ajouterJours, type Partenaire } from '#annexe7';
import { Command, Option } from 'nest-commander';
import { attendreLeCalme, lireEnChemin, total, type EnChemin } from '../avancer/attendre-le-calme.js';
import { lireJournee, rendreJournee } from '../avancer/journee.js';
import { Commande, lireEntier } from '../commande.js';
import { Api } from '../connexion/api.js';
import { Base } from '../connexion/base.js';
import { Simulateurs } from '../connexion/simulateurs.js';
import { refuse } from '../echec.js';
import { direJour, NOMS_DES_PARTENAIRES } from '../sortie/mots.js';
import { Terminal } from '../sortie/terminal.js';
import { demanderEtSuivre } from '../synchronisation/suivre.js';

const PARTENAIRES: readonly Partenaire[] = ['gide', 'parcours3'];
const JOURS_MAX = 400;

/** H7, demonstrations: lets days pass, for the gateway and for both partners. */
@Command({
  name: 'avancer',
  description:
    'Démonstration : fait passer des jours. L’horloge métier avance, les deux partenaires simulés vivent la journée, les échanges se vident ; montre ce qui s’est passé.',
})
export class AvancerCommand extends Commande {
  protected override readonly exemples = [
    'avancer',
    'avancer --jours 7',
    'avancer --jours 30 --synchroniser',
  ];

  constructor(
    private readonly api: Api,
    private readonly simulateurs: Simulateurs,
    private readonly base: Base,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(
    _arguments: string[],
    { jours = 1, synchroniser = false }: { jours?: number; synchroniser?: boolean },
  ): Promise<void> {
    const { aujourdhui, simulee } = await this.api.lire<{ aujourdhui: string; simulee: boolean }>(
      '/api/horloge',
    );
    if (!simulee) throw refuse('L’horloge métier est réelle : les jours passent d’eux-mêmes.');
    // Both partners answer, or nothing moves.
    for (const partenaire of PARTENAIRES) await this.simulateurs.etat(partenaire);
    for (let rang = 1; rang <= jours; rang += 1)
      await this.#passer(ajouterJours(aujourdhui, rang), synchroniser);
  }

  @Option({ flags: '--jours <n>', description: 'Nombre de jours, 1 par défaut.' })
  lireJours(valeur: string): number {
    return lireEntier('--jours', valeur, 1, JOURS_MAX);
  }

  @Option({
    flags: '--synchroniser',
    description:
      'Fait aussi, chaque jour, la synchronisation de la nuit : elle traite les échéances du jour.',
  })
  lireSynchroniser(): boolean {
    return true;
  }

  /** The gateway's clock first: what is stated on a day is learnt on that day (A4). */
  async #passer(jour: string, synchroniser: boolean): Promise<void> {
    await this.api.envoyer('/api/horloge/avancer', { jusquau: jour });
    const enonces: string[] = [];
    for (const partenaire of PARTENAIRES) {
      const avancee = await this.simulateurs.vivreJusqua(partenaire, jour);
      enonces.push(`${NOMS_DES_PARTENAIRES[partenaire]} énonce ${avancee.enonces}`);
    }
    if (synchroniser) await demanderEtSuivre(this.api, this.terminal);
    const reste = await attendreLeCalme(
      () => this.#enChemin(),
      (enChemin) => this.terminal.avancement(`  ${jour} : ${total(enChemin)} en chemin`),
    );
    this.terminal.avancement('');
    this.terminal.ecrire(`${direJour(jour)} (${jour}) : ${enonces.join(', ')}`);
    this.terminal.ecrire(
      `${await this.base.interroger(async (sql) => rendreJournee(await lireJournee(sql, jour)))}\n`,
    );
    if (total(reste) > 0) {
      const { chezLesPartenaires, aAppliquer, aEmettre } = reste;
      this.terminal.noter(
        `  Reste en chemin : ${chezLesPartenaires} chez les partenaires, ${aAppliquer} à appliquer, ${aEmettre} à émettre (un partenaire est-il en panne ? voyez « etat »).\n`,
      );
    }
  }

  async #enChemin(): Promise<EnChemin> {
    let chezLesPartenaires = 0;
    for (const partenaire of PARTENAIRES)
      chezLesPartenaires += (await this.simulateurs.etat(partenaire)).webhooks.enAttente;
    return { chezLesPartenaires, ...(await this.base.interroger(lireEnChemin)) };
  }
}
