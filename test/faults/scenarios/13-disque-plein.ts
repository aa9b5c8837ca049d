import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { BancPostgres } from '../../banc/banc-postgres.js';
import type { Essai } from '../essai.js';
import { manque } from '../invariants/manquement.js';
import { LES_DEUX, type Scenario } from './scenario.js';

const TAILLE = '512m';
const RESERVE = 4 * 1_048_576;
const DUREE_MS = 8_000;

/** The disk of the database fills up: nothing is acknowledged that is not kept, and all goes on once there is room. */
export const DISQUE_PLEIN: Scenario = {
  numero: '13',
  titre: 'disque de la base plein',
  files: LES_DEUX.slice(0, 1),
  debit: 150,
  trafic: { messages: 2_000 },
  empechement: () => (peutMonter() ? null : 'il faut être root pour monter un petit disque'),
  async serveur() {
    const disque = mkdtempSync(join(tmpdir(), 'passerelle-disque-'));
    monter(disque);
    const dossier = join(disque, 'donnees');
    mkdirSync(dossier);
    const cluster = await BancPostgres.demarrer({ dossier });
    const arreter = async (): Promise<void> => {
      await cluster.arreter();
      demonter(disque);
    };
    return { cluster, arreter };
  },
  async perturber({ essai }) {
    const lest = join(essai.ressources.cluster.dossier, 'lest');
    const avant = essai.emetteur.accuses.webhooks.size;
    remplir(lest);
    await attendre(DUREE_MS);
    remplir(lest);
    const pendant = essai.emetteur.accuses.webhooks.size;
    await attendre(DUREE_MS);
    const apres = essai.emetteur.accuses.webhooks.size;
    rmSync(lest);
    await essai.ressources.cluster.relancer();
    return {
      injections: 1,
      remarques: [
        `webhooks acquittés : ${avant} avant, ${pendant - avant} puis ${apres - pendant} disque plein`,
      ],
      manquements: manque(
        'propre',
        'réponses qui ne sont ni 202 ni un refus passager',
        autresReponses(essai),
      ),
    };
  },
};

function autresReponses({ emetteur }: Essai): string[] {
  return [...emetteur.statuts.keys()].filter(
    (statut) => !['202', '500', '503', 'coupure', 'porte fermee'].includes(statut),
  );
}

/** All the room but a little, so that it is the database that takes the last of it. */
function remplir(lest: string): void {
  const { bavail, bsize } = statfsSync(join(lest, '..'));
  const octets = bavail * bsize - RESERVE;
  if (octets > 0) writeFileSync(lest, Buffer.alloc(octets), { flag: 'a' });
}

function peutMonter(): boolean {
  const disque = mkdtempSync(join(tmpdir(), 'passerelle-disque-'));
  try {
    return monter(disque);
  } finally {
    demonter(disque);
  }
}

function monter(disque: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${TAILLE},mode=711`, 'tmpfs', disque]).status === 0;
}

function demonter(disque: string): void {
  spawnSync('umount', [disque]);
  rmSync(disque, { recursive: true, force: true });
}
