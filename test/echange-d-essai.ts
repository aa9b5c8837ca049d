import { Partenaire, REGLAGES_PAR_DEFAUT, TERRITOIRE_INCONNU } from '#annexe7';
import { Evenement, lireCorps } from '#contract';
import {
  composerEchange,
  Destinataire,
  Echange,
  RecevoirWebhook,
  ReglesEnVigueur,
  ReponseEntree,
  SourceDeRegles,
} from '#exchange';
import { type Chiffreur, creerDataSource, Horloge, UniteDeTravail } from '#persistence';
import type { DataSource } from 'typeorm';
import { CHIFFREUR_D_ESSAI } from '#test/cles-d-essai';
import { creerBase } from '#test/base-de-donnees';

/** A partner that takes everything and remembers what it was told, event by event. */
export class DestinataireAccueillant implements Destinataire {
  readonly dits: Evenement[] = [];

  envoyer({ evenements }: { id: string; evenements: Evenement[] }): ReturnType<Destinataire['envoyer']> {
    this.dits.push(...evenements);
    const resultats = new Map(evenements.map(({ id }) => [id, { id, statut: 'applique' as const }]));
    return Promise.resolve({ issue: 'repondu', resultats, absents: [] });
  }

  rechercher(ids: readonly string[]): ReturnType<Destinataire['rechercher']> {
    const connus = new Set(this.dits.map(({ id }) => id));
    return Promise.resolve(
      new Map(ids.filter((id) => connus.has(id)).map((id) => [id, 'applique' as const])),
    );
  }
}

export interface EchangeDEssai extends Echange {
  source: DataSource;
  unite: UniteDeTravail;
  regles: SourceDeRegles;
  recevoir: RecevoirWebhook;
  gide: DestinataireAccueillant;
  parcours3: DestinataireAccueillant;
  /** Receives a batch as a webhook of the partner that owns its events. */
  webhook: (partenaire: Partenaire, evenements: readonly unknown[]) => Promise<ReponseEntree>;
  /** Applies everything that waits, then tells everything that is due. */
  vider(): Promise<void>;
  avancerJusqua(date: string): Promise<void>;
  fermer(): Promise<void>;
}

export interface OptionsEchangeDEssai {
  aujourdhui?: string;
  tranches?: number;
  destinataires?: Partial<Record<Partenaire, Destinataire>>;
  regles?: SourceDeRegles;
  chiffreur?: Chiffreur;
}

/** Rules with nothing known of the territory, every flux active. */
export function reglesDEssai(): ReglesEnVigueur {
  const territoire = { ...TERRITOIRE_INCONNU, empreinte: () => 'territoire-inconnu' };
  return new ReglesEnVigueur(REGLAGES_PAR_DEFAUT, territoire, { parDefaut: '2010-01-01', flux: [] });
}

/** The exchange on a database of its own, without HTTP: partners are given, or take everything. */
export async function creerEchangeDEssai(options: OptionsEchangeDEssai = {}): Promise<EchangeDEssai> {
  const base = await creerBase();
  const source = await creerDataSource({
    url: base.url,
    chiffreur: options.chiffreur ?? CHIFFREUR_D_ESSAI,
  }).initialize();
  const unite = new UniteDeTravail(source);
  await Horloge.initialiser(unite.seule, options.aujourdhui ?? '2010-09-01', false);
  const tranches = options.tranches ?? 2;
  const regles = options.regles ?? reglesDEssai();
  const accueillants = { gide: new DestinataireAccueillant(), parcours3: new DestinataireAccueillant() };
  const echange = composerEchange({
    unite,
    regles,
    tranches,
    destinataires: { ...accueillants, ...options.destinataires },
    sonnerAppliquer: () => undefined,
    signaler: ({ erreur }) => {
      throw new Error(`a dossier could not be computed: ${erreur}`);
    },
  });
  const recevoir = new RecevoirWebhook(unite, () => undefined);
  return {
    ...echange,
    ...accueillants,
    source,
    unite,
    regles,
    recevoir,
    webhook(partenaire, evenements) {
      const corps = Buffer.from(JSON.stringify(evenements));
      const typeContenu = 'application/cloudevents-batch+json';
      if (!lireCorps(corps, typeContenu).lu)
        throw new Error('the test sends an unreadable body: use `recevoir` itself');
      return recevoir.execute({ partenaire, corps, typeContenu, webhookId: null });
    },
    async vider() {
      for (let tranche = 0; tranche < tranches; tranche += 1)
        while (await echange.appliquer.execute(tranche));
      for (const partenaire of ['gide', 'parcours3'] as const)
        while (await echange.emettre.execute(partenaire));
    },
    async avancerJusqua(date) {
      const issue = await Horloge.avancerJusqua(unite.seule, date);
      if (!issue.avancee) throw new Error(`the clock does not move to ${date}: ${issue.raison}`);
    },
    async fermer() {
      await source.destroy();
      await base.supprimer();
    },
  };
}
