import { randomUUID } from 'node:crypto';
import { SECRETS } from '../../banc/secrets-du-banc.js';
import { Tirage } from '../../banc/tirage.js';
import { ENTETES_SIGNATURE } from '#contract';
import { signe } from '../../evenements.js';
import type { Essai } from '../essai.js';
import { manque } from '../invariants/manquement.js';
import type { Scenario } from './scenario.js';

type Forgerie = (
  entetes: Record<string, string>,
  corps: string,
  tirage: Tirage,
) => [Record<string, string>, string];

const { signature, horodatage, id } = ENTETES_SIGNATURE;

const sans =
  (nom: string): Forgerie =>
  (entetes, corps) => {
    const { [nom]: _retire, ...reste } = entetes;
    return [reste, corps];
  };

const FORGERIES: readonly Forgerie[] = [
  (entetes, corps, tirage) => [entetes, changerUnBit(corps, tirage)],
  (entetes, corps, tirage) => [
    { ...entetes, [signature]: changerUnBit(entetes[signature] ?? '', tirage) },
    corps,
  ],
  sans(signature),
  sans(horodatage),
  sans(id),
  (entetes, corps) => [{ ...entetes, [signature]: 'v1,' }, corps],
  (entetes, corps) => [{ ...entetes, [horodatage]: String(Number(entetes[horodatage]) + 1) }, corps],
  (entetes, corps) => [{ ...entetes, [horodatage]: `${entetes[horodatage]}abc` }, corps],
  (entetes, corps) => [{ ...entetes, [id]: `msg-${randomUUID()}` }, corps],
  // Another partner's key.
  (entetes, corps) => [
    { ...entetes, ...signe(SECRETS.webhooks.parcours3, corps, { id: entetes[id] ?? '' }) },
    corps,
  ],
  // The key with which we sign towards that partner.
  (entetes, corps) => [
    { ...entetes, ...signe(SECRETS.partenaires.gide, corps, { id: entetes[id] ?? '' }) },
    corps,
  ],
];

/** Nothing of what is not signed as it should is accepted, nor written. */
export const SIGNATURES_FORGEES: Scenario = {
  numero: '26',
  titre: 'signatures forgées',
  files: ['postgres'],
  ci: 'postgres',
  async perturber({ essai, trafic, graine, finDuTrafic }) {
    await finDuTrafic;
    const tirage = new Tirage(graine);
    const avant = await compterLignes(essai);
    const webhooks = trafic.webhooks.filter(({ partenaire }) => partenaire === 'gide');
    const acceptes: string[] = [];
    const coups = 440;
    for (let coup = 0; coup < coups; coup += 1) {
      const corps = JSON.stringify(tirage.parmi(webhooks).evenements);
      const forgerie = FORGERIES[coup % FORGERIES.length] as Forgerie;
      const [entetes, forge] = forgerie(signe(SECRETS.webhooks.gide, corps), corps, tirage);
      const { statut } = await essai.emetteur.poster('/webhooks/gide', entetes, forge);
      if (statut !== 401) acceptes.push(`forgerie ${coup % FORGERIES.length} : ${statut}`);
    }
    const apres = await compterLignes(essai);
    return {
      injections: coups,
      manquements: [
        ...manque('propre', 'requêtes forgées non refusées', acceptes),
        ...manque('propre', 'lignes écrites', apres === avant ? [] : [`${avant} puis ${apres}`]),
      ],
    };
  },
};

/** A character becomes its neighbour: the text stays text. */
function changerUnBit(texte: string, tirage: Tirage): string {
  const place = tirage.entier(texte.length);
  const change = String.fromCharCode(texte.charCodeAt(place) ^ 1);
  return texte.slice(0, place) + change + texte.slice(place + 1);
}

async function compterLignes(essai: Essai): Promise<number> {
  const [ligne] = await essai.sql<{ n: number }>(
    `SELECT ((SELECT count(*) FROM receptions) + (SELECT count(*) FROM messages_entrants) + (SELECT count(*) FROM identifiants))::int AS n`,
  );
  return ligne?.n ?? 0;
}
