/** Routes of the contract on which a fault can bear. `webhooks` is what the partner sends. */
export const PORTEES = [
  'tout',
  'jeton',
  'changements',
  'flux',
  'empreintes',
  'faits',
  'declarations',
  'recherche',
  'bilan',
  'webhooks',
] as const;
export type Portee = (typeof PORTEES)[number];

/** `avant`: the partner has not applied anything; `apres`: it has applied, only its answer is touched. */
export type Moment = 'avant' | 'apres' | 'contenu' | 'webhooks';

interface DescriptionDeNature {
  moment: Moment;
  /** Routes touched when the request names none. */
  portees: readonly Portee[];
}

/** Every fault that can be asked for, documented in the README of this library. */
export const NATURES = {
  lenteur: { moment: 'avant', portees: ['tout'] },
  quota: { moment: 'avant', portees: ['tout'] },
  erreur: { moment: 'avant', portees: ['tout'] },
  coupure_avant: { moment: 'avant', portees: ['tout'] },
  panne: { moment: 'avant', portees: ['tout'] },
  jeton_refuse: { moment: 'avant', portees: ['jeton'] },
  jeton_expire: { moment: 'avant', portees: ['tout'] },
  non_offert: { moment: 'avant', portees: ['empreintes'] },
  redirection: { moment: 'avant', portees: ['tout'] },
  coupure_apres: { moment: 'apres', portees: ['flux'] },
  erreur_apres: { moment: 'apres', portees: ['flux'] },
  sans_reponse: { moment: 'apres', portees: ['flux'] },
  goutte_a_goutte: { moment: 'apres', portees: ['tout'] },
  reponse_html: { moment: 'apres', portees: ['flux'] },
  erreur_en_200: { moment: 'apres', portees: ['flux'] },
  json_tronque: { moment: 'apres', portees: ['flux'] },
  coupure_en_reponse: { moment: 'apres', portees: ['flux'] },
  identifiants_faux: { moment: 'apres', portees: ['flux'] },
  resultats_manquants: { moment: 'apres', portees: ['flux'] },
  silence: { moment: 'contenu', portees: ['changements', 'webhooks'] },
  rejet: { moment: 'contenu', portees: ['flux'] },
  webhooks_doubles: { moment: 'webhooks', portees: ['webhooks'] },
  webhooks_desordre: { moment: 'webhooks', portees: ['webhooks'] },
} as const satisfies Record<string, DescriptionDeNature>;

export type Nature = keyof typeof NATURES;

export function estNature(texte: unknown): texte is Nature {
  return typeof texte === 'string' && Object.hasOwn(NATURES, texte);
}

export function estPortee(texte: unknown): texte is Portee {
  return (PORTEES as readonly unknown[]).includes(texte);
}

/** The scope of a request of the contract, from its path; undefined outside of it. */
export function porteeDe(chemin: string): Portee | undefined {
  if (chemin.startsWith('/oauth2/token')) return 'jeton';
  if (chemin.startsWith('/echanges/declarations')) return 'declarations';
  if (chemin.startsWith('/echanges/evenements')) return 'recherche';
  const segment = /^\/echanges\/([a-z]+)/.exec(chemin)?.[1];
  return estPortee(segment) ? segment : undefined;
}
