import type { FicheDeCle } from '#access';
import { direInstant } from '../sortie/mots.js';

/** What became of a key, and since or until when. */
export function direValidite({ etat, revoqueeLe, suspendueLe, expireLe, finitLe }: FicheDeCle): string {
  const [fin] = [expireLe, finitLe]
    .filter((un) => un !== null)
    .sort((un, autre) => un.getTime() - autre.getTime());
  switch (etat) {
    case 'revoquee':
      return `révoquée${depuis(revoqueeLe)}`;
    case 'suspendue':
      return `suspendue${depuis(suspendueLe)}`;
    case 'terminee':
      return `terminée${depuis(fin)}`;
    case 'en_vigueur':
      return fin ? `jusqu’au ${direInstant(fin)}` : 'sans terme';
  }
}

function depuis(instant: Date | null | undefined): string {
  return instant ? ` le ${direInstant(instant)}` : '';
}
