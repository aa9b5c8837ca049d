import type { AddressInfo } from 'node:net';
import { CleDeDemarrage } from '#access';
import { REGLAGES_PAR_DEFAUT } from '#annexe7';
import { Secrets } from '#contract';
import { ReglesCourantes } from '#exchange';
import { creerJournal } from '#observability';
import { creerDataSource } from '#persistence';
import { chargerTerritoire } from '#territory';
import { CHIFFREUR_D_ESSAI, CLES_D_ESSAI } from '#test/cles-d-essai';
import { creerMonde, type MondeDEssai } from '#test/monde-d-essai';
import { creerApplication } from '../apps/gateway/src/application.js';

export interface DemonstrationDEssai {
  monde: MondeDEssai;
  /** Where everything is, as the command-line tool reads it. */
  env: Record<string, string>;
  fermer(): Promise<void>;
}

const CLE = 'cle-de-demarrage-de-la-demonstration-0123';

/** Gateway on a port, worker, both simulated partners with a life, and their webhooks: what `npm start` brings up. */
export async function creerDemonstration(
  effectif: number,
  options: { console?: string; seuilDeRejeu?: number } = {},
): Promise<DemonstrationDEssai> {
  const monde = await creerMonde({ effectif });
  const source = await creerDataSource({ url: monde.base.url, chiffreur: CHIFFREUR_D_ESSAI }).initialize();
  const territoire = chargerTerritoire();
  const app = await creerApplication({
    source,
    secrets: {
      gide: Secrets.lire(monde.gide.secretWebhook, 'GIDE'),
      parcours3: Secrets.lire(monde.parcours3.secretWebhook, 'PARCOURS3'),
    },
    cleDeDemarrage: CleDeDemarrage.lire(CLE),
    origine: 'http://localhost',
    regles: new ReglesCourantes({
      reglages: REGLAGES_PAR_DEFAUT,
      territoire,
      activations: { parDefaut: '2010-01-01', flux: [] },
    }),
    territoire,
    tranches: 2,
    files: { databaseUrl: monde.base.url },
    journal: creerJournal('gateway', 'silent'),
    ...options,
  });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const passerelle = `http://127.0.0.1:${port}`;
  const partenaires = [monde.gide, monde.parcours3];
  for (const partenaire of partenaires) partenaire.reglerWebhooks({ actifs: true, url: passerelle });
  return {
    monde,
    env: {
      PASSERELLE_URL: passerelle,
      PASSERELLE_CLE: CLE,
      DATABASE_URL: monde.base.url,
      PASSERELLE_CLES_DE_CHIFFREMENT: CLES_D_ESSAI,
      GIDE_URL: monde.gide.url,
      PARCOURS3_URL: monde.parcours3.url,
      PARCOURS3_CLIENT_ID: monde.parcours3.identifiants.clientId,
      PARCOURS3_CLIENT_SECRET: monde.parcours3.identifiants.clientSecret,
      PARTNER_SECRET_PARCOURS3: monde.parcours3.secretPartenaire,
    },
    async fermer() {
      for (const partenaire of partenaires) partenaire.reglerWebhooks({ actifs: false });
      await app.close();
      await source.destroy();
      await monde.fermer();
    },
  };
}
