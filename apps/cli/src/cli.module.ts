import { lireReglagesOutil } from '#config';
import { Module } from '@nestjs/common';
import { ActionsCommand } from './commandes/actions.command.js';
import { AlarmeAcquitterCommand, AlarmeCloreCommand, AlarmeCommand } from './commandes/alarme.command.js';
import { AlarmesCommand } from './commandes/alarmes.command.js';
import { AuditCommand } from './commandes/audit.command.js';
import { AvancerCommand } from './commandes/avancer.command.js';
import { BilanCommand } from './commandes/bilan.command.js';
import {
  ChiffrementCommand,
  ChiffrementEtatCommand,
  ChiffrementReprendreCommand,
} from './commandes/chiffrement.command.js';
import {
  CleCommand,
  CleCreerCommand,
  CleListerCommand,
  CleRevoquerCommand,
} from './commandes/cle.command.js';
import {
  CompteCommand,
  CompteListerCommand,
  ComptePartirCommand,
  CompteReprendreCommand,
  CompteSuspendreCommand,
} from './commandes/compte.command.js';
import { ConservationCommand } from './commandes/conservation.command.js';
import { DossierCommand } from './commandes/dossier.command.js';
import { FluxActiverCommand, FluxCommand } from './commandes/flux.command.js';
import { EtatCommand } from './commandes/etat.command.js';
import { EffacementCommand } from './commandes/effacement.command.js';
import { EcartCommand } from './commandes/ecart.command.js';
import { EcartsResoudreCommand } from './commandes/ecarts-resoudre.command.js';
import { EcartsCommand } from './commandes/ecarts.command.js';
import { EchecsCommand } from './commandes/echecs.command.js';
import { HabilitationAccorderCommand } from './commandes/habilitation-accorder.command.js';
import {
  HabilitationCommand,
  HabilitationListerCommand,
  HabilitationRetirerCommand,
  HabilitationReveillerCommand,
} from './commandes/habilitation.command.js';
import {
  MessageAbandonnerCommand,
  MessageCommand,
  MessageCorrigerCommand,
  MessageMontrerCommand,
} from './commandes/message.command.js';
import { MessagesCommand } from './commandes/messages.command.js';
import { PartenaireChargerCommand } from './commandes/partenaire-charger.command.js';
import { PartenaireCommand } from './commandes/partenaire.command.js';
import { PartenaireEtatCommand } from './commandes/partenaire-etat.command.js';
import { PartenairePauseCommand, PartenaireReprendreCommand } from './commandes/partenaire-pause.command.js';
import { PartenairePanneCommand, PartenaireReparerCommand } from './commandes/partenaire-panne.command.js';
import { PartenaireVerifierCommand } from './commandes/partenaire-verifier.command.js';
import { PolitiqueActiverCommand, PolitiqueSimulerCommand } from './commandes/politique-ecrire.command.js';
import { PolitiqueCommand } from './commandes/politique.command.js';
import { ReglesSimulationsCommand, ReglesSimulerCommand } from './commandes/regles-simuler.command.js';
import { ReglesApprouverCommand, ReglesSuivreCommand } from './commandes/regles-simulation.command.js';
import { ReglesCommand } from './commandes/regles.command.js';
import { RejeuExecuterCommand } from './commandes/rejeu-executer.command.js';
import {
  RejeuInterrompreCommand,
  RejeuPauseCommand,
  RejeuReprendreCommand,
} from './commandes/rejeu-pilotage.command.js';
import { RejeuSimulerCommand } from './commandes/rejeu-simuler.command.js';
import { RejeuCommand, RejeuListerCommand, RejeuSuivreCommand } from './commandes/rejeu.command.js';
import { ScellementsCommand } from './commandes/scellements.command.js';
import { SynchronisationCommand, SynchronisationsCommand } from './commandes/synchronisation.command.js';
import { SynchroniserCommand } from './commandes/synchroniser.command.js';
import { ZoneChangerCommand, ZoneCommand } from './commandes/zone.command.js';
import { Api } from './connexion/api.js';
import { Base } from './connexion/base.js';
import { Installation } from './connexion/installation.js';
import { Simulateurs } from './connexion/simulateurs.js';
import { Racine } from './racine.js';
import { Terminal } from './sortie/terminal.js';

/** Wiring of the command-line tool. */
@Module({
  providers: [
    { provide: Installation, useFactory: () => new Installation(lireReglagesOutil()) },
    Api,
    Base,
    Simulateurs,
    Terminal,
    Racine,
    EtatCommand,
    DossierCommand,
    ActionsCommand,
    MessagesCommand,
    MessageCommand,
    MessageMontrerCommand,
    MessageAbandonnerCommand,
    MessageCorrigerCommand,
    EcartsCommand,
    EcartsResoudreCommand,
    EcartCommand,
    PolitiqueCommand,
    PolitiqueSimulerCommand,
    PolitiqueActiverCommand,
    EchecsCommand,
    RejeuCommand,
    RejeuSimulerCommand,
    RejeuExecuterCommand,
    RejeuSuivreCommand,
    RejeuListerCommand,
    RejeuPauseCommand,
    RejeuReprendreCommand,
    RejeuInterrompreCommand,
    FluxCommand,
    FluxActiverCommand,
    ZoneCommand,
    ZoneChangerCommand,
    ReglesCommand,
    ReglesSimulerCommand,
    ReglesSuivreCommand,
    ReglesApprouverCommand,
    ReglesSimulationsCommand,
    AuditCommand,
    ScellementsCommand,
    ConservationCommand,
    EffacementCommand,
    SynchroniserCommand,
    SynchronisationCommand,
    SynchronisationsCommand,
    BilanCommand,
    AlarmesCommand,
    AlarmeCommand,
    AlarmeAcquitterCommand,
    AlarmeCloreCommand,
    AvancerCommand,
    ChiffrementCommand,
    ChiffrementEtatCommand,
    ChiffrementReprendreCommand,
    CleCommand,
    CleCreerCommand,
    CleListerCommand,
    CleRevoquerCommand,
    HabilitationCommand,
    HabilitationAccorderCommand,
    HabilitationRetirerCommand,
    HabilitationReveillerCommand,
    HabilitationListerCommand,
    CompteCommand,
    CompteListerCommand,
    CompteSuspendreCommand,
    CompteReprendreCommand,
    ComptePartirCommand,
    PartenaireCommand,
    PartenaireEtatCommand,
    PartenairePauseCommand,
    PartenaireReprendreCommand,
    PartenaireVerifierCommand,
    PartenaireChargerCommand,
    PartenairePanneCommand,
    PartenaireReparerCommand,
  ],
})
export class CliModule {}
