import { Command, Option } from 'nest-commander';
import { Commande, lireParmi } from '../commande.js';
import { Api } from '../connexion/api.js';
import { direInstant } from '../sortie/mots.js';
import { Terminal } from '../sortie/terminal.js';
import type { AlarmeDite } from '../surveillance/modele.js';
import { rendreAlarmes } from '../surveillance/rendre-alarmes.js';

const ETATS = ['vive', 'ouverte', 'acquittee', 'close', 'toutes'] as const;
type Etat = (typeof ETATS)[number];
/** Alarms are evaluated every minute. */
const PEREMPTION_MS = 5 * 60_000;

/** X5.5, for people. */
@Command({
  name: 'alarmes',
  description: 'Liste les alarmes qui durent, ou celles qui ont été closes, les plus récentes d’abord.',
})
export class AlarmesCommand extends Commande {
  protected override readonly exemples = ['alarmes', 'alarmes --etat close', 'alarmes --json'];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run(_arguments: string[], { etat = 'vive', json }: { etat?: Etat; json?: boolean }): Promise<void> {
    const filtre = etat === 'toutes' ? '' : `?etat=${etat}`;
    const lues = await this.api.lire<{ evalueesLe: string | null; alarmes: AlarmeDite[] }>(
      `/api/alarmes${filtre}`,
    );
    if (json) return this.terminal.json(lues);
    const { alarmes, evalueesLe } = lues;
    this.terminal.ecrire(alarmes.length === 0 ? 'Aucune alarme.' : rendreAlarmes(alarmes));
    if (evalueesLe === null || Date.now() - Date.parse(evalueesLe) > PEREMPTION_MS)
      this.terminal.noter(
        `\nElles n’ont pas été évaluées depuis le ${direInstant(evalueesLe)} : un worker est-il en marche ?`,
      );
  }

  @Option({
    flags: '--etat <état>',
    description: 'vive (ouverte ou acquittée, par défaut), ouverte, acquittee, close ou toutes.',
  })
  lireEtat(valeur: string): Etat {
    return lireParmi('--etat', valeur, ETATS);
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}
