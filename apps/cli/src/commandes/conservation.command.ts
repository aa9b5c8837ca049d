import { lireConservation } from '#config';
import { FinirRejeuxOublies, PiloterRejeu } from '#exchange';
import type { UniteDeTravail } from '#persistence';
import { CATEGORIES, type BilanDeCategorie, lirePurges, Purger } from '#supervision';
import { Command, Option } from 'nest-commander';
import { Commande } from '../commande.js';
import { tenirActeDeLOutil } from '../connexion/actes-de-l-outil.js';
import { Base } from '../connexion/base.js';
import { refuse } from '../echec.js';
import { direInstant, direNombre } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { Terminal } from '../sortie/terminal.js';

/** How long each kind of thing is kept, what is overdue; lets it go (check 22). */
@Command({
  name: 'conservation',
  description:
    'Dit combien de temps chaque sorte de donnée est gardée, et purge tout de suite ce qui a fait son temps (la passerelle le fait chaque jour).',
})
export class ConservationCommand extends Commande {
  protected override readonly exemples = ['conservation --simuler', 'conservation', 'conservation --json'];

  constructor(
    private readonly base: Base,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { json, simuler }: { json?: boolean; simuler?: boolean }): Promise<void> {
    const durees = lireConservation();
    const { bilans, lues } = await this.base.travailler(async (unite) => {
      const noter = (travail: () => Promise<number>): Promise<number> =>
        tenirActeDeLOutil(unite.seule, { action: 'conservation.purge' }, travail, (nombre) => ({
          issue: 'fait',
          nombre,
        }));
      const purger = new Purger(unite, durees, noter, finirRejeuxOublies(unite));
      const faits = simuler ? await purger.simuler() : await purger.execute('maintenant');
      return {
        bilans: faits,
        lues: new Map((await lirePurges(unite.seule)).map((lue) => [lue.categorie, lue])),
      };
    });
    if (!bilans) throw refuse('Une purge est déjà en cours : elle aura bientôt fini.');
    const lignes = bilans.map((bilan) => ({
      ...bilan,
      ...CATEGORIES[bilan.categorie],
      jours: durees[bilan.categorie],
      derniereLe: lues.get(bilan.categorie)?.purgeLe ?? null,
    }));
    if (json) this.terminal.json({ simulation: simuler ?? false, categories: lignes });
    else this.terminal.ecrire(rendre(lignes, simuler ?? false));
    const restes = bilans.filter(({ enRetard }) => enRetard > 0);
    if (!simuler && restes.length > 0)
      throw refuse(
        `Gardé plus longtemps que prévu : ${restes.map(({ categorie }) => CATEGORIES[categorie].quoi).join(' ; ')}.`,
      );
  }

  @Option({ flags: '--simuler', description: 'Compte ce qui partirait, et ne change rien.' })
  lireSimuler(): boolean {
    return true;
  }

  @Option({ flags: '--json', description: 'Le résultat en JSON.' })
  lireJson(): boolean {
    return true;
  }
}

function finirRejeuxOublies(unite: UniteDeTravail): FinirRejeuxOublies {
  const piloter = new PiloterRejeu(unite, () => undefined);
  return new FinirRejeuxOublies(unite, piloter, (objet, motif, travail) =>
    tenirActeDeLOutil(unite.seule, { action: 'rejeu.interruption', objet, motif }, travail, ({ issue }) =>
      issue === 'fait' ? { issue } : { issue: 'refuse', code: 'REJEU_DEJA_FINI' },
    ),
  );
}

type Ligne = BilanDeCategorie & { quoi: string; depuis: string; jours: number; derniereLe: Date | null };

function rendre(lignes: readonly Ligne[], simulation: boolean): string {
  return tableau(
    ['Quoi', 'Jours', 'Comptés depuis', simulation ? 'Partiraient' : 'Partis', 'En retard', 'Dernière purge'],
    lignes.map(({ quoi, jours, depuis, purges, enRetard, derniereLe }) => [
      quoi,
      String(jours),
      depuis,
      direNombre(simulation ? enRetard : purges),
      direNombre(enRetard),
      direInstant(derniereLe),
    ]),
  );
}
