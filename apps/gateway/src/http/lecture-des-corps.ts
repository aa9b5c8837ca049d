import { ProblemeHttp } from '#access';
import { lireJson } from '#contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { estUnWebhook } from './est-un-webhook.js';

/** The API's own commands are a few lines of JSON. */
const TAILLE_MAX_COMMANDE = 64 * 1024;

type Fin = (erreur: Error | null, corps?: unknown) => void;

/**
 * How bodies are read: webhooks as bytes, whatever their type, so that the signature is judged before anything
 * else (X3.2); the API as strictly as events (X3.1): duplicate names and `__proto__` refused; any other type 415.
 */
export function lireLesCorps(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(
    '*',
    { parseAs: 'buffer' },
    (requete: FastifyRequest, corps: Buffer, fin: Fin) => {
      if (estUnWebhook(requete.routeOptions.url)) return fin(null, corps);
      if (!/^application\/json\s*(;|$)/i.test(requete.headers['content-type'] ?? ''))
        return fin(typeNonAdmis());
      if (requete.headers['content-encoding'] !== undefined) return fin(encodageNonAdmis());
      // Clients often announce JSON and send nothing, on commands without any parameter.
      if (corps.length === 0) return fin(null, undefined);
      const lecture = lireJson(corps);
      if (!lecture.lu || nommeUnPrototype(lecture.valeur)) return fin(corpsIllisible());
      return fin(null, lecture.valeur);
    },
  );
  instance.addHook('onRoute', (route) => {
    if (!estUnWebhook(route.url)) route.bodyLimit = TAILLE_MAX_COMMANDE;
  });
}

/** The validation passes over members named as those of any object (`constructor`) instead of refusing them. */
function nommeUnPrototype(valeur: unknown): boolean {
  return (
    typeof valeur === 'object' &&
    valeur !== null &&
    Object.keys(valeur).some((nom) => nom in Object.prototype)
  );
}

export function encodageNonAdmis(): ProblemeHttp {
  return new ProblemeHttp(
    415,
    'ENCODAGE_NON_ADMIS',
    'Le corps doit être envoyé sans compression : retirez l’en-tête Content-Encoding.',
    {
      entetes: { 'Accept-Encoding': 'identity' },
    },
  );
}

function typeNonAdmis(): ProblemeHttp {
  return new ProblemeHttp(
    415,
    'TYPE_DE_CONTENU_REFUSE',
    'Le corps doit être du JSON, avec l’en-tête « Content-Type: application/json ».',
  );
}

function corpsIllisible(): ProblemeHttp {
  return new ProblemeHttp(
    400,
    'CORPS_ILLISIBLE',
    'Le corps n’est pas du JSON lisible : vérifiez sa syntaxe.',
  );
}
