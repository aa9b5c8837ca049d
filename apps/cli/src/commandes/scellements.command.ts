import { UniteDeTravail } from '#persistence';
import { type ChaineVerifiee, VerifierScellements } from '#supervision';
import { Command, Option } from 'nest-commander';
import { Commande } from '../commande.js';
import { Base } from '../connexion/base.js';
import { refuse } from '../echec.js';
import { direNombre } from '../sortie/mots.js';
import { Terminal } from '../sortie/terminal.js';

/** Proves that the record of fates is as it was written (X6, V5). */
@Command({
  name: 'scellements',
  description:
    'Recalcule les scellements de l’historique des sorts : dit s’il a été modifié depuis qu’il a été écrit.',
})
export class ScellementsCommand extends Commande {
  protected override readonly exemples = ['scellements', 'scellements --json'];

  constructor(
    private readonly base: Base,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { json }: { json?: boolean }): Promise<void> {
    const chaine = await this.base.travailler((unite: UniteDeTravail) =>
      new VerifierScellements(unite).execute(),
    );
    if (json) this.terminal.json(chaine);
    else this.terminal.ecrire(dire(chaine));
    if (chaine.rompus.length > 0)
      throw refuse('L’historique des sorts a été modifié depuis qu’il a été scellé.');
  }

  @Option({ flags: '--json', description: 'Le résultat en JSON.' })
  lireJson(): boolean {
    return true;
  }
}

function dire({ scellements, transitions, rompus }: ChaineVerifiee): string {
  const bilan = `${direNombre(scellements)} scellement(s) sur ${direNombre(transitions)} transition(s)`;
  if (rompus.length === 0) return `${bilan} : tous intacts.`;
  const lignes = rompus.map(
    ({ rang, transitions: lues, scellees }) =>
      `  scellement ${rang} : ${direNombre(scellees)} transition(s) scellée(s), ${direNombre(lues)} lue(s)`,
  );
  return [`${bilan}, rompus :`, ...lignes].join('\n');
}
