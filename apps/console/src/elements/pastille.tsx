import type { ReactNode } from 'react';
import type { Ton } from '../mots/ton.js';
import { Icone, type NomDIcone } from './icone.js';

const ICONES: Readonly<Record<Ton, NomDIcone>> = {
  bien: 'bien',
  attention: 'attention',
  alerte: 'alerte',
  neutre: 'rien',
  actif: 'attente',
};

/** A state: a word, a shape and a colour, never a colour alone. */
export function Pastille({ ton, icone, children }: { ton: Ton; icone?: NomDIcone; children: ReactNode }) {
  return (
    <span className={`pastille pastille-${ton}`}>
      <Icone nom={icone ?? ICONES[ton]} />
      <span>{children}</span>
    </span>
  );
}
