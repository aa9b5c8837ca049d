const NATURES: Readonly<Record<string, string>> = {
  arrive: 'Octets reçus',
  decide: 'Décidé de le dire',
  porte: 'Verdict de la porte',
  sort: 'Sort',
  envoi: 'Envoyé',
  reponse: 'Réponse',
  emission: 'A fait dire',
  rejeu: 'Rejeu',
  correction: 'Corrigé',
  tentative: 'Nouvelle tentative',
};

/** What happened to a message, as people read it. */
export function direEtape(nature: string): string {
  return NATURES[nature] ?? nature;
}
