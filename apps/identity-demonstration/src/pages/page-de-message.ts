import { html, page } from './gabarit.js';

/** A page that only says something, with the way back to the gateway. */
export function pageDeMessage(titre: string, texte: string, passerelleUrl: string): string {
  return page(
    titre,
    html`<p>${texte}</p>
      <p><a href="${passerelleUrl}/">Aller à la passerelle</a></p>`,
  );
}
