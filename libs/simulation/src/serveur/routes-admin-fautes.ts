import type { FastifyInstance } from 'fastify';
import { lireDemande } from '../fautes/demande.js';
import type { Contexte } from './contexte.js';
import { CorpsInvalide, lireObjet } from './corps-json.js';
import { repondreProbleme } from './problemes.js';

const TAILLE_MAXIMALE = 1_000;

/** Faults on demand, and how the webhooks are sent. */
export function routesAdminFautes(serveur: FastifyInstance, { fautes, expediteur }: Contexte): void {
  serveur.get('/admin/fautes', () => ({ fautes: fautes.liste() }));

  serveur.post('/admin/fautes', (requete, reply) => {
    const faute = fautes.poser(lireDemande(lireObjet(requete)));
    expediteur.reveiller();
    return reply.code(201).send(faute);
  });

  serveur.delete('/admin/fautes', () => {
    const levees = fautes.lever();
    expediteur.reveiller();
    return { levees };
  });

  serveur.delete<{ Params: { id: string } }>('/admin/fautes/:id', (requete, reply) => {
    const levees = fautes.lever(requete.params.id);
    expediteur.reveiller();
    if (levees === 0)
      return repondreProbleme(reply, 404, 'FAUTE_INCONNUE', 'Aucune faute ne porte ce numéro.');
    return reply.send({ levees });
  });

  serveur.post('/admin/webhooks', (requete) => {
    const { actifs, taille, url } = lireObjet(requete);
    expediteur.regler({ ...lireActifs(actifs), ...lireTaille(taille), ...lireUrl(url) });
    return expediteur.etat();
  });
}

function lireActifs(actifs: unknown): { actifs?: boolean } {
  if (actifs === undefined) return {};
  if (typeof actifs === 'boolean') return { actifs };
  throw new CorpsInvalide('« actifs » doit être vrai ou faux.');
}

function lireTaille(taille: unknown): { taille?: number } {
  if (taille === undefined) return {};
  if (Number.isInteger(taille) && Number(taille) >= 1 && Number(taille) <= TAILLE_MAXIMALE) {
    return { taille: Number(taille) };
  }
  throw new CorpsInvalide(`« taille » doit être un entier de 1 à ${TAILLE_MAXIMALE}.`);
}

function lireUrl(url: unknown): { url?: string | null } {
  if (url === undefined) return {};
  if (url === null) return { url };
  if (typeof url === 'string' && /^https?:\/\/[^/]+/.test(url)) return { url: url.replace(/\/+$/, '') };
  throw new CorpsInvalide('« url » doit être l’adresse de la passerelle, ou null.');
}
