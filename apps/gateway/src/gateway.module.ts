import { AccessModule, sessionsOuvertes } from '#access';
import { controleDeLaBase, MesuresDeLaBase, SANS_TRACES, Sante } from '#observability';
import { migrationsManquantes, UniteDeTravail } from '#persistence';
import { observerLesFiles, QueueingModule, SONNETTE } from '#queueing';
import { lireSynchronisation } from '#reconciliation';
import { lireMarques } from '#supervision';
import { DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { ActionsController } from './actions/actions.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { ConsoleController } from './console/console.controller.js';
import { FichiersDeLaConsole } from './console/fichiers.js';
import { AcceptationController } from './cotraitances/acceptation.controller.js';
import { CotraitancesController } from './cotraitances/cotraitances.controller.js';
import { FriseController } from './cotraitances/frise.controller.js';
import { DocumentationController, DocumentServi } from './documentation/documentation.controller.js';
import { Compteurs } from './exploitation/compteurs.js';
import { casDUsageDesEcarts } from './ecarts/cas-d-usage.js';
import { ContenuDExportController } from './exports/contenu.controller.js';
import { ExportsController } from './exports/exports.controller.js';
import { fournirExports } from './exports/fournir-exports.js';
import { BudgetsController } from './ecarts/budgets.controller.js';
import { EcartsController } from './ecarts/ecarts.controller.js';
import { PolitiquesController } from './ecarts/politiques.controller.js';
import { ResolutionsController } from './ecarts/resolutions.controller.js';
import { Annonces } from './evenements/annonces.js';
import { EvenementsController } from './evenements/evenements.controller.js';
import { ExploitationController } from './exploitation/exploitation.controller.js';
import { ContrePression } from './http/contre-pression.js';
import { FiltreProblemes } from './http/problemes.filter.js';
import { casDUsageDesHabilitations } from './habilitations/cas-d-usage.js';
import { ClesController } from './habilitations/cles.controller.js';
import { ComptesController } from './habilitations/comptes.controller.js';
import { HabilitationsController } from './habilitations/habilitations.controller.js';
import { HorlogeController } from './horloge/horloge.controller.js';
import { DemasquagesController } from './masquage/demasquages.controller.js';
import { MasquagePourLesPersonnes } from './masquage/masquage.interceptor.js';
import { ObjetsVisibles } from './masquage/objets-visibles.js';
import { PlansDeMasquage } from './masquage/plan-de-masquage.js';
import { ActesSurMessagesController } from './messages/actes.controller.js';
import { ContenuDeMessageController } from './messages/contenu.controller.js';
import { MessagesController } from './messages/messages.controller.js';
import { JOURNAL, type OptionsGateway, QUOTAS_PAR_DEFAUT, TRACEUR } from './options.js';
import { BancDEssaiController } from './partenaires/banc-d-essai.controller.js';
import { UnPartenaireController } from './partenaires/un-partenaire.controller.js';
import { PartenairesController } from './partenaires/partenaires.controller.js';
import { Perimetres } from './perimetre.js';
import { casDUsageDesRegles } from './regles/cas-d-usage.js';
import { FluxController } from './regles/flux.controller.js';
import { ReglesController } from './regles/regles.controller.js';
import { ZonesController } from './regles/zones.controller.js';
import { EchecsController } from './rejeux/echecs.controller.js';
import { casDUsageDeRejeu } from './rejeux/cas-d-usage.js';
import { PilotageDesRejeuxController } from './rejeux/pilotage.controller.js';
import { RejeuxController } from './rejeux/rejeux.controller.js';
import { RejeuxLusController } from './rejeux/rejeux-lus.controller.js';
import { ConnexionController } from './session/connexion.controller.js';
import { fournirSessions } from './session/fournir-sessions.js';
import { SessionController } from './session/session.controller.js';
import { ActiviteController } from './surveillance/activite.controller.js';
import { AlarmesController } from './surveillance/alarmes.controller.js';
import { BilanController } from './surveillance/bilan.controller.js';
import { fournirSurveillance } from './surveillance/fournir-surveillance.js';
import { AvancementController } from './synchronisations/avancement.controller.js';
import { Diffusion } from './synchronisations/diffusion.js';
import { RapportController } from './synchronisations/rapport.controller.js';
import { SynchronisationsController } from './synchronisations/synchronisations.controller.js';
import { casDUsage } from './cas-d-usage.js';
import { VuesController } from './vues/vues.controller.js';
import { ValiderEntrees } from './validation/valider-entrees.pipe.js';
import { Portes } from './webhooks/portes.js';
import { SignaturesVues } from './webhooks/signatures-vues.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

/** Wiring of the gateway. */
@Module({})
export class GatewayModule {
  static forRoot(options: OptionsGateway, contrePression: ContrePression): DynamicModule {
    const unite = new UniteDeTravail(options.source);
    const compteurs = new Compteurs(() => contrePression.enCours);
    const quotas = options.quotas ?? QUOTAS_PAR_DEFAUT;
    const observateur = observerLesFiles(options.journal, compteurs.registre);
    return {
      module: GatewayModule,
      imports: [
        DiscoveryModule,
        AccessModule.forRoot({
          sql: unite.seule,
          cleDeDemarrage: options.cleDeDemarrage,
          quotaParCle: quotas.cle,
          quotaDEssais: quotas.essais,
          origine: options.origine,
          signalerActe: (faille) => options.journal.error({ faille }, 'fin d’un acte non écrite'),
        }),
        ...('sonnette' in options.files ? [] : [QueueingModule.forRoot({ ...options.files, observateur })]),
      ],
      controllers: [
        WebhooksController,
        ConnexionController,
        SessionController,
        DemasquagesController,
        CotraitancesController,
        FriseController,
        AcceptationController,
        ActionsController,
        MessagesController,
        ContenuDeMessageController,
        ActesSurMessagesController,
        EchecsController,
        RejeuxController,
        RejeuxLusController,
        PilotageDesRejeuxController,
        EcartsController,
        ResolutionsController,
        PolitiquesController,
        BudgetsController,
        FluxController,
        ZonesController,
        ReglesController,
        EvenementsController,
        SynchronisationsController,
        AvancementController,
        RapportController,
        BilanController,
        ActiviteController,
        AlarmesController,
        AuditController,
        ExportsController,
        ContenuDExportController,
        VuesController,
        PartenairesController,
        UnPartenaireController,
        BancDEssaiController,
        ComptesController,
        HabilitationsController,
        ClesController,
        HorlogeController,
        ExploitationController,
        DocumentationController,
        ConsoleController,
      ],
      providers: [
        { provide: JOURNAL, useValue: options.journal },
        { provide: TRACEUR, useValue: options.traceur ?? SANS_TRACES },
        { provide: UniteDeTravail, useValue: unite },
        ...('sonnette' in options.files ? [{ provide: SONNETTE, useValue: options.files.sonnette }] : []),
        { provide: Perimetres, useValue: new Perimetres(options.territoire) },
        SignaturesVues,
        { provide: Portes, useValue: new Portes(options.secrets, options.maintenant) },
        {
          provide: Sante,
          useValue: new Sante([controleDeLaBase(() => migrationsManquantes(options.source))]),
        },
        { provide: Compteurs, useValue: compteurs },
        {
          provide: MesuresDeLaBase,
          useValue: new MesuresDeLaBase(compteurs.registre, unite, options.journal),
        },
        {
          provide: Diffusion,
          useValue: new Diffusion(
            (id) => lireSynchronisation(unite.seule, id),
            options.journal,
            options.diffusion,
          ),
        },
        {
          provide: Annonces,
          useValue: new Annonces(
            {
              marques: () => lireMarques(unite.seule),
              ouvertes: (empreintes) => sessionsOuvertes(unite.seule, empreintes),
            },
            options.journal,
            options.annonces,
          ),
        },
        DocumentServi,
        PlansDeMasquage,
        ObjetsVisibles,
        { provide: FichiersDeLaConsole, useValue: new FichiersDeLaConsole(options.console) },
        ...fournirSessions(unite, options),
        ...casDUsage(unite, options, compteurs.porte),
        ...casDUsageDeRejeu(unite, options),
        ...casDUsageDesRegles(unite, options),
        ...casDUsageDesEcarts(unite),
        ...casDUsageDesHabilitations(unite, options),
        ...fournirSurveillance(unite),
        ...fournirExports(unite),
        { provide: APP_INTERCEPTOR, useClass: MasquagePourLesPersonnes },
        { provide: APP_PIPE, useClass: ValiderEntrees },
        { provide: APP_FILTER, useClass: FiltreProblemes },
      ],
    };
  }
}
