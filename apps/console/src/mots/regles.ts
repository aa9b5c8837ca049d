/** The rules of annexe 7 (docs/regles-annexe-7.md), each in one sentence. */
export const REGLES: Readonly<Record<string, string>> = {
  A2: 'Pour une même clé, la version la plus haute l’emporte ; celle qui annule compte comme absente.',
  B3: 'Sans affectation connue, la cotraitance est incomplète : elle n’a ni phase ni état.',
  C1: 'La date retenue est celle de l’énoncé ; une initialisation antérieure à l’affectation compte comme absente.',
  C2: 'La situation est celle du dernier statut connu à ce jour, « inscrit » quand il n’y en a pas.',
  C4: 'L’identité et la commune sont celles de la dernière modification, sinon celles de l’affectation.',
  D1: 'Une radiation avant l’initialisation annule l’affectation.',
  D2: 'Une annulation énoncée par Pôle emploi s’applique, sauf si elle vient après l’initialisation.',
  E1: 'La sortie prononcée par Pôle emploi s’applique à sa date, au plus tôt à l’affectation.',
  E2: 'Une décision de sortie au traitement d’une alerte s’applique à sa date.',
  E3: 'Six mois sans un jour d’inscription entraînent la sortie.',
  E4: 'La sortie vient à 26 ans, ou un an après une affectation faite entre 25 et 26 ans.',
  E5: 'Hors de la zone de compétence, Pôle emploi doit prononcer la sortie ; l’état ne change pas d’ici là.',
  F0: 'Avant l’affectation, il n’y a pas d’état.',
  F1: 'L’annulation est en vigueur, et ne vient pas après la sortie.',
  F2: 'La sortie est en vigueur.',
  F3: 'Le parcours est initialisé et une alerte est ouverte.',
  F4: 'Le parcours est initialisé et la personne n’est pas inscrite.',
  F5: 'Le parcours est initialisé, sans alerte ouverte, et la personne est inscrite.',
  F6: 'La structure a accepté l’affectation, le parcours n’est pas encore initialisé.',
  F7: 'L’affectation est enregistrée, rien de plus n’est connu.',
  F8: 'Une alerte est ouverte de sa date à son traitement par un maintien, ou à sa clôture.',
  F9: 'Tant que la personne n’est pas inscrite, le délai de six mois court et se montre.',
  F10: 'Un traitement d’alerte ne s’accorde pas avec l’alerte ou avec le statut.',
  F11: 'Deux cotraitances de la même personne courent le même jour.',
  F12: 'C’est le premier jour où l’état change si rien de nouveau n’est appris.',
  F14: 'La structure ou le site n’est pas connu du territoire.',
  G1: 'L’initialisation fait compter la personne, dans son année, pour la structure de l’affectation.',
  G2: 'Un CIVIS qui court à l’initialisation empêche de compter, sauf nouvelle entrée.',
};

/** « F2, E3 » → each rule and its sentence; one that is not known stands alone. */
export function expliquerRegles(regle: string): { id: string; phrase: string | null }[] {
  return [...new Set(regle.split(/,\s*/u))]
    .filter((id) => id !== '')
    .map((id) => ({ id, phrase: Object.hasOwn(REGLES, id) ? (REGLES[id] ?? null) : null }));
}
