import { createHash } from 'node:crypto';
import { lireCorps, verifierSignature } from '#contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppliquerLot } from '../reception/appliquer-lot.js';
import type { Contexte } from './contexte.js';
import { repondreProbleme } from './problemes.js';

const EVENEMENTS_MAXIMUM = 500;
const CLE_D_ENVOI = /^[\x21-\x7e]{1,255}$/;

interface Refus {
  statut: number;
  code: string;
  detail: string;
}

/** X4.2. What the gateway tells: signed, idempotent by envoi, answered event by event. */
export function routesFlux(serveur: FastifyInstance, contexte: Contexte): void {
  const { magasin, dits, fautes, cours, partenariat } = contexte;
  const appliquerLot = new AppliquerLot(magasin, dits, partenariat);

  serveur.post('/echanges/flux', (requete, reply) => {
    const octets = Buffer.isBuffer(requete.body) ? requete.body : Buffer.alloc(0);
    const envoi = entete(requete, 'idempotency-key') ?? '';
    const refus = refusDeSignature(contexte, requete, octets) ?? refusDEnvoi(requete, envoi);
    if (refus !== undefined) return repondreProbleme(reply, refus.statut, refus.code, refus.detail);

    const corps = lireCorps(octets, requete.headers['content-type'] ?? '');
    if (!corps.lu) return repondreProbleme(reply, corps.statut, corps.code, corps.detail);
    if (corps.evenements.length > EVENEMENTS_MAXIMUM) {
      return repondreProbleme(
        reply,
        413,
        'LOT_TROP_GRAND',
        `Un lot porte au plus ${EVENEMENTS_MAXIMUM} événements.`,
      );
    }

    const empreinte = createHash('sha256').update(octets).digest();
    const deja = dits.reponseDe(envoi);
    if (deja !== undefined && !empreinte.equals(deja.empreinte)) {
      return repondreProbleme(
        reply,
        422,
        'CLE_REUTILISEE',
        'Cette Idempotency-Key a déjà servi pour un autre corps.',
      );
    }
    const reponse =
      deja?.reponse ??
      magasin.transaction(() => {
        const rejetVoulu = fautes.rejetVoulu();
        const resultats = appliquerLot.executer({
          envoi,
          evenements: corps.evenements,
          jour: cours.aujourdhui(),
          rejetVoulu,
        });
        const texte = JSON.stringify({ resultats });
        dits.noterReponse(envoi, empreinte, texte);
        return texte;
      });
    return reply.header('content-type', 'application/json; charset=utf-8').send(reponse);
  });
}

function refusDeSignature(contexte: Contexte, requete: FastifyRequest, octets: Buffer): Refus | undefined {
  const verdict = verifierSignature(
    contexte.secretsPasserelle,
    {
      id: entete(requete, 'webhook-id'),
      horodatage: entete(requete, 'webhook-timestamp'),
      signature: entete(requete, 'webhook-signature'),
    },
    octets,
    Math.floor(Date.now() / 1000),
  );
  if (verdict.valide) return undefined;
  return { statut: 401, code: 'SIGNATURE_INVALIDE', detail: `Signature refusée : ${verdict.raison}.` };
}

function refusDEnvoi(requete: FastifyRequest, envoi: string): Refus | undefined {
  if (!CLE_D_ENVOI.test(envoi)) {
    return { statut: 400, code: 'CLE_ABSENTE', detail: 'L’en-tête Idempotency-Key est attendu.' };
  }
  if (envoi !== entete(requete, 'webhook-id')) {
    return {
      statut: 400,
      code: 'CLE_INCOHERENTE',
      detail: 'webhook-id et Idempotency-Key doivent être égaux.',
    };
  }
  return undefined;
}

function entete(requete: FastifyRequest, nom: string): string | undefined {
  const valeur = requete.headers[nom];
  return typeof valeur === 'string' ? valeur : undefined;
}
