import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { errors } from 'oidc-provider';
import {
  abandonner,
  type Connexion,
  type Echange,
  montrerCode,
  montrerIdentifiants,
  prendreCode,
  prendreIdentifiants,
} from '../connexion/pages-de-connexion.js';
import { FEUILLE_DE_STYLE } from '../pages/feuille-de-style.js';
import { pageDeMessage } from '../pages/page-de-message.js';
import { ecrirePage, poserEntetes } from './entetes.js';
import { vientDIci } from './formulaire.js';

export interface OptionsDAiguillage {
  emetteur: string;
  passerelleUrl: string;
  connexion: Connexion;
  /** Everything that is not a page of ours: the protocol. */
  protocole: RequestListener;
  /** 200 as long as it serves. */
  pret: () => boolean;
}

type Page = (connexion: Connexion, echange: Echange) => void | Promise<void>;

/** By method, and by what stands after `/connexion/<question>`. */
const PAGES: Readonly<Record<string, Page>> = {
  'GET ': montrerIdentifiants,
  'POST ': prendreIdentifiants,
  'GET /code': montrerCode,
  'POST /code': prendreCode,
  'POST /abandon': abandonner,
};

/** Answers one request. @throws whatever is not foreseen; the server then answers 500 */
export async function aiguiller(
  options: OptionsDAiguillage,
  requete: IncomingMessage,
  reponse: ServerResponse,
): Promise<void> {
  const { emetteur, passerelleUrl, protocole, pret } = options;
  const chemin = requete.url?.split('?')[0] ?? '/';
  poserEntetes(reponse, passerelleUrl);
  if (chemin === '/health/live' || (chemin === '/health/ready' && pret()))
    return void reponse.writeHead(200, { 'Content-Type': 'application/json' }).end('{"statut":"pret"}');
  if (chemin === '/health/ready') return void reponse.writeHead(503).end();
  // A name that was made to point here is not ours; cookies are of this one.
  if (requete.headers.host !== new URL(emetteur).host) return refuser(options, reponse, 421);
  if (chemin === '/demonstration.css')
    return void reponse.writeHead(200, { 'Content-Type': 'text/css; charset=utf-8' }).end(FEUILLE_DE_STYLE);
  const [, question, suite = ''] = /^\/connexion\/([\w-]{1,64})(\/\w+)?$/.exec(chemin) ?? [];
  if (question === undefined) return void protocole(requete, reponse);
  const page = PAGES[`${requete.method} ${suite}`];
  if (!page) return refuser(options, reponse, 404);
  if (requete.method === 'POST' && !vientDIci(requete, emetteur)) return refuser(options, reponse, 403);
  await ouvrirPage(options, page, question, { requete, reponse });
}

async function ouvrirPage(
  options: OptionsDAiguillage,
  page: Page,
  demandee: string,
  { requete, reponse }: Omit<Echange, 'question'>,
): Promise<void> {
  const question = await options.connexion.questions.lire(requete, reponse).catch((erreur: unknown) => {
    if (erreur instanceof errors.SessionNotFound) return null;
    throw erreur;
  });
  if (question?.uid !== demandee) return refuser(options, reponse, 400);
  await page(options.connexion, { requete, reponse, question });
}

const REFUS = {
  400: ['Cette demande de connexion a expiré', 'Recommencez depuis la passerelle.'],
  403: ['Cette demande vient d’une autre page', 'Recommencez depuis la passerelle.'],
  404: ['Cette page n’existe pas', 'L’adresse est peut-être incomplète.'],
  421: ['Cette adresse n’est pas la bonne', 'Passez par la passerelle pour vous connecter.'],
} as const;

function refuser(
  { passerelleUrl }: OptionsDAiguillage,
  reponse: ServerResponse,
  statut: keyof typeof REFUS,
): void {
  const [titre, texte] = REFUS[statut];
  ecrirePage(reponse, statut, pageDeMessage(titre, texte, passerelleUrl));
}
