import { collectDefaultMetrics, Registry } from 'prom-client';

/** A Prometheus registry of its own, with what Node says of its process (CPU, memory, event loop, garbage). */
export function creerRegistre(role: string): Registry {
  const registre = new Registry();
  registre.setDefaultLabels({ role });
  collectDefaultMetrics({ register: registre });
  return registre;
}
