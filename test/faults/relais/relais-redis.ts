import { Garde } from './garde.js';
import type { Pieges } from './pieges.js';
import { RelaisTcp } from './relais-tcp.js';

/** A relay before Redis: it knows when a bell is rung. */
export function ouvrirRelaisRedis(
  processus: string,
  cible: () => { port: number },
  pieges: Pieges,
): Promise<RelaisTcp> {
  return RelaisTcp.ouvrir(cible, () => {
    const garde = new Garde(processus, pieges);
    return {
      aller(octets) {
        const texte = octets.toString('latin1');
        return texte.includes('"cle"') ? garde.engager('sonner', octets, () => texte) : octets;
      },
      retour: (octets) => garde.repondre(octets),
    };
  });
}
