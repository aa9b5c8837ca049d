import type { Partenaire } from '#annexe7';
import type { SchemaJson } from '../formes/forme.js';
import { EVENEMENTS_MAX } from '../lire-corps.js';
import { TYPE_EVENEMENT, TYPE_LOT } from '../probleme.js';
import { ENTETES_FLUX, ENTETES_WEBHOOK } from './entetes.js';
import { evenementsDe, evenementsPour, schemasPartages, type EvenementDocumente } from './evenements.js';
import { MESSAGES_DE_REPONSE } from './reponses.js';

/** Events of one flux (X4.2). */
const FLUX_MAX = 500;

const PARTENAIRES = {
  gide: { suffixe: 'Gide', nom: 'Pôle emploi (GIDE)' },
  parcours3: { suffixe: 'Parcours3', nom: 'les missions locales (Parcours 3)' },
} as const satisfies Record<Partenaire, object>;

const NOMS = Object.keys(PARTENAIRES) as Partenaire[];

/**
 * The exchange as an AsyncAPI 3 document: what each partner sends to the gateway (X3) and what the gateway
 * tells each (X4.2), generated from the classes that judge the events.
 */
export function documentAsyncApi(): object {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Passerelle : contrat d’échange de la cotraitance',
      version: '1.0.0',
      description:
        'Événements CloudEvents 1.0 échangés entre la passerelle, Pôle emploi (GIDE) et les missions locales (Parcours 3). Les motifs sont des expressions ECMA-262 en mode Unicode ; les membres inconnus sont admis et ignorés ; null n’est jamais admis pour un membre connu.',
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/fr/' },
    },
    defaultContentType: TYPE_EVENEMENT,
    servers: {
      passerelle: serveur('passerelle.example.fr', 'La passerelle.'),
      ...parPartenaire((nom) => [
        nom,
        serveur(`${nom}.example.fr`, `Le système partenaire : ${PARTENAIRES[nom].nom}.`, `oauth2-${nom}`),
      ]),
    },
    channels: {
      ...parPartenaire((nom) => [`webhook${PARTENAIRES[nom].suffixe}`, canalWebhook(nom)]),
      ...parPartenaire((nom) => [`flux${PARTENAIRES[nom].suffixe}`, canalFlux(nom)]),
    },
    operations: {
      ...parPartenaire((nom) => [
        `recevoir${PARTENAIRES[nom].suffixe}`,
        operation(
          'receive',
          `webhook${PARTENAIRES[nom].suffixe}`,
          [...noms(evenementsDe(nom)), 'lot'],
          'accuse',
        ),
      ]),
      ...parPartenaire((nom) => [
        `dire${PARTENAIRES[nom].suffixe}`,
        operation('send', `flux${PARTENAIRES[nom].suffixe}`, ['lot'], 'resultats'),
      ]),
    },
    components: {
      schemas: {
        ...schemasPartages(),
        ...Object.fromEntries(tous().map(({ nom, schema }) => [nom, schema])),
      },
      messages: {
        ...Object.fromEntries(
          NOMS.flatMap(evenementsDe).map((evenement) => [evenement.nom, message(evenement)]),
        ),
        ...MESSAGES_DE_REPONSE,
      },
      securitySchemes: {
        signature: {
          type: 'httpApiKey',
          in: 'header',
          name: 'webhook-signature',
          description: 'Standard Webhooks (HMAC-SHA256), avec webhook-id et webhook-timestamp.',
        },
        ...parPartenaire((nom) => [
          `oauth2-${nom}`,
          {
            type: 'oauth2',
            flows: {
              clientCredentials: { tokenUrl: `https://${nom}.example.fr/oauth2/token`, availableScopes: {} },
            },
          },
        ]),
      },
    },
  };
}

function tous(): EvenementDocumente[] {
  return [...NOMS.flatMap(evenementsDe), ...NOMS.flatMap(evenementsPour)];
}

function noms(evenements: readonly EvenementDocumente[]): string[] {
  return evenements.map(({ nom }) => nom);
}

function parPartenaire(entree: (nom: Partenaire) => [string, SchemaJson]): Record<string, SchemaJson> {
  return Object.fromEntries(NOMS.map(entree));
}

function reference(chemin: string): SchemaJson {
  return { $ref: `#/${chemin}` };
}

/** What guards a server holds together with what guards an operation on it. */
function garantie(nom: string): SchemaJson[] {
  return [reference(`components/securitySchemes/${nom}`)];
}

function serveur(host: string, description: string, securite?: string): SchemaJson {
  return {
    host,
    protocol: 'https',
    description,
    ...(securite === undefined ? {} : { security: garantie(securite) }),
  };
}

function message({ nom, exemple }: EvenementDocumente): SchemaJson {
  return {
    name: nom,
    title: exemple.type,
    contentType: TYPE_EVENEMENT,
    headers: ENTETES_WEBHOOK,
    payload: reference(`components/schemas/${nom}`),
    examples: [{ payload: exemple }],
  };
}

function lot(evenements: readonly EvenementDocumente[], max: number, headers: SchemaJson): SchemaJson {
  return {
    name: 'lot',
    title: `Un lot de 1 à ${max} événements`,
    contentType: TYPE_LOT,
    headers,
    payload: {
      type: 'array',
      minItems: 1,
      maxItems: max,
      items: { anyOf: noms(evenements).map((nom) => reference(`components/schemas/${nom}`)) },
    },
    examples: [{ payload: evenements.slice(0, 1).map(({ exemple }) => exemple) }],
  };
}

function canalWebhook(nom: Partenaire): SchemaJson {
  const evenements = evenementsDe(nom);
  return {
    address: `/webhooks/${nom}`,
    title: `Ce qu’énonce ${PARTENAIRES[nom].nom}`,
    servers: [reference('servers/passerelle')],
    messages: {
      ...Object.fromEntries(noms(evenements).map((un) => [un, reference(`components/messages/${un}`)])),
      lot: lot(evenements, EVENEMENTS_MAX, ENTETES_WEBHOOK),
      accuse: reference('components/messages/accuse'),
      probleme: reference('components/messages/probleme'),
    },
  };
}

function canalFlux(nom: Partenaire): SchemaJson {
  return {
    address: '/echanges/flux',
    title: `Ce que la passerelle dit à ${PARTENAIRES[nom].nom}`,
    servers: [reference(`servers/${nom}`)],
    messages: {
      lot: lot(evenementsPour(nom), FLUX_MAX, ENTETES_FLUX),
      resultats: reference('components/messages/resultats'),
      probleme: reference('components/messages/probleme'),
    },
  };
}

function operation(
  action: 'receive' | 'send',
  canal: string,
  messages: readonly string[],
  reponse: string,
): SchemaJson {
  const dansLeCanal = (nom: string): SchemaJson => reference(`channels/${canal}/messages/${nom}`);
  return {
    action,
    channel: reference(`channels/${canal}`),
    messages: messages.map(dansLeCanal),
    security: garantie('signature'),
    bindings: { http: { method: 'POST' } },
    reply: {
      channel: reference(`channels/${canal}`),
      messages: [dansLeCanal(reponse), dansLeCanal('probleme')],
    },
  };
}
