import { parseArgs } from 'node:util';

/** How much the bench measures. */
export interface OptionsBench {
  /** Informations of the day. */
  messages: number;
  /** Runs of each contender; the median is told. */
  passes: number;
  /** Messages of a run of the usual way, which is slow: its rate does not depend on them. */
  messagesUsage: number;
  /** Seconds of the measure of latency, for each side. */
  secondesLatence: number;
  rapide: boolean;
  /** The night at scale is measured alone. */
  nuitSeule: boolean;
  /** Cotraitances of each population of the night, smallest first. */
  cotraitances: number[];
}

export const AIDE = `npm run bench -- [options]

Mesure la passerelle à côté de deux repères, dans la même exécution et sur la même machine :
  une journée d'informations par les webhooks des deux partenaires, en lots de 500 puis une à une,
  la limite (le minimum que tout système durable doit écrire, en SQL nu, par lots de 500),
  l'usage courant (un travail BullMQ et une transaction TypeORM par message),
  la latence d'un webhook à 50 requêtes par seconde à côté d'une route Fastify nue,
  et la nuit : sur 10 000, 100 000 et 1 000 000 de cotraitances, la comparaison par empreintes avec les deux
  partenaires (100 différences plantées chez chacun) à côté de ce que coûterait de tout demander, et d'une
  comparaison en SQL des mêmes données ; puis une nuit entière, 2 % d'effets dus et 20 000 changements à lire.

Options :
  --rapide           moins de messages et de passes, une nuit de 20 000 cotraitances (chiffres indicatifs)
  --messages <n>     informations de la journée, multiple de 500 (20000)
  --passes <n>       passes de chaque concurrent, la médiane est retenue (5)
  --nuit             la nuit seule
  --cotraitances <n> une seule taille de population pour la nuit, de 10000 à 1000000
  --help             cette aide

Tout tourne sur la boucle locale, dans un dossier temporaire supprimé à la fin. Voir docs/performance.md.`;

/** @returns null when the help is asked for @throws Error with a French sentence */
export function lireOptions(arguments_: string[]): OptionsBench | null {
  const { values } = parseArgs({
    args: arguments_,
    options: {
      rapide: { type: 'boolean', default: false },
      messages: { type: 'string' },
      passes: { type: 'string' },
      nuit: { type: 'boolean', default: false },
      cotraitances: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const { rapide } = values;
  const messages = lireEntier('--messages', values.messages ?? (rapide ? '4000' : '20000'), 1_000, 200_000);
  return {
    messages: Math.ceil(messages / 500) * 500,
    passes: lireEntier('--passes', values.passes ?? (rapide ? '2' : '5'), 1, 20),
    messagesUsage: rapide ? 1_000 : 3_000,
    secondesLatence: rapide ? 5 : 20,
    rapide,
    nuitSeule: values.nuit,
    cotraitances:
      values.cotraitances !== undefined
        ? [lireEntier('--cotraitances', values.cotraitances, 10_000, 1_000_000)]
        : rapide
          ? [20_000]
          : [10_000, 100_000, 1_000_000],
  };
}

function lireEntier(nom: string, texte: string, minimum: number, maximum: number): number {
  const valeur = Number(texte);
  if (Number.isInteger(valeur) && valeur >= minimum && valeur <= maximum) return valeur;
  throw new Error(`${nom} : un nombre entier de ${minimum} à ${maximum} est attendu.`);
}
