import type { FastifyInstance, FastifyReply } from 'fastify';
import type { FaitDit } from '../magasin/dits.js';
import type { Contexte } from './contexte.js';
import { CorpsInvalide, lireObjet } from './corps-json.js';
import { repondreProbleme } from './problemes.js';

const LIMITE = 10_000;
/** Keys that name the demandeur himself: a numéro DE never stands in a URL. */
const CLE_PERSONNELLE = /^(statut\.change|demandeur\.modifie|civis\.change)\//;

/** What the partner was told: all of it, or by key, by cotraitance or (in a body) by demandeur. */
export function routesAdminDit(serveur: FastifyInstance, { dits }: Contexte): void {
  serveur.get('/admin/dit', (_requete, reply) => repondre(reply, dits.chercher({}, LIMITE)));

  serveur.get<{ Params: { '*': string } }>('/admin/dit/*', (requete, reply) => {
    const cle = requete.params['*'];
    if (CLE_PERSONNELLE.test(cle)) {
      const detail = 'Un numéro de demandeur ne figure jamais dans une adresse : POST /admin/dit/recherche.';
      return repondreProbleme(reply, 400, 'NUMERO_DANS_L_ADRESSE', detail);
    }
    return repondre(reply, dits.chercher({ cle }, LIMITE));
  });

  serveur.post('/admin/dit/recherche', (requete, reply) => {
    const corps = lireObjet(requete);
    const filtre = { cle: texte(corps, 'cle'), demandeur: texte(corps, 'demandeur') };
    return repondre(reply, dits.chercher({ ...filtre, cotraitance: texte(corps, 'cotraitance') }, LIMITE));
  });
}

function repondre(reply: FastifyReply, faits: FaitDit[]): FastifyReply {
  const elements = faits.map(
    ({ demandeur, cle, sequence, evenement }) =>
      `{"demandeur":${JSON.stringify(demandeur)},"cle":${JSON.stringify(cle)},` +
      `"sequence":${JSON.stringify(sequence)},"evenement":${evenement}}`,
  );
  return reply
    .header('content-type', 'application/json; charset=utf-8')
    .send(`{"faits":[${elements.join(',')}]}`);
}

function texte(corps: Record<string, unknown>, membre: string): string | undefined {
  const valeur = corps[membre];
  if (valeur === undefined || typeof valeur === 'string') return valeur;
  throw new CorpsInvalide(`« ${membre} » doit être un texte.`);
}
