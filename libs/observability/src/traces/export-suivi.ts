import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { type Journal } from '../journal.js';

type Suite = Parameters<SpanExporter['export']>[1];

/** While the collector is away, said once a minute. */
const PERIODE_MS = 60_000;

/** An exporter whose failures are said in the log: the SDK would keep them for itself. */
export class ExportSuivi implements SpanExporter {
  #derniere = -Infinity;

  constructor(
    private readonly exportateur: SpanExporter,
    private readonly journal: Journal,
  ) {}

  export(spans: ReadableSpan[], suite: Suite): void {
    this.exportateur.export(spans, (resultat) => {
      if (resultat.error) this.#dire(resultat.error, spans.length);
      suite(resultat);
    });
  }

  shutdown(): Promise<void> {
    return this.exportateur.shutdown();
  }

  #dire(erreur: Error, nombre: number): void {
    if (performance.now() - this.#derniere < PERIODE_MS) return;
    this.#derniere = performance.now();
    this.journal.warn({ faille: erreur.name, nombre }, 'traces perdues : le collecteur ne les a pas prises');
  }
}
