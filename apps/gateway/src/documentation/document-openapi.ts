import { COOKIE_DE_SESSION, estRoleDePersonne } from '#access';
import { direRoles } from './dire-roles.js';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { TYPE_PROBLEME } from '#contract';
import { TYPES_DES_WEBHOOKS } from '../webhooks/webhooks.documentation.js';
import { inventorier, nomDOperation, type RouteDeclaree } from './inventaire.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const PRESENTATION = `Interface de la passerelle entre GIDE (Pôle emploi) et Parcours 3 (missions locales).

**Clés.** Les programmes présentent une clé d’API : \`Authorization: Bearer psk_…\`. Chaque clé a un rôle et une portée (nationale, région, structure, site, partenaire) et ne voit que les personnes de sa portée. Hors de la portée, la réponse est celle d’un numéro inconnu (404).

**Personnes.** Elles se connectent par leur navigateur (\`/connexion\`, OpenID Connect) ; leur session a le rôle et la portée de leur habilitation, et les droits de ce rôle.

**Traces.** Toute lecture de dossier est tracée avant que les données ne partent ; tout acte est gardé, avec qui, sur quoi et son issue, refus compris.

**Erreurs.** \`application/problem+json\` (RFC 9457) : une phrase dit quoi corriger, \`erreurs\` dit où.

**Adresses.** Un numéro de cotraitance peut y figurer ; un numéro de demandeur d’emploi ou un nom, jamais.`;

/** The OpenAPI 3.1 document of the application, its security read from what each route declares. */
export function documenter(app: INestApplication): OpenAPIObject {
  const configuration = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Passerelle de la cotraitance')
    .setDescription(PRESENTATION)
    .setVersion('1')
    .setLicense('EUPL-1.2', 'https://eupl.eu/1.2/fr/')
    .addServer('/', 'Cette passerelle')
    .addTag('Session', 'Se connecter, changer d’habilitation, se déconnecter.')
    .addTag('Webhooks', 'Entrée des partenaires : événements signés.')
    .addTag('Cotraitances', 'État, faits et historique des dossiers ; acceptation.')
    .addTag('Messages', 'Messages reçus et émis, et leur sort.')
    .addTag('Rejeux', 'Échecs par cause ; rejeux simulés, exécutés, suivis.')
    .addTag('Écarts', 'Ce qui diffère chez les partenaires, ce qui en est fait, ce qu’en décide quelqu’un.')
    .addTag('Règles', 'Flux, zones de compétence, version des règles ; ce que changerait un changement.')
    .addTag('Synchronisations', 'Mise en accord avec les partenaires.')
    .addTag('Surveillance', 'Bilan de conservation ; alarmes.')
    .addTag('Audit', 'Lectures et actes ; scellements.')
    .addTag('Partenaires', 'État de l’échange avec chaque partenaire.')
    .addTag('Horloge', 'Horloge métier.')
    .addTag('Exploitation', 'Santé et mesures.')
    .addTag('Documentation', 'Ce document et sa page.')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'Clé d’API, donnée par « passerelle cle creer ».' },
      'cle',
    )
    .addCookieAuth(
      COOKIE_DE_SESSION,
      {
        type: 'apiKey',
        in: 'cookie',
        description:
          'Session d’une personne, ouverte par /connexion. Ce qui change quelque chose porte aussi X-Passerelle-Jeton.',
      },
      'session',
    )
    .build();
  const document = SwaggerModule.createDocument(app, configuration, { operationIdFactory: nomDOperation });
  const routes = new Map(inventorier(app).map((route) => [route.operation, route]));
  for (const chemin of Object.values(document.paths)) {
    for (const operation of [chemin.get, chemin.post]) {
      const route = operation && routes.get(operation.operationId ?? '');
      if (operation && route) completer(operation, route);
    }
  }
  return document;
}

function completer(operation: Operation, { acces, chemin }: RouteDeclaree): void {
  if (chemin.startsWith('/webhooks/')) declarerLesDeuxFormes(operation);
  if (!acces || acces.ouvert) {
    operation.security = [];
    return;
  }
  operation.security = [
    ...(acces.sessionSeule ? [] : [{ cle: [] }]),
    ...(acces.roles.some(estRoleDePersonne) ? [{ session: [] }] : []),
    ...(acces.enLocalSansCle ? [{}] : []),
  ];
  const roles = `Rôles : ${direRoles(acces.roles)}${acces.toutLePays ? ', de portée nationale' : ''}.${acces.lecture === undefined ? '' : ' Cette lecture est tracée.'}${acces.acte === undefined ? '' : ' Cet acte est gardé.'}`;
  operation.description =
    operation.description === undefined || operation.description === ''
      ? roles
      : `${operation.description}\n\n${roles}`;
  const contenu = { [TYPE_PROBLEME]: { schema: { $ref: '#/components/schemas/ProblemeDecrit' } } };
  operation.responses['401'] = {
    description: 'Clé absente, inconnue, expirée ou révoquée ; session fermée.',
    content: contenu,
  };
  operation.responses['403'] = {
    description:
      'Le rôle de la clé ou de l’habilitation n’ouvre pas cette ressource, ou la demande ne vient pas de la page de la session.',
    content: contenu,
  };
}

/** One event or a batch, each under its media type. */
function declarerLesDeuxFormes(operation: Operation): void {
  const evenement = {
    type: 'object',
    description: 'Événement CloudEvents 1.0 (voir le document AsyncAPI).',
    additionalProperties: true,
  };
  operation.requestBody = {
    required: true,
    description: 'Jusqu’à 5 Mio, sans compression.',
    content: {
      [TYPES_DES_WEBHOOKS.un]: { schema: evenement },
      [TYPES_DES_WEBHOOKS.lot]: { schema: { type: 'array', minItems: 1, maxItems: 1000, items: evenement } },
    },
  };
}
