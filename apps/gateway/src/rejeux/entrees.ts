import { DEBIT_MAX, DEBIT_PAR_DEFAUT, ETATS_DE_REJEU, VERDICTS, type EtatDeRejeu } from '#exchange';
import { EntreePage } from '../cotraitances/entrees.js';
import { FiltreDeMessagesDecrit } from '../messages/entrees.js';
import { GroupeDEchecs, Identifiant, OuiNon, Parmi } from '../validation/membres.js';
import { EntierDe, Identifiants, Sous, TexteLibre } from '../validation/membres-composes.js';

const IDS_MAX = 1_000;
const MOTIF_MAX = 500;

/** Body of POST /api/rejeux: one of `apercu`, `ids`, `filtre`, `groupe`. */
export class EntreeRejeu {
  @OuiNon({
    description:
      'Vrai : calcule ce que le rejeu ferait, dans une transaction en lecture seule, sans rien écrire. Faux par défaut.',
  })
  simulation?: boolean;

  @TexteLibre(MOTIF_MAX, {
    description: 'Pourquoi. Obligatoire sauf pour une simulation.',
    exemple: 'Parcours 3 rejetait tout de 8 h à 9 h',
  })
  motif?: string;

  @Identifiant({
    description: 'Simulation à exécuter : ses messages et les empreintes approuvées sont repris.',
  })
  apercu?: string;

  @Identifiants(IDS_MAX, { description: 'Messages à rejouer.' })
  ids?: string[];

  @Sous(FiltreDeMessagesDecrit, { description: 'Messages à rejouer, par leurs filtres ; au moins un.' })
  filtre?: FiltreDeMessagesDecrit;

  @GroupeDEchecs({ description: 'Échecs d’une même cause, tels que GET /api/echecs les groupe.' })
  groupe?: string;

  @EntierDe(1, DEBIT_MAX, { description: 'Messages par seconde.', exemple: DEBIT_PAR_DEFAUT })
  debit?: number;
}

/** Body of POST /api/rejeux/{id}/confirmation. */
export class EntreeConfirmation {
  @TexteLibre(MOTIF_MAX, {
    obligatoire: true,
    description: 'Ce qui a été regardé, et pourquoi il peut partir. Sans donnée personnelle.',
    exemple: 'Aperçu relu avec Parcours 3 : les mêmes dossiers, les mêmes effets',
  })
  motif: string;
}

/** Body of POST /api/rejeux/{id}/interruption; there may be none. */
export class EntreeInterruption {
  @TexteLibre(MOTIF_MAX, {
    description: 'Pourquoi, pour qui le lira plus tard. Sans donnée personnelle.',
    exemple: 'Parcours 3 est retombé',
  })
  motif?: string;
}

/** Query of the lists of a replay. */
export class EntreePageDeRejeu extends EntreePage {
  @Parmi(VERDICTS, { description: 'Verdict.' })
  verdict?: (typeof VERDICTS)[number];
}

/** Query of the list of replays. */
export class EntreeRejeux extends EntreePage {
  @Parmi(ETATS_DE_REJEU, { description: 'Où il en est. Tous sinon.' })
  etat?: EtatDeRejeu;

  @Parmi(['simulation', 'rejeu'], { description: 'Simulations seules, ou rejeux seuls. Les deux sinon.' })
  sorte?: 'simulation' | 'rejeu';
}
