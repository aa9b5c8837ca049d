import { Pastille } from '../../elements/pastille.js';
import { dire, ETATS_DE_REJEU } from '../../mots/libelles.js';
import type { Ton } from '../../mots/ton.js';

const TONS: Readonly<Record<string, Ton>> = {
  simule: 'neutre',
  a_confirmer: 'attention',
  en_attente: 'actif',
  en_cours: 'actif',
  en_pause: 'attention',
  interrompu: 'attention',
  termine: 'bien',
};

export function EtatDeRejeu({ etat }: { etat: string }) {
  return <Pastille ton={TONS[etat] ?? 'neutre'}>{dire(ETATS_DE_REJEU, etat)}</Pastille>;
}
