import { memesDonnees } from '#annexe7';
import type { Verdict, VerdictAccepte } from '#contract';
import { controlerEvenement, empreinteContenu, instantDe } from '#contract';
import type { Constat } from './constat.js';
import { examiner, exiger, NonConforme } from './constat.js';
import { lireDebut } from './pages.js';
import type { Sonde } from './sonde.js';

/** What the partner states (X4.1): every event valid, in order, one content per id, one content per version. */
export async function* verifierEnonces(sonde: Sonde, maximum: number): AsyncGenerator<Constat> {
  let verdicts: Verdict[] = [];
  yield await examiner(
    'X2',
    'Chaque événement énoncé est valide et de la compétence du partenaire (X1, X2, B1)',
    async () => {
      const { evenements, entier } = await lireDebut(sonde, maximum);
      const contexte = { porte: `urn:${sonde.partenaire}` as const, estDesNotres: () => false };
      verdicts = evenements.map((evenement) => controlerEvenement(evenement, contexte));
      const fautifs = verdicts.flatMap((verdict, rang) =>
        verdict.verdict === 'accepte' ? [] : [{ verdict, rang }],
      );
      const [premier] = fautifs;
      if (premier !== undefined)
        throw fautif(premier.verdict, premier.rang, fautifs.length, evenements.length);
      return entier
        ? undefined
        : `Les ${evenements.length} plus anciens ont été lus, le fil en compte d’autres.`;
    },
  );

  const acceptes = verdicts.filter((verdict): verdict is VerdictAccepte => verdict.verdict === 'accepte');
  yield await examiner('X4.1', 'Le fil va du plus ancien au plus récent', () => exigerOrdre(acceptes));
  yield await examiner('X3.4', 'Un id ne sert qu’à un événement', () => exigerIdsUniques(acceptes));
  yield await examiner('A2', 'Une version (clé et séquence) n’a qu’un contenu', () =>
    exigerVersions(acceptes),
  );
}

function fautif(
  verdict: Exclude<Verdict, VerdictAccepte>,
  rang: number,
  nombre: number,
  lus: number,
): NonConforme {
  const compte = `${nombre} événement(s) refusé(s) sur ${lus} ; le premier est le n° ${rang + 1} du fil`;
  if (verdict.verdict === 'echo')
    return new NonConforme(
      `${compte} : il répète un fait que la passerelle a dit (H5).`,
      'Le fil ne porte que ce que vous énoncez, jamais ce qui vous a été dit.',
    );
  return new NonConforme(`${compte} : ${verdict.code}, à ${verdict.pointeur || '/'}.`, verdict.detail);
}

function exigerOrdre(acceptes: readonly VerdictAccepte[]): void {
  let precedent = Number.NEGATIVE_INFINITY;
  const versions = new Map<string, string>();
  for (const [rang, { evenement, demandeur, cle }] of acceptes.entries()) {
    const instant = evenement.time === undefined ? precedent : instantDe(evenement.time).getTime();
    exiger(
      instant >= precedent,
      `Le « time » de l’événement n° ${rang + 1} est antérieur à celui d’un événement qui le précède.`,
      'Rendez les événements dans l’ordre où vous les avez énoncés, le plus ancien d’abord.',
    );
    precedent = instant;
    const fait = `${demandeur} ${cle}`;
    exiger(
      (versions.get(fait) ?? '') <= evenement.sequence,
      `L’événement n° ${rang + 1} porte une séquence inférieure à celle d’une version du même fait qui le précède.`,
      'Rendez les versions d’un fait dans l’ordre de leurs séquences.',
    );
    versions.set(fait, evenement.sequence);
  }
}

function exigerIdsUniques(acceptes: readonly VerdictAccepte[]): void {
  const vus = new Map<string, Buffer>();
  for (const [rang, { evenement }] of acceptes.entries()) {
    const empreinte = empreinteContenu(evenement);
    const deja = vus.get(evenement.id);
    exiger(
      deja === undefined || deja.equals(empreinte),
      `L’id de l’événement n° ${rang + 1} a déjà servi pour un autre contenu.`,
      'Donnez à chaque événement un id qui ne servira plus jamais.',
    );
    vus.set(evenement.id, empreinte);
  }
}

function exigerVersions(acceptes: readonly VerdictAccepte[]): void {
  const vues = new Map<string, Record<string, unknown>>();
  for (const [rang, { evenement, demandeur, cle, donnees }] of acceptes.entries()) {
    const version = `${demandeur} ${cle} ${evenement.sequence}`;
    const deja = vues.get(version);
    exiger(
      deja === undefined || memesDonnees(deja, donnees),
      `L’événement n° ${rang + 1} donne d’autres données à une version déjà énoncée du même fait.`,
      'Toute correction d’un fait prend la séquence suivante.',
    );
    vues.set(version, donnees);
  }
}
