/** How grave a state is, whatever it is about. */
export type Ton = 'bien' | 'attention' | 'alerte' | 'neutre' | 'actif';
