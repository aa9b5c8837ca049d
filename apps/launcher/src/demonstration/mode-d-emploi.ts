import { relative } from 'node:path';
import { COMPTES_DE_DEMONSTRATION } from '#config';
import { type AdressesDesRoles } from '../processus/roles.js';

/**
 * Where everything is, once it runs.
 * @param motDePasse of the demonstration accounts; null: it is not the demonstration
 */
export function modeDEmploi(
  urls: AdressesDesRoles,
  dossier: string,
  cle: string | null,
  motDePasse: string | null,
): string {
  const chemin = (fichier: string): string => citer(relative(process.cwd(), fichier) || '.');
  const demonstration = motDePasse !== null;
  const partenaires = [`  GIDE simulé         ${urls.gide}`, `  Parcours 3 simulé   ${urls.parcours3}`];
  const essais = [
    '',
    'Pour commencer, dans un autre terminal :',
    `  curl -H "Authorization: Bearer $(cat ${cle ? chemin(cle) : ''})" ${urls.passerelle}/api/cotraitances`,
    '  npm run passerelle -- --help',
  ];
  return [
    'La passerelle est en service :',
    `  Console             ${urls.console}/`,
    `  API                 ${urls.passerelle}/api/docs`,
    `  Webhooks            ${urls.passerelle}/webhooks/gide, ${urls.passerelle}/webhooks/parcours3`,
    `  Santé, mesures      ${urls.passerelle}/health/ready, ${urls.passerelle}/metrics`,
    ...(demonstration ? partenaires : []),
    `  Données, journaux   ${chemin(dossier)}, ${chemin(dossier)}/journaux`,
    ...(cle ? [`  Clé de l'API        ${chemin(cle)}`] : []),
    ...(demonstration ? connexion(motDePasse, `${chemin(dossier)}/secrets.json`) : []),
    ...(cle ? essais : []),
    '',
    'Ctrl-C pour tout arrêter.',
    '',
  ].join('\n');
}

/** How to sign in: one account for each role, all with the same password. */
function connexion(motDePasse: string, fichier: string): string[] {
  const largeur = 20;
  return [
    '',
    `Pour se connecter à la console (démonstration, comptes fictifs), mot de passe : ${motDePasse}`,
    ...COMPTES_DE_DEMONSTRATION.map(
      ({ identifiant, prenom, nom, fonction }) =>
        `  ${identifiant.padEnd(largeur)}${prenom} ${nom}, ${fonction}`,
    ),
    `Le mot de passe est aussi dans ${fichier}. La seconde étape affiche son code.`,
  ];
}

/** As a shell takes it. */
function citer(chemin: string): string {
  return /^[\w./-]+$/.test(chemin) ? chemin : `'${chemin.replaceAll("'", String.raw`'\''`)}'`;
}
