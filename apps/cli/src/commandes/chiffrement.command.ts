import type { FinDActe } from '#access';
import {
  type BilanDeReprise,
  ClesDeChiffrementRefusees,
  etatDuChiffrement,
  type EtatDeTable,
  ReprendreLeChiffrement,
  verifierLesCles,
} from '#persistence';
import { Command, Option, SubCommand } from 'nest-commander';
import { Commande, GroupeDeCommandes } from '../commande.js';
import { tenirActeDeLOutil } from '../connexion/actes-de-l-outil.js';
import { Base } from '../connexion/base.js';
import { Installation } from '../connexion/installation.js';
import { refuse } from '../echec.js';
import { direNombre } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { Terminal } from '../sortie/terminal.js';

/** Counts the values under each key (check 21). */
@SubCommand({
  name: 'etat',
  description:
    'Compte, table par table, les valeurs chiffrées sous chaque clé et celles qui sont encore en clair. Ne déchiffre rien.',
})
export class ChiffrementEtatCommand extends Commande {
  protected override readonly exemples = ['chiffrement etat', 'chiffrement etat --json'];

  constructor(
    private readonly base: Base,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { json }: { json?: boolean }): Promise<void> {
    const etats = await this.base.interroger((sql) =>
      etatDuChiffrement(sql, (table, lues) =>
        this.terminal.avancement(`  ${table} : ${direNombre(lues)} ligne(s) lue(s)`),
      ),
    );
    this.terminal.avancement('');
    if (json) this.terminal.json({ tables: etats });
    else this.terminal.ecrire(direLEtat(etats));
  }

  @Option({ flags: '--json', description: 'Les comptes en JSON.' })
  lireJson(): boolean {
    return true;
  }
}

/** Brings everything under the key that encrypts (check 21). */
@SubCommand({
  name: 'reprendre',
  description:
    'Chiffre sous la première clé ce qui est en clair ou sous une autre, par lots, à côté du trafic. Interrompue, elle reprend où elle en était ; relancée, elle ne change plus rien. Demande l’adresse du propriétaire de la base (celle de la migration) et PASSERELLE_CLES_DE_CHIFFREMENT.',
})
export class ChiffrementReprendreCommand extends Commande {
  protected override readonly exemples = ['chiffrement reprendre'];

  constructor(
    private readonly installation: Installation,
    private readonly base: Base,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(): Promise<void> {
    if (this.installation.chiffreur.cleActive === null)
      throw refuse(
        'Aucune clé ne chiffre : donnez PASSERELLE_CLES_DE_CHIFFREMENT comme les processus l’ont, ou lancez cette commande là où ils gardent leurs données.',
      );
    const bilan = await this.base.travailler(async (unite) => {
      await verifierLesCles(unite).catch(refuserLesCles);
      return tenirActeDeLOutil(
        unite.seule,
        { action: 'chiffrement.reprise' },
        () =>
          new ReprendreLeChiffrement(unite, ({ table, lues, chiffrees }) =>
            this.terminal.avancement(
              `  ${table} : ${direNombre(lues)} ligne(s) vue(s), ${direNombre(chiffrees)} chiffrée(s)`,
            ),
          )
            .execute()
            .catch(refuserLeRole),
        finDeReprise,
      );
    });
    this.terminal.avancement('');
    if (bilan === null) throw new Error('unreachable: a key encrypts');
    this.terminal.ecrire(direLeBilan(bilan));
    if (bilan.illisibles > 0)
      throw refuse(
        `${direNombre(bilan.illisibles)} valeur(s) ne s’ouvrent sous aucune clé donnée : elles sont laissées telles quelles. « chiffrement etat » dit sous quelles clés elles sont.`,
      );
  }
}

@Command({
  name: 'chiffrement',
  description:
    'Chiffrement des données des personnes : sous quelles clés elles sont, les passer sous une autre.',
  subCommands: [ChiffrementEtatCommand, ChiffrementReprendreCommand],
})
export class ChiffrementCommand extends GroupeDeCommandes {}

function direLEtat(etats: readonly EtatDeTable[]): string {
  const cles = [...new Set(etats.flatMap(({ chiffrees }) => Object.keys(chiffrees)))].sort();
  const lignes = etats.map(({ table, chiffrees, enClair }) => [
    table,
    ...cles.map((cle) => direNombre(chiffrees[cle] ?? 0)),
    direNombre(enClair),
  ]);
  return tableau(['Table', ...cles.map((cle) => `Clé ${cle}`), 'En clair'], lignes);
}

function direLeBilan({ cle, chiffrees, retirees }: BilanDeReprise): string {
  const fait =
    chiffrees === 0
      ? `Tout était déjà sous la clé « ${cle} ».`
      : `${direNombre(chiffrees)} ligne(s) passée(s) sous la clé « ${cle} ».`;
  if (retirees.length === 0) return fait;
  const noms = retirees.map((une) => `« ${une} »`).join(', ');
  return `${fait}\nPlus rien n’est sous ${noms} : quand tous les processus ont redémarré avec la nouvelle clé en tête, relancez cette commande : si elle dit « Tout était déjà », la clé peut être retirée des réglages, et gardée avec les sauvegardes d’avant.`;
}

function finDeReprise(bilan: BilanDeReprise | null): FinDActe {
  return { issue: 'fait', nombre: bilan?.chiffrees ?? 0 };
}

function refuserLesCles(erreur: unknown): never {
  throw erreur instanceof ClesDeChiffrementRefusees ? refuse(erreur.message) : erreur;
}

/** The processes' own role may not change what is kept for ever. */
function refuserLeRole(erreur: unknown): never {
  const { code } = erreur as { code?: unknown };
  throw code === '42501'
    ? refuse(
        'Ce rôle de la base ne peut pas réécrire ce qui est gardé pour toujours : donnez dans DATABASE_URL l’adresse du propriétaire, celle de la migration.',
      )
    : erreur;
}
