import { setTimeout as attendre } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Faute } from './fautes.js';

const DELAI_ENTRE_GOUTTES = 1_000;
const PAGE_HTML =
  '<!doctype html><html lang="fr"><title>Maintenance</title><h1>Service momentanément interrompu</h1></html>';

/** A promise that never settles: nothing more is answered. One each time, so that the request can be collected. */
const jamais = (): Promise<string> => new Promise<string>(() => {});

/** What is answered in place of the true answer, which the partner has already acted upon. */
export async function alterer(
  faute: Faute,
  requete: FastifyRequest,
  reply: FastifyReply,
  charge: string,
): Promise<string> {
  switch (faute.nature) {
    case 'coupure_apres':
      requete.raw.socket.destroy();
      return jamais();
    case 'sans_reponse':
      return jamais();
    case 'coupure_en_reponse':
      await commencerPuisCouper(requete, reply, charge);
      return jamais();
    case 'goutte_a_goutte':
      await goutteAGoutte(faute, reply, charge);
      return jamais();
    case 'erreur_apres':
      return remplacer(
        reply,
        faute.statut ?? 500,
        'application/problem+json',
        '{"title":"Erreur posée à la demande"}',
      );
    case 'reponse_html':
      return remplacer(reply, 200, 'text/html; charset=utf-8', PAGE_HTML);
    case 'erreur_en_200':
      return remplacer(
        reply,
        200,
        'application/json',
        '{"erreur":"S003","libelle":"Plusieurs dossiers trouvés"}',
      );
    case 'json_tronque':
      return remplacer(
        reply,
        reply.statusCode,
        'application/json',
        charge.slice(0, Math.ceil(charge.length / 2)),
      );
    case 'identifiants_faux':
      return remplacer(reply, 200, 'application/json', changerIdentifiants(charge));
    case 'resultats_manquants':
      return remplacer(reply, 200, 'application/json', oterLaMoitie(charge));
    default:
      return charge;
  }
}

function remplacer(reply: FastifyReply, statut: number, type: string, corps: string): string {
  void reply.code(statut).header('content-type', type).removeHeader('content-length');
  return corps;
}

async function commencerPuisCouper(
  requete: FastifyRequest,
  reply: FastifyReply,
  charge: string,
): Promise<void> {
  reply.hijack();
  const octets = Buffer.from(charge);
  reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': String(octets.length) });
  await new Promise<void>((resoudre) => {
    reply.raw.write(octets.subarray(0, Math.ceil(octets.length / 2)), () => resoudre());
  });
  requete.raw.socket.destroy();
}

async function goutteAGoutte(faute: Faute, reply: FastifyReply, charge: string): Promise<void> {
  reply.hijack();
  const octets = Buffer.from(charge);
  reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': String(octets.length) });
  for (let rang = 0; rang < octets.length && !reply.raw.destroyed; rang += 1) {
    reply.raw.write(octets.subarray(rang, rang + 1));
    await attendre(faute.delaiMs ?? DELAI_ENTRE_GOUTTES);
  }
  reply.raw.end();
}

interface Resultats {
  resultats?: { id: string }[];
  [membre: string]: unknown;
}

function changerIdentifiants(charge: string): string {
  const corps = JSON.parse(charge) as Resultats;
  return JSON.stringify({
    ...corps,
    resultats: corps.resultats?.map((resultat, rang) => ({ ...resultat, id: `inconnu-${rang + 1}` })),
  });
}

function oterLaMoitie(charge: string): string {
  const corps = JSON.parse(charge) as Resultats;
  const { resultats } = corps;
  return JSON.stringify({ ...corps, resultats: resultats?.slice(0, Math.floor(resultats.length / 2)) });
}
