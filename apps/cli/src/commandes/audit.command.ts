import { Command, Option } from 'nest-commander';
import { type LigneDite, rendreAudit } from '../audit/rendre-audit.js';
import { lireJour, lireParmi } from '../commande.js';
import { Api } from '../connexion/api.js';
import { mauvaisUsage, refuse } from '../echec.js';
import { CommandeDeListe, direSuite } from '../liste.command.js';
import { Terminal } from '../sortie/terminal.js';

interface Filtre {
  genre?: string;
  acteur?: string;
  action?: string;
  objet?: string;
  cotraitance?: string;
  depuis?: string;
  jusqua?: string;
}

interface Options extends Filtre {
  limite?: number;
  suite?: string;
  csv?: boolean;
  json?: boolean;
}

/** Who read whom and who did what, for people. */
@Command({
  name: 'audit',
  description:
    'Montre qui a lu quels dossiers et qui a fait quoi, refus compris, les plus récents d’abord. Cette lecture est tracée.',
})
export class AuditCommand extends CommandeDeListe {
  protected override readonly exemples = [
    'audit --genre acte --depuis 2026-11-01',
    'audit --cotraitance CT-2010-000001',
    'audit --acteur cle:01890000-0000-7000-8000-000000000001 --csv > audit.csv',
  ];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { csv, json, limite, suite, ...filtre }: Options): Promise<void> {
    if (csv) {
      if (json || limite !== undefined || suite !== undefined)
        throw mauvaisUsage('--csv donne toute la liste : il va sans --json, --limite ni --suite.');
      return this.terminal.fichier(await this.api.envoyer('/api/audit/export', filtre));
    }
    const page = await this.api.envoyer<{ lignes: LigneDite[]; curseur: string | null }>(
      '/api/audit/recherche',
      {
        ...filtre,
        ...(limite === undefined ? {} : { limite }),
        ...(suite === undefined ? {} : { curseur: suite }),
      },
    );
    if (json) return this.terminal.json(page);
    if (page.lignes.length === 0) throw refuse('Aucune lecture ni aucun acte ne répond à ces filtres.');
    this.terminal.ecrire(rendreAudit(page.lignes));
    direSuite(this.terminal, page.curseur);
  }

  @Option({ flags: '--genre <genre>', description: 'lecture ou acte. Par défaut, les deux.' })
  lireGenre(valeur: string): string {
    return lireParmi('--genre', valeur, ['lecture', 'acte']);
  }

  @Option({
    flags: '--acteur <acteur>',
    description: 'Qui : cle:<identifiant>, compte:<identifiant>, outil:<compte système>.',
  })
  lireActeur(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--action <action>', description: 'Ce qui a été fait ou lu, par exemple rejeu.demande.' })
  lireAction(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--objet <identifiant>', description: 'Actes qui portent sur cet objet.' })
  lireObjet(valeur: string): string {
    return valeur;
  }

  @Option({
    flags: '--cotraitance <numéro>',
    description: 'Lectures et actes qui nomment cette cotraitance.',
  })
  lireCotraitance(valeur: string): string {
    return valeur;
  }

  @Option({ flags: '--depuis <jour>', description: 'Premier jour réel, à Paris (AAAA-MM-JJ).' })
  lireDepuis(valeur: string): string {
    return lireJour('--depuis', valeur);
  }

  @Option({ flags: '--jusqua <jour>', description: 'Dernier jour réel, à Paris, compris (AAAA-MM-JJ).' })
  lireJusqua(valeur: string): string {
    return lireJour('--jusqua', valeur);
  }

  @Option({ flags: '--csv', description: 'Toute la liste en fichier CSV, sur la sortie standard.' })
  lireCsv(): boolean {
    return true;
  }
}
