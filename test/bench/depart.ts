import { REGLAGES_PAR_DEFAUT } from '#annexe7';
import { composerEchange, type Destinataire, RecevoirWebhook, ReglesEnVigueur } from '#exchange';
import { creerDataSource, Horloge, migrer, UniteDeTravail } from '#persistence';
import { chargerTerritoire } from '#territory';
import { JOUR, type Journee, lotsDe } from './journee.js';
import type { Lieu } from './personne.js';

const COMMUNES_PAR_LIEU = 50;

/** Structures, sites and communes where the people of the bench live. */
export function lieuxDuBanc(): Lieu[] {
  const territoire = chargerTerritoire();
  return territoire.structures
    .slice(0, 200)
    .map(({ code }) => ({
      structure: code,
      sites: territoire.sitesDe(code).map((site) => site.code),
      communes: territoire
        .communesDe(code)
        .map((commune) => commune.code)
        .slice(0, COMMUNES_PAR_LIEU),
    }))
    .filter(({ sites }) => sites.length > 0);
}

const TOUT_PRENDRE: Destinataire = {
  envoyer: ({ evenements }) =>
    Promise.resolve({
      issue: 'repondu',
      resultats: new Map(evenements.map(({ id }) => [id, { id, statut: 'applique' }])),
      absents: [],
    }),
};

/** The database that every run starts from: migrated, and holding what the gateway knew before the day. */
export async function preparerDepart(url: string, { passe }: Journee): Promise<void> {
  await migrer(url);
  const source = await creerDataSource({ url }).initialize();
  const unite = new UniteDeTravail(source);
  await Horloge.initialiser(unite.seule, JOUR, false);
  const echange = composerEchange({
    unite,
    tranches: 1,
    regles: new ReglesEnVigueur(REGLAGES_PAR_DEFAUT, chargerTerritoire(), {
      parDefaut: '2010-01-01',
      flux: [],
    }),
    destinataires: { gide: TOUT_PRENDRE, parcours3: TOUT_PRENDRE },
    sonnerAppliquer: () => undefined,
    signaler({ erreur }) {
      throw new Error(`the bench cannot be prepared: ${erreur}`);
    },
  });
  const recevoir = new RecevoirWebhook(unite, () => undefined);
  for (const partenaire of ['gide', 'parcours3'] as const) {
    for (const lot of lotsDe(passe[partenaire], 500)) {
      const corps = Buffer.from(JSON.stringify(lot));
      await recevoir.execute({
        partenaire,
        corps,
        typeContenu: 'application/cloudevents-batch+json',
        webhookId: null,
      });
    }
  }
  while (await echange.appliquer.execute(0));
  for (const partenaire of ['gide', 'parcours3'] as const) while (await echange.emettre.execute(partenaire));
  await source.query('ANALYZE');
  await source.destroy();
}
