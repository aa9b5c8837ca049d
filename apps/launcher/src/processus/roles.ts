/** A process of the gateway or of the demonstration. */
export interface Role {
  nom: 'gateway' | 'worker' | 'scheduler' | 'simulator-gide' | 'simulator-parcours3';
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
): Role[] {
  return [
    { nom: 'gateway', environnement: commun, sante: `${urls.passerelle}/health/ready` },
    { nom: 'worker', environnement: commun },
    { nom: 'scheduler', environnement: commun },
  ];
}

/** Both partners: they know neither the database nor the queue of the gateway. */
export function rolesDesPartenaires(
  urls: AdressesDesRoles,
  commun: Record<string, string | undefined>,
): Role[] {
  const partenaire = (nom: Role['nom'], url: string): Role => ({
    nom,
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
