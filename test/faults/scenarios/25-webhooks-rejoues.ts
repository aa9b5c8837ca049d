import { randomUUID } from 'node:crypto';
import { SECRETS } from '../../banc/secrets-du-banc.js';
import { signe } from '../../evenements.js';
import type { Essai } from '../essai.js';
import { manque } from '../invariants/manquement.js';
import type { Webhook } from '../trafic.js';
import type { Scenario } from './scenario.js';

const MINUTE_S = 60;
const HUIT_JOURS_S = 8 * 86_400;

/** A webhook seen before: taken as a duplicate within the tolerance, refused beyond, never a second effect. */
export const WEBHOOKS_REJOUES: Scenario = {
  numero: '25',
  titre: 'webhooks rejoués après 1 min, 10 min, 8 jours',
  files: ['postgres'],
  async perturber({ essai, trafic, finDuTrafic }) {
    await finDuTrafic;
    await essai.drainer();
    const avant = await compterEffets(essai);
    const choisis = trafic.webhooks.filter((_, rang) => rang % 10 === 0);
    const mauvais: string[] = [];
    for (const webhook of choisis) {
      for (const [age, attendu] of [
        [0, 202],
        [MINUTE_S, 202],
        [10 * MINUTE_S, 401],
        [HUIT_JOURS_S, 401],
      ] as const) {
        const statut = await rejouer(essai, webhook, age);
        if (statut !== attendu) mauvais.push(`${age} s : ${statut}`);
      }
    }
    await essai.drainer();
    const apres = await compterEffets(essai);
    return {
      injections: choisis.length * 4,
      manquements: [
        ...manque('propre', 'réponses inattendues', mauvais),
        ...manque('V2', 'effets de plus', apres === avant ? [] : [`${avant} puis ${apres}`]),
      ],
    };
  },
};

async function rejouer(
  { emetteur }: Essai,
  { partenaire, evenements }: Webhook,
  age: number,
): Promise<number> {
  const corps = JSON.stringify(evenements);
  const horodatage = Math.floor(Date.now() / 1_000) - age;
  const entetes = signe(SECRETS.webhooks[partenaire], corps, { id: `msg-${randomUUID()}`, horodatage });
  return (await emetteur.poster(`/webhooks/${partenaire}`, entetes, corps)).statut;
}

async function compterEffets(essai: Essai): Promise<string> {
  const [faits] = await essai.sql<{ n: number }>('SELECT count(*)::int AS n FROM faits');
  const effets = Object.values(essai.partenaires).map((partenaire) => partenaire.registre().length);
  return [faits?.n, ...effets].join('/');
}
