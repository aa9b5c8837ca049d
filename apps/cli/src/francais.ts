import type { CommandRunner } from 'nest-commander';
import { CODES, type CodeDeSortie } from './echec.js';

type Commander = Parameters<CommandRunner['setCommand']>[0];
type Aide = ReturnType<Commander['createHelp']>;

const APPEL = 'npm run passerelle --';
const AIDE_DE_L_AIDE = 'Affiche cette aide.';
const PRESENTATION =
  'Outil de la passerelle de la cotraitance entre GIDE (Pôle emploi) et Parcours 3 (missions locales).';

/** Below the help of the tool itself. */
const A_SAVOIR = [
  'Codes de sortie :',
  `  ${CODES.ok}  fait`,
  `  ${CODES.refuse}  refusé, ou rien trouvé`,
  `  ${CODES.usage}  commande mal écrite`,
  `  ${CODES.injoignable}  passerelle, partenaire ou base injoignable`,
  '',
  'La démonstration lancée par « npm start » est trouvée seule, par son dossier de données (PASSERELLE_DATA_DIR).',
  'Ailleurs : PASSERELLE_URL, PASSERELLE_CLE (clé d’API) et, pour « cle », « compte », « habilitation », « avancer »,',
  '« etat », « scellements », « chiffrement » et « partenaire charger », DATABASE_URL.',
  '',
].join('\n');

/** The help of commander, in French: its own titles cannot be translated one by one. */
export function formaterAide(commande: Commander, aide: Aide): string {
  const largeur = aide.padWidth(commande, aide);
  const ligne = (terme: string, description: string): string =>
    `  ${aide.wrap(`${terme.padEnd(largeur + 2)}${description}`, (aide.helpWidth ?? 100) - 2, largeur + 2).replaceAll('\n', '\n  ')}`;
  const section = (titre: string, lignes: string[]): string[] =>
    lignes.length > 0 ? [`${titre} :`, ...lignes, ''] : [];
  const options = aide.visibleOptions(commande);
  const sous = aide.visibleCommands(commande).filter((une) => une.name() !== 'help');
  const racine = commande.parent === null;
  const description = racine ? PRESENTATION : aide.commandDescription(commande);
  return [
    `Usage : ${APPEL} ${usage(commande, sous.length > 0, options.length)}`,
    '',
    ...(description === '' ? [] : [aide.wrap(description, aide.helpWidth ?? 100, 0), '']),
    ...section(
      'Arguments',
      aide
        .visibleArguments(commande)
        .map((argument) => ligne(aide.argumentTerm(argument), argument.description)),
    ),
    ...section(
      'Commandes',
      sous.map((une) => ligne(nomAvecArguments(une), aide.subcommandDescription(une))),
    ),
    ...section(
      'Options',
      options.map((option) =>
        ligne(aide.optionTerm(option), `${descriptionDe(option)}${option.mandatory ? ' (obligatoire)' : ''}`),
      ),
    ),
    ...(racine ? [A_SAVOIR] : []),
  ].join('\n');
}

/** Help option, examples, no `help` command, a wrong call ends with code 2. */
export function preparerPourLeFrancais(commande: Commander, exemples: readonly string[]): void {
  commande.helpOption('-h, --help', AIDE_DE_L_AIDE);
  commande.addHelpCommand(false);
  commande.allowExcessArguments(false);
  commande.exitOverride();
  if (exemples.length > 0) {
    commande.addHelpText(
      'after',
      `\nExemples :\n${exemples.map((exemple) => `  ${APPEL} ${exemple}`).join('\n')}\n`,
    );
  }
}

/** The exit code when commander has said all: its help was asked for, or the command is wrong. */
export function finSelonCommander(erreur: unknown): CodeDeSortie | undefined {
  if (!(erreur instanceof Error) || !('code' in erreur && 'exitCode' in erreur)) return undefined;
  if (!String(erreur.code).startsWith('commander.')) return undefined;
  return erreur.exitCode === 0 ? CODES.ok : CODES.usage;
}

const TRADUCTIONS: readonly [RegExp, string][] = [
  [/^error: unknown option '(.+)'/, 'L’option « $1 » n’existe pas.'],
  [/^error: unknown command '(.+)'/, 'La commande « $1 » n’existe pas.'],
  [/^error: missing required argument '(.+)'/, 'Il manque l’argument « $1 ».'],
  [/^error: option '(.+)' argument missing/, 'L’option « $1 » demande une valeur.'],
  [/^error: required option '(.+)' not specified/, 'L’option « $1 » est obligatoire.'],
  [/^error: too many arguments.*/, 'Il y a trop d’arguments.'],
  [/\(Did you mean one of (.+)\?\)/, 'Vouliez-vous dire l’une de : $1 ?'],
  [/\(Did you mean (.+)\?\)/, 'Vouliez-vous dire « $1 » ?'],
];

/** Refusals of commander, in French. */
export function traduireRefus(texte: string): string {
  const traduit = TRADUCTIONS.reduce((suite, [motif, phrase]) => suite.replace(motif, phrase), texte.trim());
  return `${traduit}\nVoyez « ${APPEL} --help ».\n`;
}

/** The tool's own `--help` keeps the description of commander. */
function descriptionDe({ long, description }: { long?: string; description: string }): string {
  return long === '--help' ? AIDE_DE_L_AIDE : description;
}

/** A command that has options of its own does something without any of those that it holds. */
function usage(commande: Commander, groupe: boolean, options: number): string {
  const noms: string[] = [];
  for (let une: Commander | null = commande; une?.parent; une = une.parent) noms.unshift(une.name());
  const args = commande.registeredArguments.map((argument) =>
    argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
  );
  return [
    ...noms,
    ...(groupe ? [options > 1 && commande.parent ? '[commande]' : '<commande>'] : args),
    '[options]',
  ].join(' ');
}

function nomAvecArguments(commande: Commander): string {
  return [
    commande.name(),
    ...commande.registeredArguments.map((argument) =>
      argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
    ),
  ].join(' ');
}
