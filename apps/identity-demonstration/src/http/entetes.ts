import type { ServerResponse } from 'node:http';

/**
 * On every answer: nothing runs, nothing is framed, nothing is kept, styles come from here.
 * @param passerelleUrl a form ends, after redirections, at the gateway: browsers ask for it to be named
 */
export function poserEntetes(reponse: ServerResponse, passerelleUrl: string): void {
  const politique = [
    "default-src 'none'",
    "style-src 'self'",
    `form-action 'self' ${passerelleUrl}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
  reponse.setHeader('Content-Security-Policy', politique);
  reponse.setHeader('X-Content-Type-Options', 'nosniff');
  // Not no-referrer: the browser would then hide the origin of our own forms.
  reponse.setHeader('Referrer-Policy', 'same-origin');
  reponse.setHeader('Cache-Control', 'no-store');
}

export function ecrirePage(reponse: ServerResponse, statut: number, page: string): void {
  reponse.writeHead(statut, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
}

/** After a form was taken: a page that can be reloaded. */
export function renvoyer(reponse: ServerResponse, chemin: string): void {
  reponse.writeHead(303, { Location: chemin }).end();
}
