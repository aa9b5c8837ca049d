import { DynamicModule, Inject, Module, OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Partenaire } from '#annexe7';
import { lireFenetres, lirePolitiqueEcarts, type ReglagesPartenaire, type ReglagesWorker } from '#config';
import { Secrets } from '#contract';
import {
  composerEchange,
  type Echange,
  ExecuterEssais,
  Fenetres,
  ReglesCourantes,
  trancheDuSeau,
} from '#exchange';
import { ClientPartenaire, essayerConnexion, ReseauxSortants } from '#partners';
import {
  controleDeLaBase,
  creerJournal,
  creerTraceur,
  type Journal,
  Observation,
  Sante,
} from '#observability';
import {
  attendreLaBase,
  creerDataSource,
  migrationsManquantes,
  ouvrirLesCles,
  UniteDeTravail,
  verifierLesCles,
} from '#persistence';
import { Ecoute, FILES, observerLesFiles, QueueingModule, type Sonnette, SONNETTE } from '#queueing';
import { composerSynchronisation, ExecuterSynchronisation, semerPolitiques } from '#reconciliation';
import { fournirRegles } from './fournir-regles.js';
import { fournirSupervision } from './fournir-supervision.js';
import { CLIENTS, ECHANGE, TRANCHES } from './jetons.js';
import { controleDesFiles } from './observation/controle-des-files.js';
import { DestinataireObserve } from './observation/destinataire-observe.js';
import { MesuresDuWorker } from './observation/mesures-du-worker.js';
import { Suivi } from './observation/suivi.js';
import { SuiviDesLots } from './observation/suivi-des-lots.js';
import { AppliquerProcessor } from './processors/appliquer.processor.js';
import { EmettreProcessor } from './processors/emettre.processor.js';
import { ExporterProcessor } from './processors/exporter.processor.js';
import { RejouerProcessor } from './processors/rejouer.processor.js';
import { SurveillerProcessor } from './processors/surveiller.processor.js';
import { SynchroniserProcessor } from './processors/synchroniser.processor.js';

type Clients = Record<Partenaire, ClientPartenaire>;

/** The worker: one processor per queue, around the use cases of the exchange. */
@Module({})
export class WorkerModule implements OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CLIENTS) private readonly clients: Clients,
    private readonly suivi: Suivi,
  ) {}

  /** Nest closes the queues first (they drain in `beforeApplicationShutdown`), then what they needed. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.clients.gide.fermer(), this.clients.parcours3.fermer()]);
    await this.source.destroy();
    await this.suivi.traceur.fermer();
  }

  static forRoot(
    reglages: ReglagesWorker,
    journal: Journal = creerJournal('worker', reglages.niveauJournal),
  ): DynamicModule {
    const { baseUrl, redisUrl, tranches, partenaires } = reglages;
    const fenetres = new Fenetres(lireFenetres());
    const mesures = new MesuresDuWorker();
    const observateur = observerLesFiles(journal, mesures.registre);
    return {
      module: WorkerModule,
      imports: [QueueingModule.forRoot({ databaseUrl: baseUrl, redisUrl, ecoute: true, observateur })],
      providers: [
        { provide: TRANCHES, useValue: tranches },
        {
          provide: Suivi,
          useFactory: async () =>
            new Suivi(
              mesures,
              journal,
              await creerTraceur({ collecteur: reglages.collecteur, role: 'worker', journal }),
            ),
        },
        {
          provide: DataSource,
          // One connection for each slice and lane, the synchronisation, two replays, a simulation, an export, the supervision, renewals and sweeps.
          useFactory: async () => {
            const chiffreur = ouvrirLesCles(reglages);
            const source = await attendreLaBase(
              () =>
                creerDataSource({
                  url: baseUrl,
                  chiffreur,
                  taillePool: tranches + 12,
                  application: 'passerelle-worker',
                }).initialize(),
              (faille) => journal.warn({ faille }, 'attend la base'),
            );
            await verifierLesCles(new UniteDeTravail(source));
            if (chiffreur.cleActive === null)
              journal.warn({}, 'les données des personnes sont écrites en clair');
            return source;
          },
        },
        {
          provide: UniteDeTravail,
          useFactory: (source: DataSource) => new UniteDeTravail(source),
          inject: [DataSource],
        },
        {
          provide: SuiviDesLots,
          inject: [Suivi],
          useFactory: (suivi: Suivi) => new SuiviDesLots(suivi),
        },
        {
          provide: CLIENTS,
          inject: [Suivi],
          useFactory: (suivi: Suivi): Clients => ({
            gide: client('gide', partenaires.gide, suivi, reseauxSortants(reglages)),
            parcours3: client('parcours3', partenaires.parcours3, suivi, reseauxSortants(reglages)),
          }),
        },
        ...fournirRegles(),
        {
          provide: ECHANGE,
          inject: [UniteDeTravail, SONNETTE, CLIENTS, Suivi, ReglesCourantes],
          useFactory: (
            unite: UniteDeTravail,
            sonnette: Sonnette,
            clients: Clients,
            suivi: Suivi,
            regles: ReglesCourantes,
          ): Echange => {
            return composerEchange({
              unite,
              tranches,
              regles,
              destinataires: {
                gide: new DestinataireObserve('gide', clients.gide, suivi),
                parcours3: new DestinataireObserve('parcours3', clients.parcours3, suivi),
              },
              sonnerAppliquer(seaux) {
                for (const tranche of new Set(seaux.map((seau) => trancheDuSeau(seau, tranches)))) {
                  void sonnette.sonner('appliquer', String(tranche));
                }
              },
              signaler({ messages, erreur }) {
                mesures.calculImpossible();
                journal.error({ faille: erreur, messages }, 'calcul impossible');
              },
              fenetres,
              observerPorte: mesures.porte,
            });
          },
        },
        {
          provide: ExecuterSynchronisation,
          inject: [UniteDeTravail, SONNETTE, CLIENTS, ECHANGE, Suivi],
          useFactory: async (
            unite: UniteDeTravail,
            sonnette: Sonnette,
            clients: Clients,
            echange: Echange,
            suivi: Suivi,
          ) => {
            const { politiques, ...corrections } = lirePolitiqueEcarts();
            await semerPolitiques(unite, politiques);
            return composerSynchronisation({
              unite,
              echange,
              sources: clients,
              corrections,
              sonnerAppliquer() {
                for (let tranche = 0; tranche < tranches; tranche += 1)
                  void sonnette.sonner('appliquer', String(tranche));
              },
              sonnerEmettre() {
                void sonnette.sonner('emettre-gide');
                void sonnette.sonner('emettre-parcours3');
              },
              fenetres,
              suivreEtape: suivi.etape,
            });
          },
        },
        {
          provide: Observation,
          inject: [DataSource, Ecoute],
          useFactory: (source: DataSource, ecoute: Ecoute) => {
            mesures.surveillerLesFiles(FILES, () => ecoute.muettes);
            const base = controleDeLaBase(() => migrationsManquantes(source));
            return new Observation({
              ecoute: reglages.observation,
              registre: mesures.registre,
              sante: new Sante([base, controleDesFiles(ecoute)]),
              journal,
            });
          },
        },
        AppliquerProcessor,
        EmettreProcessor,
        ExporterProcessor,
        RejouerProcessor,
        SynchroniserProcessor,
        fournirSupervision(reglages, reseauxSortants(reglages), fenetres),
        {
          provide: ExecuterEssais,
          inject: [UniteDeTravail],
          useFactory: (unite: UniteDeTravail) =>
            new ExecuterEssais(unite, (partenaire) =>
              essayerConnexion({ ...partenaires[partenaire], reseaux: reseauxSortants(reglages) }),
            ),
        },
        SurveillerProcessor,
      ],
    };
  }
}

/** In production calls go to the Internet and to the networks allowed; elsewhere partners are on this machine. */
function reseauxSortants({ production, reseauxPrives }: ReglagesWorker): ReseauxSortants {
  return production ? ReseauxSortants.publics(reseauxPrives) : ReseauxSortants.tous();
}

function client(
  partenaire: Partenaire,
  { url, clientId, clientSecret, secret }: ReglagesPartenaire,
  suivi: Suivi,
  reseaux: ReseauxSortants,
): ClientPartenaire {
  const secrets = Secrets.lire(secret, `PARTNER_SECRET_${partenaire.toUpperCase()}`);
  return new ClientPartenaire({
    partenaire,
    url,
    clientId,
    clientSecret,
    secrets,
    suivre: suivi.appel(partenaire),
    reseaux,
  });
}
