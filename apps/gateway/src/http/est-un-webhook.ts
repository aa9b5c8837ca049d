const PREFIXE = '/webhooks/';

/** Routes whose body is signed: it is kept as received, byte for byte (X3.2). */
export function estUnWebhook(route: string | undefined): boolean {
  return route !== undefined && route.startsWith(PREFIXE);
}
