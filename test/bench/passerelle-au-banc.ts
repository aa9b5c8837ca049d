import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import type { Partenaire } from '#annexe7';
import { ENTETES_SIGNATURE, type Evenement, Secrets, signer, TYPE_EVENEMENT, TYPE_LOT } from '#contract';
import pg from 'pg';
import { portLibre } from '../serveur-redis.js';
import { JOUR, lotsDe, porteDe } from './journee.js';
import { Compteurs, depuis, type Mesure } from './mesures.js';
import { demarrerPartenaire, type PartenaireDuBanc } from './partenaires-du-banc.js';
import { cpuDeLArbre, memoireMaximale } from './processus.js';

const SECRET = `whsec_${Buffer.from('un-secret-du-banc-de-mesure').toString('base64')}`;
const SECRETS = Secrets.lire(SECRET, 'SECRET');
/** Keep-alive connections of each partner, when it sends single events. */
export const CONNEXIONS = 32;

/** The gateway and the worker as they are deployed, between two partners that only acknowledge. */
export class PasserelleAuBanc {
  readonly #agents = { gide: agent(), parcours3: agent() };

  private constructor(
    private readonly url: string,
    private readonly port: number,
    private readonly roles: { gateway: ChildProcess; worker: ChildProcess },
    private readonly partenaires: Record<Partenaire, PartenaireDuBanc>,
  ) {}

  static async demarrer(url: string): Promise<PasserelleAuBanc> {
    const port = await portLibre();
    const partenaires = { gide: await demarrerPartenaire(), parcours3: await demarrerPartenaire() };
    const environnement = {
      ...process.env,
      DATABASE_URL: url,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      PASSERELLE_DATA_DIR: mkdtempSync(join(tmpdir(), 'passerelle-banc-')),
      PASSERELLE_AUJOURDHUI: JOUR,
      WEBHOOK_SECRET_GIDE: SECRET,
      WEBHOOK_SECRET_PARCOURS3: SECRET,
      PARTNER_SECRET_GIDE: SECRET,
      PARTNER_SECRET_PARCOURS3: SECRET,
      GIDE_URL: partenaires.gide.url,
      PARCOURS3_URL: partenaires.parcours3.url,
      GIDE_CLIENT_ID: 'banc',
      GIDE_CLIENT_SECRET: 'banc-de-mesure-0123456789',
      PARCOURS3_CLIENT_ID: 'banc',
      PARCOURS3_CLIENT_SECRET: 'banc-de-mesure-0123456789',
    };
    delete (environnement as Record<string, string | undefined>).REDIS_URL;
    const [gateway, worker] = await Promise.all([
      lancer('gateway', environnement),
      lancer('worker', environnement),
    ]);
    return new PasserelleAuBanc(url, port, { gateway, worker }, partenaires);
  }

  /** A day through both doors, in signed lots of `taille`, from the first request to the last acknowledgement. */
  async jouer(evenements: readonly Evenement[], taille: number): Promise<Mesure> {
    const compteurs = await Compteurs.ouvrir(this.url);
    const { gateway, worker } = this.roles;
    const cpu = (): number => cpuDeLArbre(gateway.pid ?? 0) + cpuDeLArbre(worker.pid ?? 0);
    const avant = await compteurs.relever();
    const cpuAvant = cpu();
    const debut = performance.now();
    await Promise.all(
      (['gide', 'parcours3'] as const).map((porte) =>
        this.#envoyerTout(
          porte,
          lotsDe(
            evenements.filter((e) => porteDe(e) === porte),
            taille,
          ),
          taille,
        ),
      ),
    );
    await this.#attendreLaFin();
    const fin = Math.max(this.partenaires.gide.dernier(), this.partenaires.parcours3.dernier());
    const cpuNode = cpu() - cpuAvant;
    await attendre(1_500);
    const cout = depuis(avant, await compteurs.relever());
    await compteurs.fermer();
    return {
      ...cout,
      messages: evenements.length,
      secondes: (fin - debut) / 1_000,
      cpuNode,
      memoire: { gateway: memoireMaximale(gateway.pid ?? 0), worker: memoireMaximale(worker.pid ?? 0) },
    };
  }

  /** One signed request; resolves with its duration in milliseconds once answered. */
  envoyer(porte: Partenaire, evenements: readonly Evenement[], seul: boolean): Promise<number> {
    const corps = Buffer.from(JSON.stringify(seul ? evenements[0] : evenements));
    const id = `banc-${evenements[0]?.id}`;
    const horodatage = Math.floor(Date.now() / 1_000);
    const headers = {
      'content-type': seul ? TYPE_EVENEMENT : TYPE_LOT,
      'content-length': corps.length,
      [ENTETES_SIGNATURE.id]: id,
      [ENTETES_SIGNATURE.horodatage]: String(horodatage),
      [ENTETES_SIGNATURE.signature]: signer(SECRETS, id, horodatage, corps),
    };
    return poster(
      { port: this.port, path: `/webhooks/${porte}`, headers, agent: this.#agents[porte] },
      corps,
    );
  }

  async arreter(): Promise<void> {
    for (const processus of Object.values(this.roles)) await finir(processus);
    for (const partenaire of Object.values(this.partenaires)) await partenaire.fermer();
    for (const connexions of Object.values(this.#agents)) connexions.destroy();
  }

  async #envoyerTout(porte: Partenaire, lots: Evenement[][], taille: number): Promise<void> {
    let suivant = 0;
    const enParallele = taille === 1 ? CONNEXIONS : 2;
    await Promise.all(
      Array.from({ length: enParallele }, async () => {
        for (let lot = lots[suivant++]; lot; lot = lots[suivant++])
          await this.envoyer(porte, lot, taille === 1);
      }),
    );
  }

  async #attendreLaFin(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    for (let reste = 1; reste > 0;) {
      await attendre(50);
      const { rows } = await client.query<{ reste: boolean }>(
        `SELECT EXISTS (SELECT FROM messages_entrants WHERE issue = 'recu') OR EXISTS (SELECT FROM messages_sortants WHERE issue = 'a_emettre') AS reste`,
      );
      reste = rows[0]?.reste ? 1 : 0;
    }
    await client.end();
  }
}

/** Posts and waits for the whole answer; throws unless it is a success. */
export function poster(
  options: { port: number; path: string; headers: Record<string, string | number>; agent: Agent },
  corps: Buffer,
): Promise<number> {
  const debut = performance.now();
  return new Promise((resoudre, rejeter) => {
    const requete = request({ host: '127.0.0.1', method: 'POST', ...options }, (reponse) => {
      reponse.resume();
      reponse.on('end', () => {
        if ((reponse.statusCode ?? 500) < 300) resoudre(performance.now() - debut);
        else rejeter(new Error(`the bench was answered ${reponse.statusCode}`));
      });
    });
    requete.on('error', rejeter);
    requete.end(corps);
  });
}

export function agent(): Agent {
  return new Agent({ keepAlive: true, maxSockets: CONNEXIONS });
}

async function lancer(role: string, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const processus = fork(`dist/apps/${role}/src/main.js`, {
    env,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await new Promise((pret, rejeter) => {
    processus.once('message', pret);
    processus.once('exit', (code) => rejeter(new Error(`${role} ended with ${code} before it was ready`)));
  });
  return processus;
}

function finir(processus: ChildProcess): Promise<void> {
  return new Promise((fini) => {
    processus.once('exit', () => fini());
    processus.kill('SIGTERM');
  });
}
