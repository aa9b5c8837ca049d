import { relative } from 'node:path';
import { type AdressesDesRoles } from '../processus/roles.js';

/** Where everything is, once it runs. */
export function modeDEmploi(
  urls: AdressesDesRoles,
  dossier: string,
  cle: string | null,
  demonstration: boolean,
): string {
  const chemin = (fichier: string): string => citer(relative(process.cwd(), fichier) || '.');
  const partenaires = [`  GIDE simulé         ${urls.gide}`, `  Parcours 3 simulé   ${urls.parcours3}`];
  const essais = [
    '',
    'Pour commencer, dans un autre terminal :',
    `  curl -H "Authorization: Bearer $(cat ${cle ? chemin(cle) : ''})" ${urls.passerelle}/api/cotraitances`,
    '  npm run passerelle -- --help',
  ];
  return [
    'La passerelle est en service :',
    `  API                 ${urls.passerelle}/api/docs`,
    `  Webhooks            ${urls.passerelle}/webhooks/gide, ${urls.passerelle}/webhooks/parcours3`,
    `  Santé, mesures      ${urls.passerelle}/health/ready, ${urls.passerelle}/metrics`,
    ...(demonstration ? partenaires : []),
    `  Données, journaux   ${chemin(dossier)}, ${chemin(dossier)}/journaux`,
    ...(cle ? [`  Clé de l'API        ${chemin(cle)}`, ...essais] : []),
    '',
    'Ctrl-C pour tout arrêter.',
    '',
  ].join('\n');
}

/** As a shell takes it. */
function citer(chemin: string): string {
  return /^[\w./-]+$/.test(chemin) ? chemin : `'${chemin.replaceAll("'", String.raw`'\''`)}'`;
}
