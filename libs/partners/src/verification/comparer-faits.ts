import type { FaitTenu } from '#annexe7';
import { canoniser } from '#annexe7';
import type { FaitsDuDemandeur } from '../lecture-faits.js';
import { exiger } from './constat.js';

/** The facts held must be those expected: newest per key, withdrawn ones included, known members only (X4.3). */
export function exigerMemesFaits(
  attendus: readonly FaitTenu[],
  tenus: FaitsDuDemandeur | undefined,
  masquer: (texte: string) => string,
): void {
  const [illisible] = tenus?.illisibles ?? [];
  exiger(
    illisible === undefined,
    `Un fait tenu est illisible : ${illisible?.code}, à ${illisible?.pointeur}.`,
    'Rendez les événements tels que la passerelle les a dits, la plus récente version de chaque clé.',
  );
  const parCle = new Map((tenus?.faits ?? []).map((fait) => [fait.cle, fait]));
  for (const attendu of attendus) {
    const tenu = parCle.get(attendu.cle);
    const cle = masquer(attendu.cle);
    exiger(
      tenu !== undefined,
      attendu.data['annule'] === true
        ? `Le fait retiré ${cle} n’est pas rendu.`
        : `Le fait ${cle} n’est pas rendu.`,
      'Rendez tous les faits dits du demandeur, ceux qui sont retirés (annule: true) compris.',
    );
    exiger(
      tenu.sequence === attendu.sequence,
      `Le fait ${cle} est rendu dans une autre version que la dernière appliquée.`,
      'Tenez pour chaque demandeur et clé la version de plus haute séquence.',
    );
    exiger(
      canoniser(tenu.data) === canoniser(attendu.data),
      `Les données du fait ${cle} ne sont pas celles de la version appliquée.`,
      'Gardez tous les membres connus de « data », sans en changer ni en compléter aucun.',
    );
    parCle.delete(attendu.cle);
  }
  exiger(
    parCle.size === 0,
    `${parCle.size} fait(s) rendu(s) que la passerelle n’a pas dits, ou dont le lot avait été refusé.`,
    'Ne rendez ici que ce que la passerelle a dit, à part de ce que vous énoncez vous-même.',
  );
}
