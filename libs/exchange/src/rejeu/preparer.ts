import type { Sql } from '#persistence';
import type { MessageAAppliquer } from '../application/dossier-charge.js';
import { classer } from './classer.js';
import { controlerANouveau, type AccepteANouveau, type MemoireDuRejeu } from './controler-a-nouveau.js';
import { lireOriginaux, type OriginalADire } from './originaux.js';
import type { VerdictRendu } from './verdict.js';

/** What has to be done for one dossier, before it is loaded. */
export interface DossierARejouer {
  demandeur: string;
  /** In the order in which they were received. */
  aDecider: MessageAAppliquer[];
  aDire: OriginalADire[];
}

export interface Preparation {
  dossiers: Map<string, DossierARejouer>;
  /** Whose dossier each message is about, as far as it is known. */
  demandeurs: Map<string, string | null>;
  /** Verdicts that need no dossier. */
  rendus: VerdictRendu[];
  /** Accepted now at the door, by the id of the new message. */
  acceptes: Map<string, AccepteANouveau>;
}

/** Sorts out what each message asks for, from its fate and its bytes; reads only. */
export async function preparer(
  sql: Sql,
  messages: readonly string[],
  memoire: MemoireDuRejeu,
): Promise<Preparation> {
  const originaux = await lireOriginaux(sql, messages);
  const aFaire = messages.map((id) => {
    const original = originaux.get(id);
    if (!original) throw new Error('a message of the selection has disappeared');
    return classer(original);
  });
  const controles = await controlerANouveau(
    sql,
    aFaire.flatMap((un) => (un.faire === 'controler' ? [un.original] : [])),
    memoire,
  );
  const preparation: Preparation = {
    dossiers: new Map(),
    demandeurs: new Map([...originaux.values()].map(({ id, demandeur }) => [id, demandeur])),
    rendus: [],
    acceptes: new Map(),
  };
  const dossierDe = (demandeur: string): DossierARejouer => {
    const dossier = preparation.dossiers.get(demandeur) ?? { demandeur, aDecider: [], aDire: [] };
    preparation.dossiers.set(demandeur, dossier);
    return dossier;
  };
  for (const un of aFaire) {
    if (un.faire === 'rien') preparation.rendus.push(un.rendu);
    else if (un.faire === 'decider') dossierDe(un.message.demandeur).aDecider.push(un.message);
    else if (un.faire === 'dire') dossierDe(un.original.demandeur).aDire.push(un.original);
    else {
      const controle = controles.get(un.original.id);
      if (!controle) throw new Error('unreachable: every refused message has been checked');
      if (!controle.accepte) preparation.rendus.push(controle.rendu);
      else {
        const { nouveau } = controle;
        preparation.acceptes.set(nouveau.message.id, nouveau);
        preparation.demandeurs.set(un.original.id, nouveau.message.demandeur);
        dossierDe(nouveau.message.demandeur).aDecider.push(nouveau.message);
      }
    }
  }
  return preparation;
}
