import { hash } from 'node:crypto';
import type { FaitTenu } from '#annexe7';
import { canoniser, empreinteDemandeur } from '#annexe7';

/** Guesses, from a wrong digest, which of the usual mistakes made it; a sentence for the one who must correct it. */
export function diagnostiquerEmpreinte(donnee: string, faits: readonly FaitTenu[]): string {
  const tries = [...faits].sort((un, autre) => Buffer.from(un.cle).compare(Buffer.from(autre.cle)));
  const lignes = tries.map(({ cle, sequence, data }) => [cle, sequence, data]);
  const sha = (texte: string): string => hash('sha256', texte, 'hex');
  const actifs = faits.filter(({ data }) => data['annule'] !== true);
  const erreurs: [string, string][] = [
    [empreinteDemandeur(actifs), 'les faits retirés (annule: true) y manquent'],
    [sha(JSON.stringify(lignes)), 'le JSON n’est pas canonique (RFC 8785 : membres triés)'],
    [
      sha(canoniser(lignes.map(([cle, , data]) => [cle, data]))),
      'la séquence manque dans les triplets [clé, séquence, données]',
    ],
    [
      sha(canoniser(lignes.map(([cle, sequence, data]) => [cle, Number(sequence), data]))),
      'la séquence y est un nombre au lieu d’un texte de dix chiffres',
    ],
    [sha(canoniser([...lignes].reverse())), 'les faits n’y sont pas triés par clé'],
    [
      sha(canoniser(Object.fromEntries(lignes.map(([cle, , data]) => [cle, data])))),
      'ce n’est pas une liste de triplets [clé, séquence, données]',
    ],
  ];
  const trouvee = erreurs.find(([empreinte]) => empreinte === donnee.toLowerCase());
  return trouvee === undefined ? '' : ` Elle s’explique ainsi : ${trouvee[1]}.`;
}
