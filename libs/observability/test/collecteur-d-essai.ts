import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface SpanRecu {
  nom: string;
  trace: string;
  id: string;
  parent: string;
  service: string;
  enErreur: boolean;
  attributs: Record<string, unknown>;
}

/** An OpenTelemetry collector on the loopback, which remembers what it was sent. */
export interface CollecteurDEssai {
  url: string;
  spans: SpanRecu[];
  /** Everything that was received, as it came. */
  corps: string[];
  fermer(): Promise<void>;
}

interface Valeur {
  stringValue?: string;
  intValue?: number | string;
  doubleValue?: number;
  arrayValue?: { values: Valeur[] };
}
interface Attribut {
  key: string;
  value: Valeur;
}
interface Export {
  resourceSpans: {
    resource: { attributes: Attribut[] };
    scopeSpans: { spans: Span[] }[];
  }[];
}
interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: Attribut[];
  status?: { code?: number };
}

export async function demarrerCollecteur(): Promise<CollecteurDEssai> {
  const spans: SpanRecu[] = [];
  const corps: string[] = [];
  const serveur = createServer((requete, reponse) => {
    const morceaux: Buffer[] = [];
    requete.on('data', (morceau: Buffer) => morceaux.push(morceau));
    requete.on('end', () => {
      const texte = Buffer.concat(morceaux).toString('utf8');
      corps.push(`${requete.url} ${JSON.stringify(requete.headers)} ${texte}`);
      spans.push(...lire(JSON.parse(texte) as Export));
      reponse.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  serveur.listen(0, '127.0.0.1');
  await once(serveur, 'listening');
  return {
    url: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    spans,
    corps,
    async fermer() {
      serveur.closeAllConnections();
      serveur.close();
      await once(serveur, 'close');
    },
  };
}

function lire({ resourceSpans }: Export): SpanRecu[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(objet(resource.attributes)['service.name']);
    return scopeSpans.flatMap(({ spans }) =>
      spans.map(({ name, traceId, spanId, parentSpanId = '', attributes, status }) => ({
        nom: name,
        trace: traceId,
        id: spanId,
        parent: parentSpanId,
        service,
        enErreur: status?.code === 2,
        attributs: objet(attributes),
      })),
    );
  });
}

function objet(attributs: readonly Attribut[]): Record<string, unknown> {
  return Object.fromEntries(attributs.map(({ key, value }) => [key, valeurDe(value)]));
}

function valeurDe({ stringValue, intValue, doubleValue, arrayValue }: Valeur): unknown {
  return arrayValue ? arrayValue.values.map(valeurDe) : (stringValue ?? doubleValue ?? Number(intValue));
}
