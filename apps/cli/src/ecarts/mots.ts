/** Words of the ledger as people read them. */
const MOTS: Readonly<Record<string, string>> = {
  dit: 'ce que nous lui disons',
  declare: 'ce qu’il énonce',
  different: 'différent',
  sequence: 'autre version',
  en_trop: 'en trop',
  jamais_recu: 'jamais reçu',
  refuse: 'refusé',
  abandonne: 'abandonné',
  change_chez_le_partenaire: 'changé chez lui',
  compteur_en_retard: 'notre compteur est en retard',
  regles_changees: 'règles changées',
  en_correction: 'en correction',
  ignore: 'ignoré',
  rouvert: 'rouvert',
  change: 'changé',
  correction: 'correction',
  politique: 'par la politique',
  budget: 'budget épuisé',
  refus: 'refusé',
  abandon: 'abandonné',
  escalade: 'revenu après corrections',
  accord: 'les deux sont d’accord',
  corrige: 'corrigé',
  lu: 'lu et appliqué',
  fait_change: 'le fait a changé',
  gide: 'GIDE',
  parcours3: 'Parcours 3',
  dude: 'la passerelle',
};

/** A word of the ledger, in French. */
export function direDEcart(mot: string | null): string {
  if (mot === null) return '–';
  return MOTS[mot] ?? mot.replaceAll('_', ' ');
}

/** What makes a line of its life precise: a word of the ledger, or somebody's own words. */
export function direPrecision(detail: string | null): string {
  return detail === null ? '' : (MOTS[detail] ?? detail);
}

/** `soumis (budget épuisé)`. */
export function direEtat({
  etat,
  motifSoumission,
}: {
  etat: string;
  motifSoumission: string | null;
}): string {
  const mot = direDEcart(etat);
  return motifSoumission === null ? mot : `${mot} (${direDEcart(motifSoumission)})`;
}

/** `aujourd’hui`, `1 jour`, `12 jours`. */
export function direAge(jours: number): string {
  if (jours === 0) return 'aujourd’hui';
  return jours === 1 ? '1 jour' : `${jours} jours`;
}
