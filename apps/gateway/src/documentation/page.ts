import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Files of Swagger UI that the page needs; nothing else of the package is served. */
const TYPES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

/** Started by a file of its own: the page allows no script inside it. */
const DEMARRAGE = `window.ui = SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#page', deepLinking: true, validatorUrl: null });\n`;

export const PAGE = `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Passerelle : interface de programmation</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<link rel="icon" type="image/png" href="/api/docs/favicon-32x32.png">
</head>
<body>
<main id="page"></main>
<noscript>Cette page demande JavaScript. Le document est lisible à <a href="/api/openapi.json">/api/openapi.json</a>.</noscript>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/demarrage.js"></script>
</body>
</html>
`;

/** A file of the page, from the packages of this machine: no other site is asked. */
export function fichierDeLaPage(nom: string): { type: string; contenu: Buffer } | undefined {
  if (nom === 'demarrage.js')
    return { type: 'text/javascript; charset=utf-8', contenu: Buffer.from(DEMARRAGE) };
  const type = Object.hasOwn(TYPES, nom) ? TYPES[nom] : undefined;
  if (type === undefined) return undefined;
  const dossier = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  return { type, contenu: readFileSync(join(dossier, nom)) };
}
