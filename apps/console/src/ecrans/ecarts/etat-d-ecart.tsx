import { Pastille } from '../../elements/pastille.js';
import { dire, ETATS_D_ECART } from '../../mots/libelles.js';
import type { Ton } from '../../mots/ton.js';

const TONS: Readonly<Record<string, Ton>> = {
  soumis: 'attention',
  ouvert: 'actif',
  en_correction: 'actif',
  ignore: 'neutre',
  clos: 'bien',
};

export function EtatDEcart({ etat }: { etat: string }) {
  return <Pastille ton={TONS[etat] ?? 'neutre'}>{dire(ETATS_D_ECART, etat)}</Pastille>;
}
