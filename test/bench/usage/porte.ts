import { createPostgresBackend, withBackend } from 'bullmq';
import type { Evenement } from '#contract';
import pg from 'pg';
import { repondreAuBanc } from '../../banc/enfants.js';
import { composerEchauffement, composerJournee, lotsDe } from '../journee.js';
import { lieuxDuBanc } from '../../banc/lieux.js';

export type DemandeALaPorte =
  | { etape: 'preparer'; base: string; journee: number }
  /** Adds the first `messages` of the warm-up, or of the day. */
  | { etape: 'ajouter'; de: 'echauffement' | 'journee'; messages: number };

export interface EtatDeLaPorte {
  /** When the first job was added, ms, comparable between processes. */
  debut: number;
}

const { Queue } = withBackend(createPostgresBackend);
let file: InstanceType<typeof Queue>;
let reserves: Record<'echauffement' | 'journee', Evenement[]>;

/** The door of the usual way, its HTTP left out: one job per message, added by lots of 500. */
repondreAuBanc<DemandeALaPorte>((demande) =>
  demande.etape === 'preparer' ? preparer(demande) : ajouter(demande),
);

async function preparer({ base, journee }: Extract<DemandeALaPorte, { etape: 'preparer' }>): Promise<object> {
  const lieux = lieuxDuBanc();
  reserves = {
    echauffement: composerEchauffement(lieux).evenements,
    journee: composerJournee(journee, lieux).evenements,
  };
  const pool = new pg.Pool({ connectionString: base, options: '-c search_path=bullmq', max: 3 });
  file = new Queue('messages', {
    connection: pool,
    defaultJobOptions: { attempts: 3, removeOnComplete: true },
  });
  await file.waitUntilReady();
  return {};
}

async function ajouter({
  de,
  messages,
}: Extract<DemandeALaPorte, { etape: 'ajouter' }>): Promise<EtatDeLaPorte> {
  const debut = performance.timeOrigin + performance.now();
  for (const lot of lotsDe(reserves[de].slice(0, messages), 500))
    await file.addBulk(lot.map((data) => ({ name: 'message', data })));
  return { debut };
}
