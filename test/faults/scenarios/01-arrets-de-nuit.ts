import { manque } from '../invariants/manquement.js';
import { arretsManques, direReprises, tuerAuxPoints } from './arrets.js';
import { enoncerParLeFlux } from './enonces-par-le-flux.js';
import { synchroniser } from './nuit.js';
import type { Point } from '../relais/pieges.js';
import { composerTrafic, TRAFIC } from '../trafic.js';
import { LES_DEUX, type Scenario } from './scenario.js';

/** In the order in which a run comes to them; it is taken five times at most, the first one included. */
const POINTS: readonly Point[] = [
  { genre: 'page', moment: 'pendant' },
  { genre: 'nuit', moment: 'avant' },
  { genre: 'nuit', moment: 'apres' },
  { genre: 'effets', moment: 'pendant' },
];

/** Workers die while they read the partners' feeds and compute what is due: another one goes on from there. */
export const ARRETS_DE_NUIT: Scenario = {
  numero: '1n',
  titre: 'SIGKILL pendant la synchronisation',
  files: LES_DEUX.slice(0, 1),
  rangee: 'patiente',
  montage: { workers: 2 },
  async perturber({ essai, lieux, graine, trafic, finDuTrafic }) {
    await finDuTrafic;
    const feuillet = composerTrafic(graine, lieux, {
      ...TRAFIC,
      refuses: 0,
      premierRang: trafic.rangSuivant,
    });
    // What webhooks brought stands in what the partners state too (X4.3).
    await enoncerParLeFlux(essai, [...trafic.valides, ...feuillet.valides]);
    // Nothing comes due on a day that does not pass: dossiers that were computed under other rules are to be computed again.
    await essai.sql(`UPDATE dossiers SET version_regles = 'autres regles'`);
    const arrets = tuerAuxPoints(essai, POINTS);
    arrets.catch(() => undefined);
    const etat = await synchroniser(essai);
    essai.pieges.lever();
    const bilan = await arrets;
    return {
      injections: bilan.arrets,
      remarques: direReprises('nuit', bilan),
      manquements: [
        ...manque('V3', 'synchronisation inachevée', etat === 'terminee' ? [] : [etat]),
        ...arretsManques(bilan),
      ],
    };
  },
};
