import { Command, Option } from 'nest-commander';
import { Commande, lireParmi } from '../commande.js';
import { Api } from '../connexion/api.js';
import { mauvaisUsage } from '../echec.js';
import { DECISIONS, exigerMotif, lireEmpreinte } from '../ecarts/decision.js';
import type { EcartDetailleDit } from '../ecarts/modele.js';
import { direDEcart } from '../ecarts/mots.js';
import { rendreEcart } from '../ecarts/rendre-ecart.js';
import { Terminal } from '../sortie/terminal.js';

interface Options {
  empreinte?: string;
  motif?: string;
  json?: boolean;
}

const FORME_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ISSUES: Readonly<Record<string, string>> = {
  fait: 'Décidé',
  ordonne: 'Ordonné : la prochaine synchronisation le fera',
  deja_fait: 'C’était déjà décidé',
};

/** X5.5, for people: one écart, and what is decided about it. */
@Command({
  name: 'ecart',
  arguments: '<identifiant> [decision]',
  argsDescription: {
    '<identifiant>': 'Identifiant montré par « ecarts --liste ».',
    '[decision]': 'corriger, ignorer ou reprendre (le rendre à la politique) ; rien : le montrer.',
  },
  description:
    'Montre un écart : les deux valeurs côte à côte, sa cause, ce que la politique en dit, sa vie ; ou en décide. La lecture est tracée.',
})
export class EcartCommand extends Commande {
  protected override readonly exemples = [
    'ecart 01890000-0000-7000-8000-000000000001',
    'ecart 01890000-0000-7000-8000-000000000001 corriger --empreinte 1e716936113ab17d --motif "Vu avec le site : la date d’ici est la bonne"',
  ];

  constructor(
    private readonly api: Api,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([id = '', mot]: string[], { motif, empreinte, json }: Options): Promise<void> {
    if (!FORME_ID.test(id)) throw mauvaisUsage('Donnez l’identifiant montré par « ecarts --liste ».');
    if (mot === undefined) {
      if (motif !== undefined || empreinte !== undefined)
        throw mauvaisUsage(`--motif et --empreinte vont avec une décision : ${DECISIONS.join(', ')}.`);
      const ecart = await this.api.lire<EcartDetailleDit>(`/api/ecarts/${id}`);
      if (json) this.terminal.json(ecart);
      else this.terminal.ecrire(rendreEcart(ecart));
      return;
    }
    const decision = lireParmi('[decision]', mot, DECISIONS);
    const resolu = await this.api.envoyer<{ issue: string; etat: string }>(`/api/ecarts/${id}/resolution`, {
      decision,
      motif: exigerMotif(motif),
      empreinte,
    });
    if (json) this.terminal.json(resolu);
    else this.terminal.ecrire(`${ISSUES[resolu.issue] ?? resolu.issue} : ${direDEcart(resolu.etat)}.`);
  }

  @Option({ flags: '--motif <texte>', description: 'Pourquoi (obligatoire avec une décision).' })
  lireMotif(valeur: string): string {
    return valeur;
  }

  @Option({
    flags: '--empreinte <empreinte>',
    description: 'Celle qui était montrée avec l’écart : s’il a changé depuis, rien n’est fait (code 1).',
  })
  lireEmpreinte(valeur: string): string {
    return lireEmpreinte(valeur);
  }

  @Option({ flags: '--json', description: 'La réponse de l’API, telle quelle.' })
  lireJson(): boolean {
    return true;
  }
}
