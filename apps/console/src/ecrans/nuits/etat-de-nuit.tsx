import { Pastille } from '../../elements/pastille.js';
import { dire, ETATS_D_ETAPE, ETATS_DE_SYNCHRONISATION } from '../../mots/libelles.js';
import type { Ton } from '../../mots/ton.js';

const TONS: Readonly<Record<string, Ton>> = {
  en_attente: 'neutre',
  en_cours: 'actif',
  terminee: 'bien',
  partielle: 'attention',
  echouee: 'alerte',
};

export function EtatDeNuit({ etat }: { etat: string }) {
  return <Pastille ton={TONS[etat] ?? 'neutre'}>{dire(ETATS_DE_SYNCHRONISATION, etat)}</Pastille>;
}

const TONS_D_ETAPE: Readonly<Record<string, Ton>> = {
  a_faire: 'neutre',
  en_cours: 'actif',
  terminee: 'bien',
  sautee: 'attention',
};

export function EtatDEtape({ etat }: { etat: string }) {
  return <Pastille ton={TONS_D_ETAPE[etat] ?? 'neutre'}>{dire(ETATS_D_ETAPE, etat)}</Pastille>;
}
