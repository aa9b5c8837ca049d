import type { Essai } from '../essai.js';
import { type Manquement, manque } from '../invariants/manquement.js';
import type { Point } from '../relais/pieges.js';
import { composerTrafic, TRAFIC } from '../trafic.js';
import { arretsManques, type BilanDesArrets, direReprises, reunir, tuerAuxPoints } from './arrets.js';
import { correctionsFausses, lireEcarts, versionsDites } from './ecarts-lus.js';
import { faireGlisser, GLISSEMENTS, perdreEncore, planter } from './ecarts-plantes.js';
import { enoncerParLeFlux } from './enonces-par-le-flux.js';
import { synchroniser } from './nuit.js';
import { LES_DEUX, type Scenario } from './scenario.js';

/** In the order in which the night that finds comes to them; it is taken five times at most, the first one included. */
const POINTS: readonly Point[] = [
  { genre: 'comparer', moment: 'avant' },
  { genre: 'comparer', moment: 'pendant' },
  { genre: 'comparer', moment: 'apres' },
  { genre: 'corriger', moment: 'pendant' },
];
/** In the next night, which corrects what has moved since. */
const POINTS_ENSUITE: readonly Point[] = [
  { genre: 'nuit', moment: 'pendant', contenant: 'verifier' },
  { genre: 'corriger', moment: 'avant' },
];

/** Workers die while they compare and correct, and partners' data move between two questions: the differences are those planted. */
export const COMPARAISON_TUEE: Scenario = {
  numero: '34',
  titre: 'SIGKILL pendant la comparaison et la correction, données qui bougent',
  files: LES_DEUX.slice(0, 1),
  rangee: 'patiente',
  montage: { workers: 2 },
  async perturber({ essai, lieux, graine, trafic, finDuTrafic }) {
    await finDuTrafic;
    // What webhooks bring stands in what the partners state too (X4.3).
    await enoncerParLeFlux(essai, trafic.valides);
    await essai.drainer();
    const avant = await synchroniser(essai);
    const sains = await lireEcarts(essai);

    const tus = composerTrafic(graine, lieux, {
      ...TRAFIC,
      messages: 200,
      refuses: 0,
      premierRang: trafic.rangSuivant,
    });
    const plantes = await planter(essai, tus.valides);
    const dites = await versionsDites(essai);
    const glissement = faireGlisser(essai, plantes);
    const pendant = await synchroniserSous(essai, POINTS);
    const glisses = await glissement.finir();
    const trouves = await lireEcarts(essai);
    await essai.drainer();
    const perdus = await perdreEncore(essai, new Set([...plantes, ...glisses]));
    const apres = await synchroniserSous(essai, POINTS_ENSUITE);
    await essai.drainer();
    const tous = await lireEcarts(essai);
    const bilan = reunir([pendant.bilan, apres.bilan]);
    return {
      injections: bilan.arrets,
      remarques: [
        ...direReprises('comparaison et correction', bilan),
        `écarts plantés : ${plantes.size}, trouvés : ${[...plantes].filter((nom) => trouves.has(nom)).length} ; ` +
          `apparus pendant : ${glisses.size}`,
      ],
      manquements: [
        ...manque(
          'V3',
          'synchronisation inachevée',
          [avant, pendant.etat, apres.etat].filter((etat) => etat !== 'terminee'),
        ),
        ...arretsManques(bilan),
        ...manque(
          'propre',
          'données qui n’ont pas bougé pendant la comparaison',
          GLISSEMENTS.slice(glisses.size).map((questions) => `après ${questions} questions`),
        ),
        ...manque('V7', 'écarts là où rien ne diffère', [...sains]),
        ...absents('plantés et pas trouvés', plantes, trouves),
        ...absents(
          'apparus pendant la comparaison ou depuis, et pas trouvés ensuite',
          new Set([...glisses, ...perdus]),
          tous,
        ),
        ...absents('trouvés et pas plantés', tous, new Set([...plantes, ...glisses, ...perdus])),
        ...(await correctionsFausses(essai, dites)),
      ],
    };
  },
};

/** A synchronisation whose workers die at each of these points. */
async function synchroniserSous(
  essai: Essai,
  points: readonly Point[],
): Promise<{ etat: string; bilan: BilanDesArrets }> {
  const arrets = tuerAuxPoints(essai, points);
  arrets.catch(() => undefined);
  const etat = await synchroniser(essai);
  essai.pieges.lever();
  return { etat, bilan: await arrets };
}

function absents(phrase: string, uns: ReadonlySet<string>, autres: ReadonlySet<string>): Manquement[] {
  return manque(
    'V7',
    phrase,
    [...uns].filter((nom) => !autres.has(nom)),
  );
}
