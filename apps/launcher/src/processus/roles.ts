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
  /** Of the demonstration; it listens on the loopback whatever HOST is. */
  identite: string;
  /** Where a browser of this machine reaches the gateway: under the one name that browsers trust without TLS. */
  console: string;
}

/** An address to listen on is not one to call: 0.0.0.0 is reached by the loopback. */
export function adresses(hote: string, port: number): AdressesDesRoles {
  const joignable = ['0.0.0.0', '::', ''].includes(hote)
    ? '127.0.0.1'
    : hote.includes(':')
      ? `[${hote}]`
      : hote;
  const a = (decalage: number): string => `http://${joignable}:${port + decalage}`;
  const local = (decalage: number): string => `http://localhost:${port + decalage}`;
  return { passerelle: a(0), gide: a(1), parcours3: a(2), identite: local(3), console: local(0) };
}

/**
 * Gateway, worker and scheduler on a database.
 * @param connexion where people sign in: of the gateway alone
 */
export function rolesDeLaPasserelle(
  urls: AdressesDesRoles,
  commun: Record<string, string | undefined>,
  portObservation?: number,
  connexion: Record<string, string> = {},
): Role[] {
  // The worker shows itself on the port given, the scheduler on the next.
  const observe = (decalage: number): Record<string, string | undefined> => ({
    ...commun,
    ...(portObservation === undefined
      ? {}
      : { PASSERELLE_PORT_OBSERVATION: String(portObservation && portObservation + decalage) }),
  });
  return [
    {
      ...app('gateway'),
      environnement: { ...commun, ...connexion },
      sante: `${urls.passerelle}/health/ready`,
    },
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
      PASSERELLE_CLES_DE_CHIFFREMENT: undefined,
      SIMULATEUR_PORT: new URL(url).port,
      PASSERELLE_URL: urls.passerelle,
    },
  });
  return [partenaire('simulator-gide', urls.gide), partenaire('simulator-parcours3', urls.parcours3)];
}

/** How the gateway and the identity provider of the demonstration know each other. */
export function reglagesDeConnexion(urls: AdressesDesRoles, secret: string): Record<string, string> {
  return {
    OIDC_URL: urls.identite,
    OIDC_CLIENT_ID: 'passerelle',
    OIDC_CLIENT_SECRET: secret,
    OIDC_ACR_FORT: 'urn:passerelle:demonstration:deux-etapes',
    PASSERELLE_URL_PUBLIQUE: urls.console,
  };
}

/** The identity provider of the demonstration: it knows the gateway as a client, and nothing of what it keeps. */
export function roleDeLIdentite(
  urls: AdressesDesRoles,
  connexion: Record<string, string>,
  dossier: string,
  motDePasse: string,
): Role {
  const { port } = new URL(urls.identite);
  return {
    ...app('identity-demonstration'),
    sante: `http://127.0.0.1:${port}/health/ready`,
    environnement: {
      ...connexion,
      DATABASE_URL: undefined,
      REDIS_URL: undefined,
      PASSERELLE_BOOTSTRAP_KEY: undefined,
      PASSERELLE_CLES_DE_CHIFFREMENT: undefined,
      PASSERELLE_DATA_DIR: dossier,
      IDENTITE_PORT: port,
      IDENTITE_MOT_DE_PASSE: motDePasse,
    },
  };
}

type NomDApp =
  'gateway' | 'worker' | 'scheduler' | 'simulator-gide' | 'simulator-parcours3' | 'identity-demonstration';

function app(nom: NomDApp): Pick<Role, 'nom' | 'entree'> {
  const suffixe = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return { nom, entree: fileURLToPath(new URL(`../../../${nom}/src/main.${suffixe}`, import.meta.url)) };
}
