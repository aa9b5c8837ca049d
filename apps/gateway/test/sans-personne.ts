/**
 * Members of the answers that are free in form and tell nothing of a person followed, looked at one by one (ADR 32). A
 * new member that is not here, and that says not how it is masked, stops the test: it is masked, or read and listed.
 */
export const SANS_PERSONNE: ReadonlySet<string> = new Set([
  // Ids, numbers and codes of the exchange, never of somebody.
  ...['cotraitance', 'cotraitances', 'structure', 'site', 'sequence', 'curseur', 'empreinte', 'groupe'],
  ...[
    'type',
    'code',
    'codes',
    'pointeur',
    'typeContenu',
    'membre',
    'regle',
    'version',
    'objet',
    'objetGenre',
  ],
  ...['messages', 'rejouePar', 'corrigePar', 'anomalies', 'actions', 'envoi', 'cle', 'correlation', 'reseau'],
  // Words of closed lists, said by the gateway.
  ...['nature', 'decision', 'de', 'vers', 'phase', 'etat', 'verdict', 'raison', 'evenement', 'action', 'nom'],
  ...['partenaire', 'motifSoumission', 'resolution', 'issue', 'detail', 'cause', 'etape', 'journal', 'role'],
  // Sentences of ours, from closed patterns.
  ...['phrase', 'constat', 'pourquoi', 'soumisParceQue', 'raisons', 'suite', 'titre', 'texte', 'portee'],
  // Of whoever works here, and why they acted: they are told to name nobody, and numbers are hidden when it is kept.
  ...['par', 'acteur', 'auteur', 'motif', 'etatMotif', 'libelle', 'jeton', 'accordeePar', 'creeePar'],
  // Accounts of those who sign in, for the administrateur alone.
  ...['emetteur', 'sujet', 'courriel'],
  // Figures of a run, filters of a list (closed words, and the number of a cotraitance), places of the territory.
  ...['rapport', 'filtres', 'epci', 'communes'],
]);

/** The same, for one member of one shape, where its name alone would say too little. */
export const MEMBRES_SANS_PERSONNE: ReadonlySet<string> = new Set([
  'EtapeDecrite.resultat',
  // Hours announced by a partner; an example of a signature, made up.
  ...['LectureSeuleAnnoncee.a', 'MaintenanceAnnoncee.a'],
  ...['secret', 'id', 'horodatage', 'corps', 'signature'].map(
    (membre) => `ExempleDeSignatureDecrit.${membre}`,
  ),
  // Computed états, of closed words.
  ...['CalculCauseDecrit', 'ChangementDEtatDecrit'].flatMap((forme) => [`${forme}.avant`, `${forme}.apres`]),
]);
