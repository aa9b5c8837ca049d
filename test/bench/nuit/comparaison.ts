import { lirePolitiqueEcarts } from '#config';
import type { Partenaire } from '#annexe7';
import { Secrets } from '#contract';
import { ClientPartenaire } from '#partners';
import { Chiffreur, creerDataSource, tirerId, UniteDeTravail } from '#persistence';
import { ComparerPartenaire } from '#reconciliation';
import { repondreAuBanc } from '../../banc/enfants.js';
import { CLES_DU_BANC } from '../../banc/secrets-du-banc.js';

export interface DemandeDeComparaison {
  base: string;
  urls: Readonly<Record<Partenaire, string>>;
  secrets: Readonly<Record<Partenaire, string>>;
}

export interface ResultatDeComparaison {
  secondes: number;
}

/** The product's comparison of both partners (X4.3), one after the other as the night does, alone in its process. */
repondreAuBanc<DemandeDeComparaison>(async ({ base, urls, secrets }) => {
  const source = await creerDataSource({
    url: base,
    application: 'banc',
    chiffreur: Chiffreur.lire(`clair,${CLES_DU_BANC}`),
  }).initialize();
  const client = (partenaire: Partenaire): ClientPartenaire =>
    new ClientPartenaire({
      partenaire,
      url: urls[partenaire],
      clientId: 'passerelle',
      clientSecret: 'banc',
      secrets: Secrets.lire(secrets[partenaire], 'PARTNER_SECRET'),
    });
  const clients = { gide: client('gide'), parcours3: client('parcours3') };
  const unite = new UniteDeTravail(source);
  const comparer = new ComparerPartenaire(unite, clients, lirePolitiqueEcarts().budget);
  const synchronisation = tirerId();
  const jeton = 1;
  await unite.seule(
    `INSERT INTO synchronisations (id, plan, jour, etat, jeton) VALUES ($1, 'demande', current_date, 'en_cours', $2)`,
    [synchronisation, jeton],
  );
  await unite.seule(
    `INSERT INTO synchronisation_etapes (synchronisation, rang, etape)
     VALUES ($1, 1, 'comparer_gide'), ($1, 2, 'comparer_parcours3')`,
    [synchronisation],
  );
  const debut = performance.now();
  for (const partenaire of ['gide', 'parcours3'] as const) {
    const avancer = (): Promise<void> => Promise.resolve();
    const issue = await comparer.execute(partenaire, { synchronisation, jeton, reprise: null }, avancer);
    if (issue.issue !== 'terminee') throw new Error(`${partenaire} n’a pas été comparé : ${issue.cause}`);
  }
  const secondes = (performance.now() - debut) / 1_000;
  await unite.seule(`UPDATE synchronisations SET etat = 'terminee' WHERE id = $1`, [synchronisation]);
  await Promise.all([clients.gide.fermer(), clients.parcours3.fermer(), source.destroy()]);
  return { secondes } satisfies ResultatDeComparaison;
});
