/** A correction that a problem asks for: where, and what to write. */
export interface Correction {
  pointeur?: string;
  parametre?: string;
  detail: string;
}

/** What the gateway answered instead of what was asked (RFC 9457), or that it did not answer (status 0). */
export class ProblemeApi extends Error {
  constructor(
    readonly statut: number,
    readonly code: string,
    readonly detail: string,
    readonly supplement: {
      correlation?: string;
      /** Seconds, from Retry-After. */
      reessayerApres?: number;
      erreurs?: readonly Correction[];
    } = {},
  ) {
    super(`${statut} ${code}`);
  }
}

/** What a person reads of it: what happened, what to do, and what to tell whoever can help. */
export interface Explication {
  titre: string;
  detail: string;
  quoiFaire: string;
  reessayable: boolean;
  correlation: string | null;
  corrections: readonly string[];
}

const TITRES: Readonly<Record<number, readonly [titre: string, quoiFaire: string, reessayable: boolean]>> = {
  0: ['La passerelle ne répond pas', 'Vérifiez votre connexion, puis réessayez.', true],
  400: ['La demande est incorrecte', 'Corrigez ce qui est signalé, puis recommencez.', false],
  401: ['Votre session est finie', 'Connectez-vous à nouveau : vous reviendrez ici.', false],
  403: [
    'Votre habilitation n’ouvre pas cette page',
    'Changez d’habilitation si vous en avez une autre, ou demandez-la à un administrateur.',
    false,
  ],
  404: ['Introuvable', 'Cela n’existe pas, ou se trouve hors de votre périmètre.', false],
  409: ['Cela a changé entre-temps', 'Regardez à nouveau avant de décider.', false],
  413: ['La demande est trop grande', 'Resserrez votre sélection.', false],
  422: ['La demande ne peut pas être faite', 'Resserrez votre sélection, ou recommencez.', false],
  429: ['Trop de demandes à la fois', 'Patientez, puis réessayez.', true],
  503: ['La passerelle est momentanément indisponible', 'Réessayez dans un instant.', true],
};
const AUTRE = [
  'La demande n’a pas abouti',
  'Réessayez ; si cela dure, donnez l’identifiant ci-dessous à l’exploitation.',
  true,
] as const;

/** Any error as a person may read it. */
export function expliquer(erreur: unknown): Explication {
  if (!(erreur instanceof ProblemeApi))
    return {
      titre: AUTRE[0],
      detail: 'La console a rencontré une erreur inattendue.',
      quoiFaire: 'Rechargez la page.',
      reessayable: true,
      correlation: null,
      corrections: [],
    };
  const [titre, quoiFaire, reessayable] = TITRES[erreur.statut] ?? AUTRE;
  const { correlation, reessayerApres, erreurs } = erreur.supplement;
  const attente = reessayable && reessayerApres !== undefined;
  return {
    titre,
    detail: erreur.detail,
    quoiFaire: attente ? `Réessayez dans ${secondes(reessayerApres)}.` : quoiFaire,
    reessayable,
    correlation: correlation ?? null,
    corrections: (erreurs ?? []).map(({ detail }) => detail),
  };
}

function secondes(nombre: number): string {
  return nombre < 2 ? 'une seconde' : `${nombre} secondes`;
}

/** Whether to ask again by ourselves: never what is refused, twice what is a matter of time. */
export function reessayer(echecs: number, erreur: unknown): boolean {
  return echecs < 2 && erreur instanceof ProblemeApi && (TITRES[erreur.statut] ?? AUTRE)[2];
}

/** Milliseconds before that: as the gateway says, within reason. */
export function attendreAvant(echecs: number, erreur: unknown): number {
  const dit = erreur instanceof ProblemeApi ? erreur.supplement.reessayerApres : undefined;
  return Math.min(30, dit ?? 2 ** echecs) * 1_000;
}
