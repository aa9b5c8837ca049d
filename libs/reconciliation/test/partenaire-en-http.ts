import type { Partenaire } from '#annexe7';
import { Secrets } from '#contract';
import { ClientPartenaire } from '#partners';
import { demarrerSimulateur, type Simulateur } from '#simulation';

export interface PartenaireEnHttp {
  simulateur: Simulateur;
  client: ClientPartenaire;
  fermer(): Promise<void>;
}

/** A simulated partner that states only what it is asked to, and the gateway's client of it. */
export async function ouvrirPartenaire(partenaire: Partenaire): Promise<PartenaireEnHttp> {
  const simulateur = await demarrerSimulateur({
    partenaire,
    aujourdhui: '2010-09-01',
    webhooks: { actifs: false },
  });
  const client = new ClientPartenaire({
    partenaire,
    url: simulateur.url,
    ...simulateur.identifiants,
    secrets: Secrets.lire(simulateur.secretPartenaire, 'secret of the test'),
  });
  return {
    simulateur,
    client,
    async fermer() {
      await client.fermer();
      await simulateur.fermer();
    },
  };
}
