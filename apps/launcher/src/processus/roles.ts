import { fileURLToPath } from 'node:url';

/** A process of the gateway or of the demonstration. */
export interface Role {
  nom: string;
  /** Its program: a compiled app, or its source when we run from the sources. */
  entree: string;
  /** Changes to our environment; undefined withholds a variable. */
  environnement: Record<string, string | undefined>;
  /** Address that answers 200 once it is ready; absent: it says so itself. */
  sante?: string;
}

export interface AdressesDesRoles {
  /** Where the gateway is reached from this machine. */
  passerelle: string;
  gide: string;
  parcours3: string;
}

/** An address to listen on is not one to call: 0.0.0.0 is reached by the loopback. */
export function adresses(hote: string, port: number): AdressesDesRoles {
  const joignable = ['0.0.0.0', '::', ''].includes(hote)
    ? '127.0.0.1'
    : hote.includes(':')
      ? `[${hote}]`
      : hote;
  const a = (decalage: number): string => `http://${joignable}:${port + decalage}`;
  return { passerelle: a(0), gide: a(1), parcours3: a(2) };
}

/** Gateway, worker and scheduler on a database. */
export function rolesDeLaPasserelle(
  urls: AdressesDesRoles,
  commun: Record<string, string | undefined>,
  portObservation?: number,
): Role[] {
  // The worker shows itself on the port given, the scheduler on the next.
  const observe = (decalage: number): Record<string, string | undefined> => ({
    ...commun,
    ...(portObservation === undefined
      ? {}
      : { PASSERELLE_PORT_OBSERVATION: String(portObservation && portObservation + decalage) }),
  });
  return [
    { ...app('gateway'), environnement: commun, sante: `${urls.passerelle}/health/ready` },
    { ...app('worker'), environnement: observe(0) },
    { ...app('scheduler'), environnement: observe(1) },
  ];
}

/** Both partners: they know neither the database nor the queue of the gateway. */
export function rolesDesPartenaires(
  urls: AdressesDesRoles,
  commun: Record<string, string | undefined>,
): Role[] {
  const partenaire = (nom: NomDApp, url: string): Role => ({
    ...app(nom),
    sante: `${url}/health/ready`,
    environnement: {
      ...commun,
      DATABASE_URL: undefined,
      REDIS_URL: undefined,
      PASSERELLE_BOOTSTRAP_KEY: undefined,
      SIMULATEUR_PORT: new URL(url).port,
      PASSERELLE_URL: urls.passerelle,
    },
  });
  return [partenaire('simulator-gide', urls.gide), partenaire('simulator-parcours3', urls.parcours3)];
}

type NomDApp = 'gateway' | 'worker' | 'scheduler' | 'simulator-gide' | 'simulator-parcours3';

function app(nom: NomDApp): Pick<Role, 'nom' | 'entree'> {
  const suffixe = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return { nom, entree: fileURLToPath(new URL(`../../../${nom}/src/main.${suffixe}`, import.meta.url)) };
}
