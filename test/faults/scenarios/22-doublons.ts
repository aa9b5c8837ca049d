import { randomUUID } from 'node:crypto';
import { manque } from '../invariants/manquement.js';
import { LES_DEUX, type Scenario } from './scenario.js';

const FOIS = 50;

/** The same webhook fifty times at once, on two gateways: one row, one effect, and all are answered 2xx. */
export const DOUBLONS: Scenario = {
  numero: '22',
  titre: 'chaque webhook 50 fois à la fois, deux gateways',
  files: LES_DEUX,
  ci: 'postgres',
  montage: { gateways: 2 },
  async perturber({ essai, trafic }) {
    const choisis = trafic.webhooks.filter((_, rang) => rang % 12 === 0).slice(0, 20);
    const mauvais: string[] = [];
    for (const webhook of choisis) {
      const id = `msg-${randomUUID()}`;
      const statuts = await Promise.all(
        Array.from({ length: FOIS }, () => essai.emetteur.essayer(webhook, id)),
      );
      mauvais.push(...statuts.filter((statut) => statut !== 202).map(String));
    }
    return {
      injections: choisis.length * FOIS,
      manquements: manque('propre', 'réponses autres que 202', mauvais),
    };
  },
};

/** Everything in any order, versions and withdrawals before what they correct: the end is that of a sorted replay. */
export const DESORDRE: Scenario = {
  numero: '23',
  titre: 'désordre complet',
  files: LES_DEUX,
  trafic: { desordre: 1_000_000, doublons: 0.3 },
  perturber: () => Promise.resolve({ injections: 1 }),
};
