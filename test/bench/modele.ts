import type { Partenaire } from '#annexe7';
import type { Evenement } from '#contract';
import { lireRegles } from '#config';
import {
  composerEchange,
  type Destinataire,
  type Echange,
  RecevoirWebhook,
  ReglesEnVigueur,
} from '#exchange';
import { Chiffreur, creerDataSource, Horloge, migrer, UniteDeTravail } from '#persistence';
import { chargerTerritoire } from '#territory';
import { CLES_DU_BANC } from '../banc/secrets-du-banc.js';
import { JOUR, type Journee, lotsDe } from './journee.js';

const TRANCHES = 2;

/** The exchange without HTTP nor queue, on a database: each stage can be run, and measured, by itself. */
export interface EtapesDeLEchange {
  recevoir(partenaire: Partenaire, evenements: readonly Evenement[]): Promise<void>;
  /** Applies all that waits. @returns messages applied */
  appliquer(): Promise<number>;
  /** Tells all that is due. @returns versions told */
  emettre(): Promise<number>;
  fermer(): Promise<void>;
}

/** Partners in memory, that take everything at once. */
const ACCUEIL: Destinataire = {
  envoyer: ({ evenements }) =>
    Promise.resolve({
      issue: 'repondu',
      resultats: new Map(evenements.map(({ id }) => [id, { id, statut: 'applique' }])),
      absents: [],
    }),
  rechercher: () => Promise.resolve(new Map()),
};

/** @param cles under which it writes; `clair` and a key: in clear, what is to be copied under other numbers */
export async function ouvrirEtapes(base: string, cles = CLES_DU_BANC): Promise<EtapesDeLEchange> {
  const source = await creerDataSource({
    url: base,
    application: 'banc',
    chiffreur: Chiffreur.lire(cles),
  }).initialize();
  const unite = new UniteDeTravail(source);
  await Horloge.initialiser(unite.seule, JOUR, false);
  const { reglages, activations } = lireRegles();
  const echange: Echange = composerEchange({
    unite,
    tranches: TRANCHES,
    regles: new ReglesEnVigueur(reglages, chargerTerritoire(), activations),
    destinataires: { gide: ACCUEIL, parcours3: ACCUEIL },
    sonnerAppliquer: () => undefined,
    signaler({ erreur }) {
      throw new Error(`a dossier of the bench could not be computed: ${erreur}`);
    },
  });
  const porte = new RecevoirWebhook(unite, () => undefined);
  return {
    async recevoir(partenaire, evenements) {
      for (const lot of lotsDe(evenements, 500)) {
        const corps = Buffer.from(JSON.stringify(lot));
        const typeContenu = 'application/cloudevents-batch+json';
        const issue = await porte.execute({ partenaire, corps, typeContenu, webhookId: null });
        if (!issue.accepte || issue.reponse.recus !== lot.length)
          throw new Error(`the door refused events of the bench: ${JSON.stringify(issue).slice(0, 500)}`);
      }
    },
    appliquer: () => sommer(Array.from({ length: TRANCHES }, (_, t) => () => echange.appliquer.execute(t))),
    emettre: () => sommer((['gide', 'parcours3'] as const).map((p) => () => echange.emettre.execute(p))),
    fermer: () => source.destroy(),
  };
}

/** Runs each work again until it finds nothing, all side by side. */
async function sommer(travaux: (() => Promise<{ messages: number } | null>)[]): Promise<number> {
  const nombres = await Promise.all(
    travaux.map(async (travail) => {
      let nombre = 0;
      for (let bilan = await travail(); bilan; bilan = await travail()) nombre += bilan.messages;
      return nombre;
    }),
  );
  return nombres.reduce((somme, nombre) => somme + nombre, 0);
}

/** Fills a database with what was known before the days; every run of the gateway starts on a copy of it. */
export async function preparerModele(
  base: string,
  journees: readonly Journee[],
  cles = CLES_DU_BANC,
): Promise<void> {
  await migrer(base);
  const etapes = await ouvrirEtapes(base, cles);
  for (const partenaire of ['gide', 'parcours3'] as const)
    for (const { passe } of journees) await etapes.recevoir(partenaire, passe[partenaire]);
  await etapes.appliquer();
  await etapes.emettre();
  await etapes.fermer();
  const source = await creerDataSource({ url: base, taillePool: 1, application: 'banc' }).initialize();
  await source.query('VACUUM (ANALYZE)');
  await source.destroy();
}
