import { UniteDeTravail } from '#persistence';
import {
  type ChaineVerifiee,
  JOURNAUX,
  type NomDeJournal,
  type SceauNote,
  VerifierScellements,
} from '#supervision';
import { Command, Option } from 'nest-commander';
import { Commande, lireParmi } from '../commande.js';
import { Base } from '../connexion/base.js';
import { mauvaisUsage, refuse } from '../echec.js';
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
  protected override readonly exemples = [
    'scellements',
    'scellements --json',
    `scellements --temoin actes:12:${'0a'.repeat(32)}`,
  ];

  constructor(
    private readonly base: Base,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { json, temoin }: { json?: boolean; temoin?: SceauNote }): Promise<void> {
    const chaines = await this.#verifier(temoin);
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

  /** @throws EchecDeCommande when the seal that was noted is no longer there */
  #verifier(temoin: SceauNote | undefined): Promise<ChaineVerifiee[]> {
    return this.base.travailler(async (unite: UniteDeTravail) => {
      const verifier = new VerifierScellements(unite);
      const temoignage = temoin && (await verifier.temoigne(temoin));
      if (temoin && temoignage === 'refait')
        throw refuse(
          `Le scellement ${temoin.rang} de ${temoin.journal} n’est pas celui qui a été noté : la fin de cette chaîne a été refaite.`,
        );
      if (temoin && temoignage === 'purge')
        throw refuse(
          `Le scellement ${temoin.rang} de ${temoin.journal} a été purgé avec ce qu’il scellait : il ne prouve plus rien, notez le dernier.`,
        );
      return verifier.execute();
    });
  }

  @Option({
    flags: '--temoin <journal:rang:empreinte>',
    description: 'Un scellement noté ailleurs : vérifie d’abord que c’est toujours celui-là.',
  })
  lireTemoin(valeur: string): SceauNote {
    const [journal, rang = '', empreinte = ''] = valeur.split(':');
    if (!/^[1-9]\d{0,14}$/.test(rang) || !/^[0-9a-f]{64}$/.test(empreinte))
      throw mauvaisUsage('--temoin : donnez journal:rang:empreinte, tels que cette commande les a montrés.');
    return { journal: lireParmi('--temoin', journal, JOURNAUX), rang: Number(rang), empreinte };
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

function dire({ journal, scellements, lignes, rompus, dernier, purge }: ChaineVerifiee): string {
  const bilan = `${journal} : ${direNombre(scellements)} scellement(s) sur ${direNombre(lignes)} ${NOMS[journal]}`;
  const debut = purge
    ? `\n  purgé jusqu’au ${direInstant(purge.jusquau)} : ${direNombre(purge.lignes)} ${NOMS[journal]} en ${direNombre(purge.rang)} scellement(s)`
    : '';
  const fin = dernier
    ? `\n  dernier : ${dernier.rang}, du ${direInstant(dernier.le)}, empreinte ${dernier.empreinte}`
    : '';
  if (rompus.length === 0) return `${bilan}, tous intacts.${debut}${fin}`;
  const detail = rompus.map(
    ({ rang, lignes: lues, scellees }) =>
      `  scellement ${rang} de ${journal} : ${direNombre(scellees)} ${NOMS[journal]} scellée(s), ${direNombre(lues)} lue(s)`,
  );
  return [`${bilan}, rompus :`, ...detail].join('\n') + debut + fin;
}
