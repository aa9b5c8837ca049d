import { Pastille } from '../../elements/pastille.js';
import { dire, ETATS_DE_COTRAITANCE } from '../../mots/libelles.js';
import type { Ton } from '../../mots/ton.js';

const TONS: Readonly<Record<string, Ton>> = {
  affectee: 'actif',
  acceptee: 'actif',
  accompagnement_actif: 'bien',
  suspension: 'attention',
  alerte: 'alerte',
};

/** The état of a cotraitance; null: incomplete, or not begun. */
export function EtatDeCotraitance({ etat }: { etat: string | null }) {
  if (etat === null) return <Pastille ton="neutre">Sans état</Pastille>;
  return <Pastille ton={TONS[etat] ?? 'neutre'}>{dire(ETATS_DE_COTRAITANCE, etat)}</Pastille>;
}
