import type { FinDActe } from '#access';
import { ClientPartenaire, ErreurPartenaire } from '#partners';
import { ClesDeChiffrementRefusees, verifierLesCles } from '#persistence';
import { ChargerPartenaire, type IssueDeChargement } from '#reconciliation';
import { Option, SubCommand } from 'nest-commander';
import { Commande, lireParmi } from '../commande.js';
import { acteurDeLOutil, tenirActeDeLOutil } from '../connexion/actes-de-l-outil.js';
import { Base } from '../connexion/base.js';
import { Installation } from '../connexion/installation.js';
import { injoignable, refuse } from '../echec.js';
import { accesAuPartenaire } from '../partenaire/acces.js';
import { dire, direNombre } from '../sortie/mots.js';
import { Terminal } from '../sortie/terminal.js';

const PARTENAIRES = ['gide', 'parcours3'] as const;

/** First load: a partner that holds nothing is told again all that it must hold. `chargements.par` says who ordered it. */
@SubCommand({
  name: 'charger',
  arguments: '<partenaire>',
  argsDescription: { '<partenaire>': 'gide ou parcours3.' },
  description:
    'Premier chargement d’un partenaire vide : lui redit tout ce qu’il doit tenir, hors du budget de réparation, et montre l’avancement. Interrompu, il reprend où il en était. Demande DATABASE_URL et les secrets du partenaire.',
})
export class PartenaireChargerCommand extends Commande {
  protected override readonly exemples = ['partenaire charger parcours3', 'partenaire charger gide --forcer'];

  constructor(
    private readonly installation: Installation,
    private readonly base: Base,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([nom]: string[], { forcer = false }: { forcer?: boolean }): Promise<void> {
    const partenaire = lireParmi('<partenaire>', nom, PARTENAIRES);
    const client = new ClientPartenaire(accesAuPartenaire(this.installation, partenaire));
    try {
      const issue = await this.base.travailler(async (unite) => {
        await verifierLesCles(unite);
        return tenirActeDeLOutil(
          unite.seule,
          { action: 'partenaire.chargement', objet: partenaire },
          () =>
            new ChargerPartenaire(unite, client).execute(
              { partenaire, forcer, par: acteurDeLOutil() },
              (fait, total) =>
                Promise.resolve(
                  this.terminal.avancement(`  ${direNombre(fait)} / ${direNombre(total)} version(s)`),
                ),
            ),
          finDuChargement,
        );
      });
      this.terminal.avancement('');
      this.terminal.ecrire(direIssue(dire(partenaire), issue));
    } catch (erreur) {
      if (erreur instanceof ErreurPartenaire) throw injoignable(`${erreur.message}.`);
      if (erreur instanceof ClesDeChiffrementRefusees) throw refuse(erreur.message);
      throw erreur;
    } finally {
      await client.fermer();
    }
  }

  @Option({
    flags: '--forcer',
    description: 'Aussi quand il tient déjà quelque chose, ou ne peut pas dire ce qu’il tient.',
  })
  lireForcer(): boolean {
    return true;
  }
}

/** What the record keeps: a load that waits for the partner has told part of it. */
function finDuChargement(issue: IssueDeChargement): FinDActe {
  return 'dits' in issue
    ? { issue: 'fait', nombre: issue.dits }
    : { issue: 'refuse', code: issue.issue.toUpperCase() };
}

/** What was done. @throws EchecDeCommande when the load did not end */
function direIssue(nom: string, issue: IssueDeChargement): string {
  switch (issue.issue) {
    case 'charge':
      return `${nom} : ${direNombre(issue.dits)} version(s) redite(s)${issue.enRoute > 0 ? `, ${direNombre(issue.enRoute)} déjà en route` : ''}${issue.reprise ? ' (chargement repris)' : ''}. Suivez leur départ par « partenaire etat ».`;
    case 'en_attente':
      throw refuse(
        `${nom} ne prend plus ce qui lui est dit : ${direNombre(issue.dits)} version(s) redite(s). Relancez cette commande quand il répondra : elle reprendra là.`,
      );
    case 'non_vide':
      throw refuse(
        `${nom} tient déjà quelque chose de ${direNombre(issue.demandeurs)} demandeur(s) : une synchronisation corrige les écarts. Pour tout redire quand même, ajoutez --forcer.`,
      );
    case 'non_verifiable':
      throw refuse(
        `${nom} ne propose pas d’empreintes : rien ne dit s’il est vide. Pour tout redire quand même, ajoutez --forcer.`,
      );
  }
}
