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
}

export const AIDE = `npm run bench -- [options]

Mesure la passerelle à côté de deux repères, dans la même exécution et sur la même machine :
  une journée d'informations par les webhooks des deux partenaires, en lots de 500 puis une à une,
  la limite (le minimum que tout système durable doit écrire, en SQL nu, par lots de 500),
  l'usage courant (un travail BullMQ et une transaction TypeORM par message),
  et la latence d'un webhook à 50 requêtes par seconde à côté d'une route Fastify nue.

Options :
  --rapide           moins de messages et de passes (moins de deux minutes, chiffres indicatifs)
  --messages <n>     informations de la journée, multiple de 500 (20000)
  --passes <n>       passes de chaque concurrent, la médiane est retenue (5)
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
  };
}

function lireEntier(nom: string, texte: string, minimum: number, maximum: number): number {
  const valeur = Number(texte);
  if (Number.isInteger(valeur) && valeur >= minimum && valeur <= maximum) return valeur;
  throw new Error(`${nom} : un nombre entier de ${minimum} à ${maximum} est attendu.`);
}
