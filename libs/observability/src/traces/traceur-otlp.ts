import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { direFaille } from '#persistence';
import { type Champs } from '../champs.js';
import { mettreEnForme } from '../formes.js';
import { type Journal } from '../journal.js';
import { ExportSuivi } from './export-suivi.js';
import { type NomDeSpan, type Portee, type Traceur } from './traceur.js';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
/** Longest time that a collector may hold an export, and a stop. */
const DELAI_MS = 5_000;

/**
 * Spans sent to an OpenTelemetry collector (OTLP over HTTP). Loaded only when one is configured; nothing is registered
 * globally and nothing instruments itself: what leaves is what this file writes.
 */
export class TraceurOtlp implements Traceur {
  readonly #fournisseur: BasicTracerProvider;
  readonly #traceur: Tracer;
  readonly #courant = new AsyncLocalStorage<Span>();

  constructor(collecteur: string, role: string, journal: Journal) {
    const exportateur = new OTLPTraceExporter({
      url: `${collecteur.replace(/\/+$/, '')}/v1/traces`,
      timeoutMillis: DELAI_MS,
    });
    this.#fournisseur = new BasicTracerProvider({
      resource: resourceFromAttributes({
        'service.name': `passerelle-${role}`,
        'service.namespace': 'passerelle',
      }),
      spanProcessors: [
        new BatchSpanProcessor(new ExportSuivi(exportateur, journal), { exportTimeoutMillis: DELAI_MS }),
      ],
    });
    this.#traceur = this.#fournisseur.getTracer('passerelle');
  }

  async suivre<T>(
    nom: NomDeSpan,
    champs: Champs,
    travail: (portee: Portee) => Promise<T>,
    parent?: string,
  ): Promise<T> {
    const span = this.#traceur.startSpan(nom, { attributes: attributs(champs) }, this.#contexte(parent));
    let oublie = false;
    const portee: Portee = {
      noter: (plus) => void span.setAttributes(attributs(plus)),
      oublier: () => (oublie = true),
      traceparent: direTraceparent(span),
    };
    try {
      return await this.#courant.run(span, () => travail(portee));
    } catch (erreur) {
      // Neither the message nor the stack: they may quote parameters.
      span.setAttributes(attributs({ faille: direFaille(erreur) }));
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw erreur;
    } finally {
      if (!oublie) span.end();
    }
  }

  async fermer(): Promise<void> {
    // What could not be sent has been said in the log: a stop does not fail for it.
    await this.#fournisseur.shutdown().catch(() => undefined);
  }

  #contexte(parent: string | undefined): Context {
    const courant = this.#courant.getStore();
    if (courant) return trace.setSpan(ROOT_CONTEXT, courant);
    const [, traceId, spanId, drapeaux] = TRACEPARENT.exec(parent ?? '') ?? [];
    if (!traceId || !spanId || !drapeaux) return ROOT_CONTEXT;
    const traceFlags = Number.parseInt(drapeaux, 16);
    return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
  }
}

function direTraceparent(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

function attributs(champs: Champs): Attributes {
  const { reglages: _jamais, ...dits } = mettreEnForme(champs);
  return Object.fromEntries(
    Object.entries(dits).map(([nom, valeur]) => [`passerelle.${nom}`, valeur as string | number | string[]]),
  );
}
