/** HTML that is safe to send: made by `html`, whose values are escaped. */
export class Html {
  constructor(readonly texte: string) {}
}

type Valeur = string | Html | readonly Html[];

/** A piece of page: what stands in it is escaped, unless it is itself a piece of page. */
export function html(morceaux: TemplateStringsArray, ...valeurs: readonly Valeur[]): Html {
  return new Html(morceaux.reduce((page, morceau, rang) => page + dire(valeurs[rang - 1] ?? '') + morceau));
}

/** HTML that the library made. */
export const telQuel = (texte: string): Html => new Html(texte);

/** A whole page: its language, its banner, one heading, no script. */
export function page(titre: string, contenu: Html, { erreur = false } = {}): string {
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${erreur ? 'Erreur : ' : ''}${titre} – Passerelle (démonstration)</title>
        <link rel="stylesheet" href="/demonstration.css" />
      </head>
      <body>
        <header class="bandeau">
          <p><strong>Démonstration : comptes fictifs.</strong> N’entrez ici aucun mot de passe à vous.</p>
        </header>
        <main>
          <h1>${titre}</h1>
          ${contenu}
        </main>
      </body>
    </html> `.texte;
}

function dire(valeur: Valeur): string {
  if (valeur instanceof Html) return valeur.texte;
  if (typeof valeur === 'string') return valeur.replace(/[&<>"']/g, (signe) => `&#${signe.charCodeAt(0)};`);
  return valeur.map((un) => un.texte).join('');
}
