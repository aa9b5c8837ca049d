import { UniteDeTravail } from '#persistence';
import { type ChaineVerifiee, type NomDeJournal, VerifierScellements } from '#supervision';
import { Command, Option } from 'nest-commander';
import { Commande } from '../commande.js';
import { Base } from '../connexion/base.js';
import { refuse } from '../echec.js';
import { direInstant, direNombre } from '../sortie/mots.js';
import { Terminal } from '../sortie/terminal.js';

const NOMS: Readonly<Record<NomDeJournal, string>> = {
  transitions: 'transition(s)',
  lectures: 'lecture(s)',
  actes: 'ligne(s) d’actes',
};

/** Proves that the record of fates, that of readings and that of acts are as they were written (X6, V5). */
@Command({
  name: 'scellements',
  description:
    'Recalcule les scellements de l’historique des sorts, des lectures et des actes : dit lesquels ont été modifiés depuis qu’ils ont été écrits.',
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
    const chaines = await this.base.travailler((unite: UniteDeTravail) =>
      new VerifierScellements(unite).execute(),
    );
    if (json) this.terminal.json({ ...chaineDesTransitions(chaines), journaux: chaines });
    else this.terminal.ecrire(chaines.map(dire).join('\n'));
    const rompues = chaines.filter(({ rompus }) => rompus.length > 0);
    if (rompues.length > 0)
      throw refuse(
        `Modifié depuis qu’il a été scellé : ${rompues
          .map(
            ({ journal, rompus }) => `${journal} (scellement ${rompus.map(({ rang }) => rang).join(', ')})`,
          )
          .join(' ; ')}.`,
      );
  }

  @Option({ flags: '--json', description: 'Le résultat en JSON.' })
  lireJson(): boolean {
    return true;
  }
}

/** The members that scripts have read since transitions were the only record that is sealed. */
function chaineDesTransitions(chaines: readonly ChaineVerifiee[]): object {
  const chaine = chaines.find(({ journal }) => journal === 'transitions');
  return {
    scellements: chaine?.scellements ?? 0,
    transitions: chaine?.lignes ?? 0,
    rompus: (chaine?.rompus ?? []).map(({ rang, lignes, scellees }) => ({
      rang,
      transitions: lignes,
      scellees,
    })),
  };
}

function dire({ journal, scellements, lignes, rompus, dernier }: ChaineVerifiee): string {
  const bilan = `${journal} : ${direNombre(scellements)} scellement(s) sur ${direNombre(lignes)} ${NOMS[journal]}`;
  const fin = dernier
    ? `\n  dernier : ${dernier.rang}, du ${direInstant(dernier.le)}, empreinte ${dernier.empreinte}`
    : '';
  if (rompus.length === 0) return `${bilan}, tous intacts.${fin}`;
  const detail = rompus.map(
    ({ rang, lignes: lues, scellees }) =>
      `  scellement ${rang} de ${journal} : ${direNombre(scellees)} ${NOMS[journal]} scellée(s), ${direNombre(lues)} lue(s)`,
  );
  return [`${bilan}, rompus :`, ...detail].join('\n') + fin;
}
