import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Journal } from '#observability';
import type { Interaction } from 'oidc-provider';
import type { CompteDeDemonstration } from '#config';
import { ecrirePage, renvoyer } from '../http/entetes.js';
import { lireFormulaire } from '../http/formulaire.js';
import { pageDesIdentifiants } from '../pages/page-des-identifiants.js';
import { pageDuCode } from '../pages/page-du-code.js';
import type { CodesAUsageUnique } from './codes-a-usage-unique.js';
import { type Identifier, normaliserIdentifiant } from './identification.js';
import type { Questions } from './questions.js';
import type { VerrouDesEssais } from './verrou-des-essais.js';

export interface Connexion {
  comptes: readonly CompteDeDemonstration[];
  questions: Questions;
  identifier: Identifier;
  codes: CodesAUsageUnique;
  verrou: VerrouDesEssais;
  journal: Journal;
}

/** What a page of sign-in works on. */
export interface Echange {
  requete: IncomingMessage;
  reponse: ServerResponse;
  question: Interaction;
}

/** GET: the first step. */
export function montrerIdentifiants({ comptes }: Connexion, { reponse, question }: Echange): void {
  ecrirePage(reponse, 200, pageDesIdentifiants(question.uid, comptes));
}

/** POST: the identifier and the password; then back to the gateway, or the second step. */
export async function prendreIdentifiants(connexion: Connexion, echange: Echange): Promise<void> {
  const { comptes, questions, identifier, codes, verrou } = connexion;
  const { requete, reponse, question } = echange;
  const champs = await lireFormulaire(requete);
  const saisi = normaliserIdentifiant(champs?.get('identifiant') ?? '').slice(0, 64);
  const issue = identifier.execute(saisi, champs?.get('mot-de-passe') ?? '');
  switch (issue.issue) {
    case 'refuse':
      connexion.journal.warn({ securite: 'connexion_refusee', raison: 'identifiants' }, 'connexion refusée');
      return ecrirePage(
        reponse,
        422,
        pageDesIdentifiants(question.uid, comptes, { raison: 'refuse' }, saisi),
      );
    case 'bloque':
      return direBloque(connexion, echange, issue.jusqua, saisi);
    case 'reconnu':
      if (questions.veutFort(question)) {
        codes.tirer(question.uid, issue.compte);
        return renvoyer(reponse, `/connexion/${question.uid}/code`);
      }
      verrou.noterReussite(saisi);
      return questions.conclure(requete, reponse, question, issue.compte);
  }
}

/** GET: the second step, with its code; the first one when none is awaited. */
export function montrerCode({ codes }: Connexion, { reponse, question }: Echange): void {
  const attente = codes.attente(question.uid);
  if (attente) ecrirePage(reponse, 200, pageDuCode(question.uid, attente.code));
  else renvoyer(reponse, `/connexion/${question.uid}`);
}

/** POST: the one-time code. A wrong one counts as a wrong password. */
export async function prendreCode(connexion: Connexion, echange: Echange): Promise<void> {
  const { questions, codes, verrou } = connexion;
  const { requete, reponse, question } = echange;
  const champs = await lireFormulaire(requete);
  const attente = codes.attente(question.uid);
  if (!attente) return renvoyer(reponse, `/connexion/${question.uid}`);
  const { identifiant } = attente.compte;
  if (champs?.get('code')?.replace(/\D/g, '') === attente.code) {
    codes.oublier(question.uid);
    verrou.noterReussite(identifiant);
    return questions.conclure(requete, reponse, question, attente.compte);
  }
  const jusqua = verrou.blocage(identifiant) ?? verrou.noterEchec(identifiant);
  if (jusqua) {
    codes.oublier(question.uid);
    return direBloque(connexion, echange, jusqua, identifiant);
  }
  connexion.journal.warn({ securite: 'connexion_refusee', raison: 'code' }, 'connexion refusée');
  ecrirePage(reponse, 422, pageDuCode(question.uid, attente.code, true));
}

/** POST: the person gives up. */
export function abandonner({ questions, codes }: Connexion, echange: Echange): Promise<void> {
  codes.oublier(echange.question.uid);
  return questions.abandonner(echange.requete, echange.reponse);
}

function direBloque(
  { comptes, journal }: Connexion,
  { reponse, question }: Echange,
  jusqua: Date,
  saisi: string,
): void {
  journal.warn({ securite: 'connexion_refusee', raison: 'trop_d_essais' }, 'identifiant bloqué');
  reponse.setHeader('Retry-After', jusqua.toUTCString());
  ecrirePage(reponse, 429, pageDesIdentifiants(question.uid, comptes, { raison: 'bloque', jusqua }, saisi));
}
