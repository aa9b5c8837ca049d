import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { TAILLE_MAX_CORPS } from '#contract';
import { SECRETS } from '../../banc/secrets-du-banc.js';
import { signe } from '../../evenements.js';
import type { Essai } from '../essai.js';
import { manque } from '../invariants/manquement.js';
import type { Trafic } from '../trafic.js';
import type { Scenario } from './scenario.js';

const FOIS = 6;
const CROISSANCE_MAXIMALE = 100 * 1_048_576;

interface Demesure {
  nom: string;
  corps: Buffer;
  entetes?: Record<string, string>;
  attendus: readonly number[];
}

/** Bodies at the limit and beyond, compressed bombs, depths: each refused for what it is, and memory stays flat. */
export const CORPS_DEMESURES: Scenario = {
  numero: '29',
  titre: 'corps démesurés',
  files: ['postgres'],
  async perturber({ essai, trafic, finDuTrafic }) {
    await finDuTrafic;
    const { superviseur } = essai.poste('gateway-1');
    const inattendues: string[] = [];
    const demesures = composer(trafic);
    // What the first large bodies leave allocated is not growth.
    for (const demesure of demesures) await envoyer(essai, demesure);
    superviseur.mesurer();
    const avant = superviseur.memoire.maximum;
    for (let fois = 0; fois < FOIS; fois += 1) {
      for (const demesure of demesures) {
        const statut = await envoyer(essai, demesure);
        if (!demesure.attendus.includes(statut)) inattendues.push(`${demesure.nom} : ${statut}`);
      }
    }
    superviseur.mesurer();
    const croissance = superviseur.memoire.maximum - avant;
    return {
      injections: FOIS * demesures.length,
      remarques: [`mémoire de la gateway : +${Math.round(croissance / 1_048_576)} Mio après ${FOIS} tours`],
      manquements: [
        ...manque('propre', 'réponses inattendues', inattendues),
        ...manque(
          'propre',
          'octets de croissance',
          croissance > CROISSANCE_MAXIMALE ? [String(croissance)] : [],
        ),
      ],
    };
  },
};

function composer({ valides }: Trafic): Demesure[] {
  const modele = valides.find(({ source }) => source === 'urn:gide');
  if (modele === undefined) throw new Error('unreachable: half of the traffic is from GIDE');
  // No JSON at all: what counts is whether the size is let in.
  const deTaille = (octets: number): Buffer => Buffer.alloc(octets, 'x');
  const profond = Buffer.from('['.repeat(30_000) + ']'.repeat(30_000));
  const bombe = gzipSync(Buffer.alloc(64 * 1_048_576, 0x20));
  return [
    { nom: 'à la limite', corps: deTaille(TAILLE_MAX_CORPS), attendus: [400] },
    { nom: 'un octet de trop', corps: deTaille(TAILLE_MAX_CORPS + 1), attendus: [413, 0] },
    { nom: 'deux fois trop', corps: deTaille(2 * TAILLE_MAX_CORPS), attendus: [413, 0] },
    { nom: 'bombe compressée', corps: bombe, entetes: { 'content-encoding': 'gzip' }, attendus: [415] },
    { nom: '30 000 niveaux', corps: profond, attendus: [400] },
    {
      nom: 'trop d’événements',
      corps: Buffer.from(JSON.stringify(Array(2_000).fill(modele))),
      attendus: [400, 413],
    },
  ];
}

async function envoyer({ emetteur }: Essai, { corps, entetes = {} }: Demesure): Promise<number> {
  const signes = signe(SECRETS.webhooks.gide, corps, { id: `msg-${randomUUID()}` });
  return (await emetteur.poster('/webhooks/gide', { ...signes, ...entetes }, corps)).statut;
}
