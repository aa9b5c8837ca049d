/** What the gateway answers, written from its OpenAPI document (test/contrat.spec.ts keeps the two the same). */

export interface AbandonDecrit {
  id: string;
  issue: 'abandonne';
  motif: string | null;
  inchange: boolean;
}
export interface AcceptationDecrite {
  cotraitance: string;
  dateAcceptation: string;
  issue: 'enregistree' | 'retiree' | 'inchangee';
  message: string;
  sequence: string;
}
export interface ActeDecrit {
  acte: string;
  rangs: RangDActeDecrit[];
}
export interface ActionDecrite {
  type:
    | 'sortie_systematique'
    | 'annulation_a_prononcer'
    | 'sortie_a_prononcer'
    | 'incomplete'
    | 'double_accompagnement';
  depuis: string;
  pour: 'pole_emploi' | 'mission_locale' | 'exploitant';
}
export interface ActionListeeDecrite {
  cotraitance: string;
  structure: string | null;
  site: string | null;
  etat:
    'affectee' | 'acceptee' | 'accompagnement_actif' | 'suspension' | 'alerte' | 'annulee' | 'sortie' | null;
  type:
    | 'sortie_systematique'
    | 'annulation_a_prononcer'
    | 'sortie_a_prononcer'
    | 'incomplete'
    | 'double_accompagnement';
  depuis: string;
  ageJours: number;
  pour: 'pole_emploi' | 'mission_locale' | 'exploitant';
}
export interface ActionsDecrites {
  curseur: string | null;
  comptes: CompteDActionsDecrit[] | null;
  actions: ActionListeeDecrite[];
}
export interface ActivationDecrite {
  depuis: string;
  par: string;
  motif: string;
  le: string;
  structure: string | null;
}
export interface ActiviteDecrite {
  heures: HeureDActiviteDecrite[];
}
export interface AlarmeDecrite {
  id: string;
  nature:
    | 'SILENCE'
    | 'NUIT_ABSENTE'
    | 'NUIT_TROP_LONGUE'
    | 'NUIT_INCOMPLETE'
    | 'NUIT_SANS_EFFET'
    | 'DOSSIERS_FAUTIFS'
    | 'LECTURE_VIDE'
    | 'ATTENTE_TROP_LONGUE'
    | 'ISSUE_INCONNUE'
    | 'PAUSE_PROLONGEE'
    | 'BILAN_EN_ECART'
    | 'BILAN_ABSENT'
    | 'LECTURE_EN_MASSE'
    | 'PURGE_EN_RETARD'
    | 'CONFLIT_DE_SEQUENCE'
    | 'IDENTIFIANT_REUTILISE'
    | 'EN_ECHEC';
  titre: string;
  genre: 'condition' | 'evenement';
  objet: string;
  detail: string;
  etat: 'ouverte' | 'acquittee' | 'close';
  occurrences: number;
  ouverteLe: string;
  derniereLe: string;
  acquittement: GesteDecrit | null;
  cloture: GesteDecrit | null;
  notifications: NotificationDecrite[];
}
export interface AlarmesDecrites {
  evalueesLe: string | null;
  alarmes: AlarmeDecrite[];
}
export interface AlerteDecrite {
  alerte: string;
  nature: string;
  dateAlerte: string;
  fin: string | null;
  decision: string | null;
}
export interface AnnulationDecrite {
  date: string;
  motif: string;
}
export interface AttentesDecrites {
  plusAncienDu: string | null;
  plusAncienInconnu: string | null;
}
export interface AuDelaDecrit {
  avant: number;
  apres: number;
}
export interface AuditDecrit {
  curseur: string | null;
  lignes: LigneDAuditDecrite[];
}
export interface AvancementDecrit {
  fait: number;
  total: number;
}
export interface BilanDecrit {
  jour: string;
  etat: 'vert' | 'rouge';
  conforme: boolean;
  raisons: string[];
  lignes: LigneDecrite[];
  partenaires: ColonneDecrite[];
  preuves: PreuveDecrite[];
  controle: ControleDecrit | null;
}
export interface BudgetDecrit {
  partenaire: 'gide' | 'parcours3';
  jour: string;
  limite: number;
  depense: number;
  ouvert: boolean;
}
export interface BudgetsDecrits {
  budgets: BudgetDecrit[];
}
export interface CalculCauseDecrit {
  cotraitance: string;
  version: number;
  avant: string | null;
  apres: string | null;
}
export interface CalculDecrit {
  version: number;
  connuLe: string;
  calculeAu: string;
  cause: 'message' | 'echeance' | 'regles';
  messages: string[];
  phase: string | null;
  etat: string | null;
  resume: Record<string, unknown>;
  regles: Record<string, OrigineDecrite>;
  ecartsDeRegles: EcartDeReglesDecrit[];
}
export interface ChaineDecrite {
  journal: 'transitions' | 'lectures' | 'actes';
  scellements: number;
  lignes: number;
  rompus: SceauRompuDecrit[];
  purge: TronconsPurgesDecrits | null;
  dernier: DernierSceauDecrit | null;
  attendDepuis: string | null;
}
export interface ChainesDecrites {
  intacts: boolean;
  journaux: ChaineDecrite[];
}
export interface ChangementDEtatDecrit {
  avant: string | null;
  apres: string | null;
  nombre: number;
}
export interface ChangementDecrit {
  partenaire: 'gide' | 'parcours3';
  vue: 'dit' | 'declare';
  type: string;
  avant: 'corriger' | 'soumettre' | 'ignorer';
  apres: 'corriger' | 'soumettre' | 'ignorer';
  nombre: number;
}
export interface ChronologieDecrite {
  message: string;
  etapes: EtapeDeMessageDecrite[];
  tentatives: TentativeDecrite[];
  faits: FaitAppliqueDecrit[];
  calculs: CalculCauseDecrit[];
  emissions: EmissionCauseeDecrite[];
}
export interface CleCreeeDecrite {
  id: string;
  cle: string;
}
export interface CleDeSignatureDecrite {
  cle: string;
  acceptee: boolean;
  premiereLe: string | null;
  derniereLe: string | null;
  reseau: string | null;
}
export interface CleDecrite {
  id: string;
  libelle: string;
  role:
    | 'exploitant'
    | 'responsable_cotraitance'
    | 'conseiller'
    | 'correspondant_pole_emploi'
    | 'pilotage'
    | 'auditeur'
    | 'administrateur'
    | 'partenaire';
  portee: string;
  etat: 'en_vigueur' | 'suspendue' | 'terminee' | 'revoquee';
  creeLe: string;
  creeePar: string | null;
  motif: string | null;
  expireLe: string | null;
  finitLe: string | null;
  remplace: string | null;
  suspendueLe: string | null;
  revoqueeLe: string | null;
  vueLe: string | null;
}
export interface CleDuCompteDecrite {
  id: string;
  libelle: string;
  role:
    | 'exploitant'
    | 'responsable_cotraitance'
    | 'conseiller'
    | 'correspondant_pole_emploi'
    | 'pilotage'
    | 'auditeur'
    | 'administrateur'
    | 'partenaire';
  portee: string;
}
export interface CleRemplacanteDecrite {
  id: string;
  cle: string;
  finitLe: string;
}
export interface ClesDecrites {
  cles: CleDecrite[];
}
export interface ColonneDecrite {
  partenaire: 'gide' | 'parcours3';
  etat: 'lu' | 'non_propose' | 'en_pause' | 'en_maintenance' | 'injoignable';
  luLe: string;
  cause: string | null;
  accord: boolean | null;
  jours: string[];
  rapprochements: RapprochementDecrit[];
}
export interface ComparaisonDeMessagesDecrite {
  message: string;
  avec: string;
  enveloppe: MembreDEnveloppeDecrit[];
  donnees: MembreDeDonneesDecrit[];
  masque?: boolean;
}
export interface CompteConnecte {
  id: string;
  nom: string;
}
export interface CompteDActionsDecrit {
  type:
    | 'sortie_systematique'
    | 'annulation_a_prononcer'
    | 'sortie_a_prononcer'
    | 'incomplete'
    | 'double_accompagnement';
  pour: 'pole_emploi' | 'mission_locale' | 'exploitant';
  nombre: number;
  depuis: string;
}
export interface CompteDExportDecrit {
  lignes: number;
  auMoins: boolean;
  maximum: number;
  dureeHeures: number;
}
export interface CompteDecrit {
  id: string;
  emetteur: string;
  sujet: string;
  nom: string;
  courriel: string | null;
  etat: 'actif' | 'suspendu' | 'parti';
  etatLe: string;
  etatMotif: string | null;
  creeLe: string;
  vuLe: string | null;
  enVigueur: number;
  sessions: number;
  habilitations: HabilitationDonneeDecrite[];
  cles: CleDuCompteDecrite[];
}
export interface ComptesDecrits {
  corriger: number;
  soumettre: number;
  ignorer: number;
}
export interface ConfirmationDecrite {
  requise: boolean;
  par: string | null;
  nom: string | null;
  le: string | null;
  motif: string | null;
}
export interface ControleDecrit {
  verifieLe: string;
  jours: string[];
  conforme: boolean;
  ageS: number;
  limiteS: number;
}
export interface CorpsDeMessageDecrit {
  origine: 'recu' | 'emis';
  typeContenu: string;
  octets: number | null;
  texte: string | null;
  tronque: boolean;
  purgeLe: string | null;
  masque?: boolean;
}
export interface CorrectionFaiteDecrite {
  id: string;
  corrige: string;
}
export interface CotraitanceListeeDecrite {
  cotraitance: string;
  demandeur: string;
  structure: string | null;
  site: string | null;
  phase: string | null;
  etat:
    'affectee' | 'acceptee' | 'accompagnement_actif' | 'suspension' | 'alerte' | 'annulee' | 'sortie' | null;
  depuis: string | null;
  prochaineEcheance: string | null;
  actions: (
    | 'sortie_systematique'
    | 'annulation_a_prononcer'
    | 'sortie_a_prononcer'
    | 'incomplete'
    | 'double_accompagnement'
  )[];
  version: number;
  calculeAu: string;
  connuLe: string;
}
export interface CotraitancePrevueDecrite {
  cotraitance: string;
  nouvelle: boolean;
  differences: DifferenceDecrite[];
}
export interface DatesDecrites {
  affectation: string | null;
  acceptation: string | null;
  initialisation: string | null;
  annulation: string | null;
  sortie: string | null;
}
export interface DecisionDecrite {
  par: string;
  le: string;
  motif: string | null;
}
export interface DecompteDecrit {
  compte: boolean;
  annee?: number;
  raison?: 'non_initialise' | 'civis_a_l_initialisation';
}
export interface DeconnexionDecrite {
  suite: string | null;
}
export interface DemasquageDecrit {
  expireLe: string;
}
export interface DepartDecrit {
  partenaire: 'gide' | 'parcours3';
  type: string;
  cotraitance: string | null;
  objet: string;
  sequence: string;
  retrait: boolean;
}
export interface DepartsComptesDecrits {
  partenaire: 'gide' | 'parcours3';
  type: string;
  retraits: number;
  nombre: number;
}
export interface DernierSceauDecrit {
  rang: number;
  empreinte: string;
  le: string;
}
export interface DiagnosticDeSignatureDecrit {
  parties: PartieDeSignatureDecrite[];
  cle: string | null;
}
export interface DifferenceDecrite {
  membre: string;
  avant: null | string | number | boolean | unknown[] | Record<string, unknown>;
  apres: null | string | number | boolean | unknown[] | Record<string, unknown>;
}
export interface DossierRejoueDecrit {
  rang: number;
  demandeur: string;
  version: number;
  empreinte: string;
  cotraitances: CotraitancePrevueDecrite[];
  departs: DepartDecrit[];
  messages: VerdictDecrit[];
}
export interface DossiersRejouesDecrits {
  curseur: string | null;
  dossiers: DossierRejoueDecrit[];
  masque?: boolean;
}
export interface EcartDeReglesDecrit {
  membre: string;
  alors: null | string | number | boolean | unknown[] | Record<string, unknown>;
  aujourdhui: null | string | number | boolean | unknown[] | Record<string, unknown>;
}
export interface EcartDecrit {
  id: string;
  partenaire: 'gide' | 'parcours3';
  vue: 'dit' | 'declare';
  type: string;
  cle: string;
  demandeur: string;
  cotraitance: string | null;
  structure: string | null;
  site: string | null;
  nature: 'absent' | 'different' | 'sequence' | 'en_trop';
  cause:
    | 'jamais_recu'
    | 'refuse'
    | 'abandonne'
    | 'change_chez_le_partenaire'
    | 'compteur_en_retard'
    | 'regles_changees'
    | 'illisible'
    | 'inconnue';
  detail: string | null;
  proprietaire: 'gide' | 'parcours3' | 'dude';
  etat: 'ouvert' | 'en_correction' | 'soumis' | 'ignore' | 'clos';
  motifSoumission: 'politique' | 'budget' | 'refus' | 'abandon' | 'escalade' | 'illisible' | null;
  depuis: string;
  premierLe: string;
  vuLe: string;
  ageJours: number;
  ouvertures: number;
  corrections: number;
}
export interface EcartDetailleDecrit {
  id: string;
  partenaire: 'gide' | 'parcours3';
  vue: 'dit' | 'declare';
  type: string;
  cle: string;
  demandeur: string;
  cotraitance: string | null;
  structure: string | null;
  site: string | null;
  nature: 'absent' | 'different' | 'sequence' | 'en_trop';
  cause:
    | 'jamais_recu'
    | 'refuse'
    | 'abandonne'
    | 'change_chez_le_partenaire'
    | 'compteur_en_retard'
    | 'regles_changees'
    | 'illisible'
    | 'inconnue';
  detail: string | null;
  proprietaire: 'gide' | 'parcours3' | 'dude';
  etat: 'ouvert' | 'en_correction' | 'soumis' | 'ignore' | 'clos';
  motifSoumission: 'politique' | 'budget' | 'refus' | 'abandon' | 'escalade' | 'illisible' | null;
  depuis: string;
  premierLe: string;
  vuLe: string;
  ageJours: number;
  ouvertures: number;
  corrections: number;
  constat: string;
  pourquoi: string;
  soumisParceQue: string | null;
  nous: VersionDecrite | null;
  eux: VersionDecrite | null;
  comparaison: MembreCompareDecrit[];
  politique: PolitiqueAppliqueeDecrite | null;
  decision: DecisionDecrite | null;
  message: string | null;
  synchronisation: string | null;
  closLe: string | null;
  resolution: 'accord' | 'corrige' | 'lu' | 'fait_change' | null;
  empreinte: string;
  vie: EvenementDEcartDecrit[];
  masque?: boolean;
}
export interface EcartsDecrits {
  curseur: string | null;
  ecarts: EcartDecrit[];
  masque?: boolean;
}
export interface EcheanceAVenirDecrite {
  date: string;
  etat: 'affectee' | 'acceptee' | 'accompagnement_actif' | 'suspension' | 'alerte' | 'annulee' | 'sortie';
  regle: string;
}
export interface EcheanceDecrite {
  date: string;
  nature: 'affectee' | 'acceptee' | 'accompagnement_actif' | 'suspension' | 'alerte' | 'annulee' | 'sortie';
}
export interface EchecsDecrits {
  echecs: GroupeDEchecsDecrit[];
}
export interface EffetsDecrits {
  sorts: SortCompteDecrit[];
  raisons: RaisonDecrite[];
  departs: DepartsComptesDecrits[];
  etats: ChangementDEtatDecrit[];
  cotraitances: number;
}
export interface EmissionCauseeDecrite {
  message: string;
  partenaire: 'gide' | 'parcours3';
  type: string;
  sequence: string;
  issue:
    | 'recu'
    | 'applique'
    | 'sans_effet'
    | 'doublon'
    | 'refuse'
    | 'illisible'
    | 'en_echec'
    | 'abandonne'
    | 'a_emettre'
    | 'acquitte'
    | 'remplace'
    | 'incertain'
    | 'retenu';
}
export interface EnAttenteDecrit {
  aEmettre: number;
  incertains: number;
  retenus: number;
}
export interface EnEchecDecrit {
  refuses: number;
  echecs: number;
}
export interface EntreeAbandon {
  motif: string;
}
export interface EntreeAcceptation {
  dateAcceptation: string;
  corrige?: boolean;
  annule?: boolean;
}
export interface EntreeChangementDeVue {
  nom?: string;
  filtres?: Record<string, unknown>;
  partagee?: boolean;
}
export interface EntreeCompteDExport {
  sujet: 'messages' | 'cotraitances' | 'ecarts' | 'audit' | 'nuits';
  filtres?: Record<string, unknown>;
}
export interface EntreeConfirmation {
  motif: string;
}
export interface EntreeCorrection {
  donnees: Record<string, unknown>;
  motif: string;
  sequence?: string;
  type?:
    | 'affectation.enregistree'
    | 'affectation.annulee'
    | 'statut.change'
    | 'alerte.traitee'
    | 'sortie.prononcee'
    | 'sortie.proposee'
    | 'demandeur.modifie'
    | 'acceptation.enregistree'
    | 'parcours.initialise'
    | 'alerte.declenchee'
    | 'alerte.close'
    | 'etape.enregistree'
    | 'civis.change';
}
export interface EntreeDAudit {
  genre?: 'lecture' | 'acte';
  acteur?: string;
  action?: string;
  objet?: string;
  cotraitance?: string;
  depuis?: string;
  jusqua?: string;
  curseur?: string;
  limite?: number;
}
export interface EntreeDHabilitation {
  motif: string;
  compte?: string;
  emetteur?: string;
  sujet?: string;
  nom?: string;
  role:
    | 'exploitant'
    | 'responsable_cotraitance'
    | 'conseiller'
    | 'correspondant_pole_emploi'
    | 'pilotage'
    | 'auditeur'
    | 'administrateur';
  portee: string;
  jusqua?: string;
}
export interface EntreeDeCle {
  motif: string;
  libelle: string;
  role:
    | 'exploitant'
    | 'responsable_cotraitance'
    | 'conseiller'
    | 'correspondant_pole_emploi'
    | 'pilotage'
    | 'auditeur'
    | 'administrateur'
    | 'partenaire';
  portee: string;
  expireLe?: string;
}
export interface EntreeDeComptes {
  nom?: string;
  etat?: 'actif' | 'suspendu' | 'parti';
  role?:
    | 'exploitant'
    | 'responsable_cotraitance'
    | 'conseiller'
    | 'correspondant_pole_emploi'
    | 'pilotage'
    | 'auditeur'
    | 'administrateur';
  endormies?: boolean;
  curseur?: string;
  limite?: number;
}
export interface EntreeDeRotation {
  motif: string;
  finitLe: string;
}
export interface EntreeDeSignature {
  id?: string;
  horodatage?: string;
  signature?: string;
  corps: string;
}
export interface EntreeDemasquage {
  type: 'message' | 'cotraitance' | 'ecart';
  id: string;
  motif: string;
}
export interface EntreeExport {
  sujet: 'messages' | 'cotraitances' | 'ecarts' | 'audit' | 'nuits';
  filtres?: Record<string, unknown>;
  motif: string;
}
export interface EntreeGeste {
  motif: string;
}
export interface EntreeHabilitation {
  habilitation: string;
}
export interface EntreeInterruption {
  motif?: string;
}
export interface EntreeMotif {
  motif: string;
}
export interface EntreePolitique {
  partenaire: 'gide' | 'parcours3';
  vue: 'dit' | 'declare';
  type?:
    | 'affectation.enregistree'
    | 'affectation.annulee'
    | 'statut.change'
    | 'alerte.traitee'
    | 'sortie.prononcee'
    | 'sortie.proposee'
    | 'demandeur.modifie'
    | 'acceptation.enregistree'
    | 'parcours.initialise'
    | 'alerte.declenchee'
    | 'alerte.close'
    | 'etape.enregistree'
    | 'civis.change'
    | null;
  decision: 'corriger' | 'soumettre' | 'ignorer';
  phrase?: string;
  depuis?: string;
  motif?: string;
  simulation?: boolean;
}
export interface EntreeRecherche {
  sens?: 'entrant' | 'sortant';
  partenaire?: 'gide' | 'parcours3' | 'dude';
  issue?:
    | 'recu'
    | 'applique'
    | 'sans_effet'
    | 'doublon'
    | 'refuse'
    | 'illisible'
    | 'en_echec'
    | 'abandonne'
    | 'a_emettre'
    | 'acquitte'
    | 'remplace'
    | 'incertain'
    | 'retenu';
  type?:
    | 'affectation.enregistree'
    | 'affectation.annulee'
    | 'statut.change'
    | 'alerte.traitee'
    | 'sortie.prononcee'
    | 'sortie.proposee'
    | 'demandeur.modifie'
    | 'acceptation.enregistree'
    | 'parcours.initialise'
    | 'alerte.declenchee'
    | 'alerte.close'
    | 'etape.enregistree'
    | 'civis.change'
    | 'inconnu'
    | 'illisible';
  code?: string;
  cotraitance?: string;
  demandeur?: string;
  depuis?: string;
  jusqua?: string;
  curseur?: string;
  limite?: number;
}
export interface EntreeRejeu {
  simulation?: boolean;
  motif?: string;
  apercu?: string;
  ids?: string[];
  filtre?: FiltreDeMessagesDecrit;
  groupe?: string;
  debit?: number;
}
export interface EntreeResolution {
  decision: 'corriger' | 'ignorer' | 'reprendre';
  motif: string;
  empreinte?: string;
}
export interface EntreeResolutions {
  decision: 'corriger' | 'ignorer' | 'reprendre';
  motif: string;
  filtre?: FiltreDeGroupeDecrit;
  nombre: number;
  empreinte: string;
}
export interface EntreeVue {
  ecran: 'messages' | 'ecarts' | 'echecs' | 'cotraitances' | 'audit';
  nom: string;
  filtres: Record<string, unknown>;
  partagee?: boolean;
}
export interface EnvoiDecrit {
  creeLe: string;
  finiLe: string | null;
  issue: string | null;
  cause: string | null;
  messages: number;
}
export interface EssaiDecrit {
  id: string;
  motif: string;
  demandeLe: string;
  prisLe: string | null;
  finiLe: string | null;
  etapes: EtapeDEssaiDecrite[];
}
export interface EssaiDemandeDecrit {
  id: string;
}
export interface EssaisDecrits {
  essais: EssaiDecrit[];
}
export interface EtapeDEssaiDecrite {
  etape: 'resolution' | 'connexion' | 'tls' | 'jeton' | 'question';
  issue: 'reussie' | 'echouee' | 'sans_objet';
  detail: string;
  millisecondes: number;
}
export interface EtapeDeMessageDecrite {
  le: string;
  nature:
    | 'arrive'
    | 'decide'
    | 'porte'
    | 'sort'
    | 'envoi'
    | 'reponse'
    | 'emission'
    | 'rejeu'
    | 'correction'
    | 'tentative';
  issue: string | null;
  code: string | null;
  message: string | null;
  objet: string | null;
}
export interface EtapeDecrite {
  etape: string;
  etat: 'a_faire' | 'en_cours' | 'terminee' | 'sautee';
  cause: string | null;
  resultat: Record<string, unknown> | null;
  debut: string | null;
  fin: string | null;
}
export interface EtatDeRejeuDecrit {
  id: string;
  etat: string;
}
export interface EtatDecrit {
  cotraitance: string;
  demandeur: string;
  structure: string | null;
  au: string;
  phase: 'entree' | 'accompagnement' | 'annulation' | 'sortie' | null;
  etat:
    'affectee' | 'acceptee' | 'accompagnement_actif' | 'suspension' | 'alerte' | 'annulee' | 'sortie' | null;
  depuis: string | null;
  dates: DatesDecrites;
  alertes: AlerteDecrite[];
  suspension: SuspensionDecrite | null;
  annulation: AnnulationDecrite | null;
  sortie: SortieDecrite | null;
  prochaineEcheance: EcheanceDecrite | null;
  decompte: DecompteDecrit;
  anomalies: string[];
  actions: ActionDecrite[];
  version: number;
  regles: Record<string, OrigineDecrite>;
  masque?: boolean;
}
export interface EvenementDEcartDecrit {
  le: string;
  evenement: 'ouvert' | 'rouvert' | 'change' | 'correction' | 'soumis' | 'ignore' | 'clos';
  par: string;
  nom: string | null;
  detail: string | null;
}
export interface ExempleDeSignatureDecrit {
  secret: string;
  id: string;
  horodatage: string;
  corps: string;
  signature: string;
}
export interface ExportDecrit {
  id: string;
  sujet: 'messages' | 'cotraitances' | 'ecarts' | 'audit' | 'nuits';
  filtres: Record<string, unknown>;
  motif: string;
  acteur: string;
  mien: boolean;
  role: string;
  portee: string;
  etat: 'en_attente' | 'en_cours' | 'pret' | 'echoue';
  lignes: number;
  octets: number;
  maximum: number;
  coupe: boolean;
  demandeLe: string;
  fin: string | null;
  expireLe: string;
}
export interface ExportsDecrits {
  exports: ExportDecrit[];
}
export interface FaitAppliqueDecrit {
  cle: string;
  sequence: string;
  connuLe: string;
}
export interface FaitDesSystemesDecrit {
  type: string;
  proprietaire: 'gide' | 'parcours3' | 'dude';
  objet: string;
  gide: TenueDecrite;
  parcours3: TenueDecrite;
  membres: MembreDesSystemesDecrit[];
  accord: boolean;
}
export interface FaitFusionneDecrit {
  cle: string;
  type: string;
  sequence: string;
  annule: boolean;
  data: Record<string, unknown>;
  connuLe: string;
  versions: number;
  message: MessageDuFaitDecrit;
}
export interface FaitsDecrits {
  cotraitance: string;
  demandeur: string;
  version: number;
  faits: FaitFusionneDecrit[];
  masque?: boolean;
}
export interface FenetreDecrite {
  nature: 'lecture_seule' | 'maintenance';
  jusqua: string;
  motif: string | null;
}
export interface FiltreDeGroupeDecrit {
  partenaire?: 'gide' | 'parcours3';
  vue?: 'dit' | 'declare';
  type?:
    | 'affectation.enregistree'
    | 'affectation.annulee'
    | 'statut.change'
    | 'alerte.traitee'
    | 'sortie.prononcee'
    | 'sortie.proposee'
    | 'demandeur.modifie'
    | 'acceptation.enregistree'
    | 'parcours.initialise'
    | 'alerte.declenchee'
    | 'alerte.close'
    | 'etape.enregistree'
    | 'civis.change'
    | 'inconnu'
    | 'illisible';
  nature?: 'absent' | 'different' | 'sequence' | 'en_trop';
  cause?:
    | 'jamais_recu'
    | 'refuse'
    | 'abandonne'
    | 'change_chez_le_partenaire'
    | 'compteur_en_retard'
    | 'regles_changees'
    | 'illisible'
    | 'inconnue';
  motifSoumission?: 'politique' | 'budget' | 'refus' | 'abandon' | 'escalade' | 'illisible';
  etat?: 'ouvert' | 'soumis' | 'ignore';
}
export interface FiltreDeMessagesDecrit {
  sens?: 'entrant' | 'sortant';
  partenaire?: 'gide' | 'parcours3' | 'dude';
  issue?:
    | 'recu'
    | 'applique'
    | 'sans_effet'
    | 'doublon'
    | 'refuse'
    | 'illisible'
    | 'en_echec'
    | 'abandonne'
    | 'a_emettre'
    | 'acquitte'
    | 'remplace'
    | 'incertain'
    | 'retenu';
  type?:
    | 'affectation.enregistree'
    | 'affectation.annulee'
    | 'statut.change'
    | 'alerte.traitee'
    | 'sortie.prononcee'
    | 'sortie.proposee'
    | 'demandeur.modifie'
    | 'acceptation.enregistree'
    | 'parcours.initialise'
    | 'alerte.declenchee'
    | 'alerte.close'
    | 'etape.enregistree'
    | 'civis.change'
    | 'inconnu'
    | 'illisible';
  code?: string;
  cotraitance?: string;
  demandeur?: string;
  depuis?: string;
  jusqua?: string;
}
export interface FluxDeStructureDecrit {
  structure: string;
  depuis: string;
  actif: boolean;
}
export interface FluxDecrit {
  luJusquAu: string | null;
  luLe: string | null;
}
export interface FluxDecrits {
  jour: string;
  flux: UnFluxDecrit[];
}
export interface FriseDecrite {
  cotraitance: string;
  au: string;
  aujourdhui: string;
  frise: PeriodesDecrites | null;
  echeances: EcheanceAVenirDecrite[];
  instants: InstantConnuDecrit[];
  masque?: boolean;
}
export interface GesteDecrit {
  le: string;
  par: string | null;
  motif: string;
}
export interface GroupeDEcartsDecrit {
  partenaire: 'gide' | 'parcours3';
  vue: 'dit' | 'declare';
  type: string;
  nature: 'absent' | 'different' | 'sequence' | 'en_trop';
  cause:
    | 'jamais_recu'
    | 'refuse'
    | 'abandonne'
    | 'change_chez_le_partenaire'
    | 'compteur_en_retard'
    | 'regles_changees'
    | 'illisible'
    | 'inconnue';
  etat: 'ouvert' | 'en_correction' | 'soumis' | 'ignore' | 'clos';
  motifSoumission: 'politique' | 'budget' | 'refus' | 'abandon' | 'escalade' | 'illisible' | null;
  nombre: number;
  empreinte: string;
  depuis: string;
  phrase: string;
}
export interface GroupeDEchecsDecrit {
  groupe: string;
  sens: 'entrant' | 'sortant';
  partenaire: string;
  type: string | null;
  issue: 'en_echec' | 'refuse' | 'illisible';
  code: string | null;
  cause: string | null;
  nombre: number;
  premierLe: string;
  dernierLe: string;
  exemple: string;
}
export interface GroupeResoluDecrit {
  faits: number;
  dits: number;
  ordonnes: number;
  suite: string | null;
  changes: number;
  impossibles: Record<string, number>;
}
export interface GroupesDEcartsDecrits {
  groupes: GroupeDEcartsDecrit[];
}
export interface HabilitationDecrite {
  id: string;
  role:
    | 'exploitant'
    | 'responsable_cotraitance'
    | 'conseiller'
    | 'correspondant_pole_emploi'
    | 'pilotage'
    | 'auditeur'
    | 'administrateur';
  portee: string;
}
export interface HabilitationDonneeDecrite {
  id: string;
  role:
    | 'exploitant'
    | 'responsable_cotraitance'
    | 'conseiller'
    | 'correspondant_pole_emploi'
    | 'pilotage'
    | 'auditeur'
    | 'administrateur';
  portee: string;
  etat: 'en_vigueur' | 'endormie' | 'echue' | 'retiree';
  accordeeLe: string;
  accordeePar: string;
  motif: string;
  jusqua: string | null;
  retireeLe: string | null;
}
export interface HeureDActiviteDecrite {
  debut: string;
  recus: number;
  dits: number;
  echecs: number;
}
export interface HistoriqueDecrit {
  cotraitance: string;
  demandeur: string;
  calculs: CalculDecrit[];
  masque?: boolean;
}
export interface HorlogeDecrite {
  aujourdhui: string;
  maintenant: string;
  simulee: boolean;
}
export interface InstantConnuDecrit {
  connuLe: string;
  faits: number;
}
export interface LectureSeuleAnnoncee {
  de: string;
  a: string;
}
export interface LiensDecrits {
  rejoue: string | null;
  corrige: string | null;
  rejouePar: string[];
  corrigePar: string[];
}
export interface LigneDAuditDecrite {
  le: string;
  genre: 'lecture' | 'acte';
  acteur: string;
  nom: string | null;
  role: string;
  portee: string | null;
  action: string;
  issue: 'fait' | 'refuse' | 'inconnu' | 'entame' | null;
  code: string | null;
  objetGenre: string | null;
  objet: string | null;
  cotraitances: string[];
  nombre: number | null;
  motif: string | null;
  correlation: string | null;
  reseau: string | null;
  acte: string | null;
}
export interface LigneDecrite {
  partenaire: 'gide' | 'parcours3' | 'dude';
  sens: 'entrant' | 'sortant';
  type: string;
  porte: number;
  sorts: Record<string, number>;
  somme: number;
  difference: number;
  ouverts: OuvertsDecrits;
}
export interface ListeDecrite {
  curseur: string | null;
  cotraitances: CotraitanceListeeDecrite[];
  masque?: boolean;
}
export interface MaintenanceAnnoncee {
  de: string;
  a: string;
  motif: string | null;
}
export interface MembreCompareDecrit {
  membre: string;
  nous: null | string | number | boolean | unknown[] | Record<string, unknown>;
  eux: null | string | number | boolean | unknown[] | Record<string, unknown>;
  accord: boolean;
}
export interface MembreDEnveloppeDecrit {
  membre: string;
  avant: string | null;
  apres: string | null;
  accord: boolean;
}
export interface MembreDeDonneesDecrit {
  membre: string;
  avant: null | string | number | boolean | unknown[] | Record<string, unknown>;
  apres: null | string | number | boolean | unknown[] | Record<string, unknown>;
  accord: boolean;
}
export interface MembreDesSystemesDecrit {
  membre: string;
  gide: null | string | number | boolean | unknown[] | Record<string, unknown>;
  parcours3: null | string | number | boolean | unknown[] | Record<string, unknown>;
  accord: boolean;
}
export interface MessageDecrit {
  id: string;
  sens: 'entrant' | 'sortant';
  partenaire: 'gide' | 'parcours3' | 'dude';
  evenement: string | null;
  type: string | null;
  cotraitance: string | null;
  demandeur: string | null;
  sequence: string | null;
  issue:
    | 'recu'
    | 'applique'
    | 'sans_effet'
    | 'doublon'
    | 'refuse'
    | 'illisible'
    | 'en_echec'
    | 'abandonne'
    | 'a_emettre'
    | 'acquitte'
    | 'remplace'
    | 'incertain'
    | 'retenu';
  code: string | null;
  detail: string | null;
  pointeur: string | null;
  jour: string;
  le: string;
  traiteLe: string | null;
  tentatives: number;
  correlation: string | null;
}
export interface MessageDetailleDecrit {
  id: string;
  sens: 'entrant' | 'sortant';
  partenaire: 'gide' | 'parcours3' | 'dude';
  evenement: string | null;
  type: string | null;
  cotraitance: string | null;
  demandeur: string | null;
  sequence: string | null;
  issue:
    | 'recu'
    | 'applique'
    | 'sans_effet'
    | 'doublon'
    | 'refuse'
    | 'illisible'
    | 'en_echec'
    | 'abandonne'
    | 'a_emettre'
    | 'acquitte'
    | 'remplace'
    | 'incertain'
    | 'retenu';
  code: string | null;
  detail: string | null;
  pointeur: string | null;
  jour: string;
  le: string;
  traiteLe: string | null;
  tentatives: number;
  correlation: string | null;
  cle: string | null;
  donnees: Record<string, unknown> | null;
  reception: ReceptionDecrite | null;
  cause: string | null;
  envoi: string | null;
  motif: string | null;
  liens: LiensDecrits;
  transitions: TransitionDecrite[];
  rejeux: RejeuDuMessageDecrit[];
  masque?: boolean;
}
export interface MessageDuFaitDecrit {
  id: string;
  partenaire: 'gide' | 'parcours3' | 'dude';
  evenement: string | null;
  recuLe: string;
}
export interface MessageRejoueDecrit {
  message: string;
  sens: 'entrant' | 'sortant';
  verdict:
    | 'applique'
    | 'sans_effet'
    | 'refuse'
    | 'emis'
    | 'ecarte'
    | 'non_rejouable'
    | 'interrompu'
    | 'en_echec'
    | null;
  code: string | null;
  detail: string | null;
  nouveau: string | null;
  rang: number;
  partenaire: string;
  type: string | null;
  cotraitance: string | null;
  demandeur: string | null;
  issue: string;
  le: string | null;
}
export interface MessagesDecrits {
  curseur: string | null;
  messages: MessageDecrit[];
  masque?: boolean;
}
export interface MessagesRejouesDecrits {
  curseur: string | null;
  messages: MessageRejoueDecrit[];
  masque?: boolean;
}
export interface MotifDAdministration {
  motif: string;
}
export interface NotificationDecrite {
  evenement: 'ouverte' | 'close';
  etat: 'a_envoyer' | 'envoyee' | 'echouee';
  tentatives: number;
  cause: string | null;
}
export interface OctroiDecrit {
  id: string;
  compte: string;
  issue: 'accordee' | 'deja_accordee';
}
export interface OrdreDecrit {
  id: string;
  change: boolean;
}
export interface OrigineDecrite {
  regle: string;
  messages: string[];
}
export interface OuvertsDecrits {
  nombre: number;
  ageS: number | null;
}
export interface PageDeComptesDecrite {
  curseur: string | null;
  comptes: CompteDecrit[];
  emetteur: string | null;
}
export interface PartenaireDecrit {
  partenaire: 'gide' | 'parcours3';
  nom: string;
  pause: PauseDecrite | null;
  pasAvant: string | null;
  fenetre: FenetreDecrite | null;
  enAttente: EnAttenteDecrit;
  attentes: AttentesDecrites;
  enEchec: EnEchecDecrit;
  flux: FluxDecrit;
  dernierEnvoi: EnvoiDecrit | null;
}
export interface PartenairesDecrits {
  partenaires: PartenaireDecrit[];
}
export interface PartieDeSignatureDecrite {
  partie: 'webhook-id' | 'webhook-timestamp' | 'webhook-signature';
  juste: boolean;
  detail: string;
}
export interface PauseDecrite {
  nature: 'automatique' | 'exploitant';
  depuis: string;
  motif: string;
  par: string | null;
  prochaineSonde: string | null;
}
export interface PeriodeDAbsenceDecrite {
  du: string;
  au: string | null;
  echeance: string;
}
export interface PeriodeDAlerteDecrite {
  du: string;
  au: string | null;
  alerte: string;
  nature: string;
  decision: string | null;
}
export interface PeriodeDEtatDecrite {
  du: string;
  au: string | null;
  etat: 'affectee' | 'acceptee' | 'accompagnement_actif' | 'suspension' | 'alerte' | 'annulee' | 'sortie';
  phase: 'entree' | 'accompagnement' | 'annulation' | 'sortie';
  regle: string;
}
export interface PeriodeDePhaseDecrite {
  du: string;
  au: string | null;
  phase: 'entree' | 'accompagnement' | 'annulation' | 'sortie';
}
export interface PeriodesDecrites {
  etats: PeriodeDEtatDecrite[];
  phases: PeriodeDePhaseDecrite[];
  alertes: PeriodeDAlerteDecrite[];
  suspensions: PeriodeDAbsenceDecrite[];
}
export interface PolitiqueActiveeDecrite {
  id: number;
  depuis: string;
  inchangee: boolean;
}
export interface PolitiqueAppliqueeDecrite {
  id: number;
  type: string | null;
  decision: 'corriger' | 'soumettre' | 'ignorer';
  phrase: string;
  depuis: string;
}
export interface PolitiqueDecrite {
  id: number;
  partenaire: 'gide' | 'parcours3';
  vue: 'dit' | 'declare';
  type:
    | 'affectation.enregistree'
    | 'affectation.annulee'
    | 'statut.change'
    | 'alerte.traitee'
    | 'sortie.prononcee'
    | 'sortie.proposee'
    | 'demandeur.modifie'
    | 'acceptation.enregistree'
    | 'parcours.initialise'
    | 'alerte.declenchee'
    | 'alerte.close'
    | 'etape.enregistree'
    | 'civis.change'
    | null;
  decision: 'corriger' | 'soumettre' | 'ignorer';
  phrase: string;
  depuis: string;
  par: string;
  motif: string | null;
  le: string;
  etat: 'en_vigueur' | 'a_venir' | 'remplacee';
}
export interface PolitiqueDemandeeDecrite {
  simulation: SimulationDePolitiqueDecrite | null;
  politique: PolitiqueActiveeDecrite | null;
}
export interface PolitiquesDecrites {
  politiques: PolitiqueDecrite[];
}
export interface PresentDecrit {
  phase: string | null;
  etat:
    'affectee' | 'acceptee' | 'accompagnement_actif' | 'suspension' | 'alerte' | 'annulee' | 'sortie' | null;
  depuis: string | null;
}
export interface PreuveDecrite {
  partenaire: 'gide' | 'parcours3';
  tenus: 'prouvables' | 'non_prouvables';
  declarations: 'prouvables' | 'non_prouvables';
  compareLe: string;
}
export interface RaisonDecrite {
  verdict:
    'applique' | 'sans_effet' | 'refuse' | 'emis' | 'ecarte' | 'non_rejouable' | 'interrompu' | 'en_echec';
  code: string;
  phrase: string | null;
  nombre: number;
  exemple: string | null;
}
export interface RangDActeDecrit {
  le: string;
  issue: 'entame' | 'fait' | 'refuse' | 'inconnu';
  acteur: string;
  nom: string | null;
  role: string;
  portee: string;
  action: string;
  objetGenre: string | null;
  objet: string | null;
  cotraitance: string | null;
  nombre: number | null;
  motif: string | null;
  code: string | null;
  correlation: string | null;
  reseau: string | null;
}
export interface RapprochementDecrit {
  sens: 'entrant' | 'sortant';
  type: string;
  passerelle: number;
  partenaire: number;
  ouverts: number;
  difference: number;
}
export interface ReceptionDecrite {
  id: string;
  voie: 'webhook' | 'flux' | 'api';
  typeContenu: string;
  rang: number;
  octets: number;
}
export interface RejeuDecrit {
  id: string;
  simulation: boolean;
  apercu: string | null;
  etat: 'simule' | 'a_confirmer' | 'en_attente' | 'en_cours' | 'en_pause' | 'interrompu' | 'termine';
  acteur: string;
  auteur: string | null;
  motif: string | null;
  debit: number;
  jour: string;
  avancement: AvancementDecrit;
  verdicts: Record<string, number>;
  dossiers: number;
  confirmation: ConfirmationDecrite;
  demandeLe: string;
  debut: string | null;
  fin: string | null;
}
export interface RejeuDemandeDecrit {
  id: string;
  simulation: boolean;
  apercu: string | null;
  etat: 'simule' | 'a_confirmer' | 'en_attente' | 'en_cours' | 'en_pause' | 'interrompu' | 'termine';
  acteur: string;
  auteur: string | null;
  motif: string | null;
  debit: number;
  jour: string;
  avancement: AvancementDecrit;
  verdicts: Record<string, number>;
  dossiers: number;
  confirmation: ConfirmationDecrite;
  demandeLe: string;
  debut: string | null;
  fin: string | null;
  apercuDesDossiers: DossierRejoueDecrit[];
  messages: MessageRejoueDecrit[];
  masque?: boolean;
}
export interface RejeuDuMessageDecrit {
  rejeu: string;
  verdict: string | null;
  code: string | null;
  nouveau: string | null;
  le: string | null;
}
export interface RejeuxDecrits {
  curseur: string | null;
  rejeux: RejeuDecrit[];
}
export interface ResolutionDecrite {
  id: string;
  issue: 'fait' | 'ordonne' | 'deja_fait';
  etat: 'ouvert' | 'en_correction' | 'soumis' | 'ignore' | 'clos';
}
export interface RythmeDecrit {
  messagesParEnvoi: number;
  envoisALaFois: number;
  lectureSeule: LectureSeuleAnnoncee[];
  maintenances: MaintenanceAnnoncee[];
}
export interface SceauRompuDecrit {
  rang: number;
  lignes: number;
  scellees: number;
  le: string;
}
export interface SessionDecrite {
  compte: CompteConnecte;
  habilitation: HabilitationDecrite;
  habilitations: HabilitationDecrite[];
  droits: ('metadonnees' | 'corps' | 'agir' | 'exporter')[];
  jeton: string;
  inactiviteS: number;
  fin: string;
}
export interface SignaturesDecrites {
  cles: CleDeSignatureDecrite[];
  exemple: ExempleDeSignatureDecrit;
}
export interface SimulationDePolitiqueDecrite {
  jour: string;
  total: number;
  changements: number;
  avant: ComptesDecrits;
  apres: ComptesDecrits;
  auDelaDuBudget: AuDelaDecrit;
  detail: ChangementDecrit[];
}
export interface SortCompteDecrit {
  sens: 'entrant' | 'sortant';
  issue: string;
  nombre: number;
}
export interface SortieDecrite {
  date: string;
  motif: string;
  mode: 'prononcee' | 'decision_alerte' | 'automatique';
}
export interface SuspensionDecrite {
  depuis: string;
  echeance: string;
}
export interface SynchronisationDecrite {
  id: string;
  plan: 'nocturne' | 'demande';
  etat: 'en_attente' | 'en_cours' | 'terminee' | 'partielle' | 'echouee';
  jour: string;
  demandeeLe: string;
  debut: string | null;
  fin: string | null;
  etape: string | null;
  avancement: AvancementDecrit;
  etapes: EtapeDecrite[];
  rapport: Record<string, unknown> | null;
}
export interface SynchronisationDemandeeDecrite {
  id: string;
  nouvelle: boolean;
}
export interface SynchronisationsDecrites {
  synchronisations: SynchronisationDecrite[];
}
export interface SystemesDecrits {
  cotraitance: string;
  au: string;
  passerelle: PresentDecrit;
  faits: FaitDesSystemesDecrit[];
  masque?: boolean;
}
export interface TentativeDecrite {
  numero: number;
  nature: 'envoi' | 'application';
  envoi: string | null;
  messages: number | null;
  debut: string | null;
  fin: string | null;
  dureeMs: number | null;
  reponse: 'repondu' | 'transitoire' | 'incertaine' | 'refus_global' | 'interrompue' | null;
  statut: number | null;
  cause: string | null;
  sort:
    | 'recu'
    | 'applique'
    | 'sans_effet'
    | 'doublon'
    | 'refuse'
    | 'illisible'
    | 'en_echec'
    | 'abandonne'
    | 'a_emettre'
    | 'acquitte'
    | 'remplace'
    | 'incertain'
    | 'retenu'
    | null;
  code: string | null;
  changements: ('reponse' | 'statut' | 'cause' | 'sort' | 'code')[];
}
export interface TenueDecrite {
  enonce: VersionEnonceeDecrite | null;
  dit: VersionDiteDecrite | null;
  aDire: boolean;
}
export interface TransitionDecrite {
  de: string;
  vers: string;
  tentatives: number;
  cause: string;
  le: string;
}
export interface TronconsPurgesDecrits {
  rang: number;
  jusquau: string;
  lignes: number;
  purgeLe: string;
}
export interface UnFluxDecrit {
  vers: 'gide' | 'parcours3';
  type: string;
  depuis: string;
  actif: boolean;
  structures: FluxDeStructureDecrit[];
  historique: ActivationDecrite[];
}
export interface UnPartenaireDecrit {
  etat: PartenaireDecrit;
  attentes: AttentesDecrites;
  rythme: RythmeDecrit;
}
export interface VerdictDecrit {
  message: string;
  sens: 'entrant' | 'sortant';
  verdict:
    | 'applique'
    | 'sans_effet'
    | 'refuse'
    | 'emis'
    | 'ecarte'
    | 'non_rejouable'
    | 'interrompu'
    | 'en_echec'
    | null;
  code: string | null;
  detail: string | null;
  nouveau: string | null;
}
export interface VersionDeMessageDecrite {
  message: string;
  sequence: string | null;
  issue:
    | 'recu'
    | 'applique'
    | 'sans_effet'
    | 'doublon'
    | 'refuse'
    | 'illisible'
    | 'en_echec'
    | 'abandonne'
    | 'a_emettre'
    | 'acquitte'
    | 'remplace'
    | 'incertain'
    | 'retenu';
  code: string | null;
  le: string;
  rejoue: string | null;
  corrige: string | null;
}
export interface VersionDecrite {
  sequence: string | null;
  data: Record<string, unknown> | null;
}
export interface VersionDiteDecrite {
  sequence: string;
  retire: boolean;
  etat: 'acquittee' | 'en_route';
}
export interface VersionEnonceeDecrite {
  sequence: string;
  retire: boolean;
}
export interface VersionsDecrites {
  message: string;
  versions: VersionDeMessageDecrite[];
}
export interface VueDecrite {
  id: string;
  ecran: 'messages' | 'ecarts' | 'echecs' | 'cotraitances' | 'audit';
  nom: string;
  filtres: Record<string, unknown>;
  partagee: boolean;
  mienne: boolean;
}
export interface VueGardeeDecrite {
  id: string;
}
export interface VuesDecrites {
  vues: VueDecrite[];
}
export interface ZoneInscriteDecrite {
  depuis: string;
  par: string;
  motif: string;
  le: string;
  structure: string;
  epci: string[];
  communes: string[];
  enVigueur: boolean;
}
export interface ZonesDecrites {
  zones: ZoneInscriteDecrite[];
}
export interface Operations {
  'GET /api/session': { corps: undefined; reponse: SessionDecrite };
  'POST /api/session/habilitation': { corps: EntreeHabilitation; reponse: SessionDecrite };
  'POST /api/session/deconnexion': { corps: undefined; reponse: DeconnexionDecrite };
  'POST /api/demasquages': { corps: EntreeDemasquage; reponse: DemasquageDecrit };
  'POST /api/messages/recherche': { corps: EntreeRecherche; reponse: MessagesDecrits };
  'GET /api/messages/{id}': { corps: undefined; reponse: MessageDetailleDecrit };
  'GET /api/messages/{id}/chronologie': { corps: undefined; reponse: ChronologieDecrite };
  'GET /api/messages/{id}/corps': { corps: undefined; reponse: CorpsDeMessageDecrit };
  'GET /api/messages/{id}/versions': { corps: undefined; reponse: VersionsDecrites };
  'GET /api/messages/{id}/comparaison': { corps: undefined; reponse: ComparaisonDeMessagesDecrite };
  'POST /api/messages/{id}/abandon': { corps: EntreeAbandon; reponse: AbandonDecrit };
  'POST /api/messages/{id}/correction': { corps: EntreeCorrection; reponse: CorrectionFaiteDecrite };
  'GET /api/bilan': { corps: undefined; reponse: BilanDecrit };
  'GET /api/activite': { corps: undefined; reponse: ActiviteDecrite };
  'GET /api/alarmes': { corps: undefined; reponse: AlarmesDecrites };
  'POST /api/alarmes/{id}/acquittement': { corps: EntreeGeste; reponse: AlarmeDecrite };
  'POST /api/alarmes/{id}/cloture': { corps: EntreeGeste; reponse: AlarmeDecrite };
  'GET /api/partenaires': { corps: undefined; reponse: PartenairesDecrits };
  'GET /api/partenaires/{partenaire}': { corps: undefined; reponse: UnPartenaireDecrit };
  'POST /api/partenaires/{partenaire}/pause': { corps: EntreeMotif; reponse: PartenaireDecrit };
  'POST /api/partenaires/{partenaire}/reprise': { corps: EntreeMotif; reponse: PartenaireDecrit };
  'POST /api/partenaires/{partenaire}/essai': { corps: EntreeMotif; reponse: EssaiDemandeDecrit };
  'GET /api/partenaires/{partenaire}/essais': { corps: undefined; reponse: EssaisDecrits };
  'GET /api/partenaires/{partenaire}/signature': { corps: undefined; reponse: SignaturesDecrites };
  'POST /api/partenaires/{partenaire}/signature': {
    corps: EntreeDeSignature;
    reponse: DiagnosticDeSignatureDecrit;
  };
  'GET /api/flux': { corps: undefined; reponse: FluxDecrits };
  'GET /api/zones': { corps: undefined; reponse: ZonesDecrites };
  'GET /api/budgets': { corps: undefined; reponse: BudgetsDecrits };
  'GET /api/echecs': { corps: undefined; reponse: EchecsDecrits };
  'POST /api/rejeux': { corps: EntreeRejeu; reponse: RejeuDemandeDecrit };
  'GET /api/rejeux': { corps: undefined; reponse: RejeuxDecrits };
  'GET /api/rejeux/{id}': { corps: undefined; reponse: RejeuDecrit };
  'GET /api/rejeux/{id}/effets': { corps: undefined; reponse: EffetsDecrits };
  'GET /api/rejeux/{id}/messages': { corps: undefined; reponse: MessagesRejouesDecrits };
  'GET /api/rejeux/{id}/dossiers': { corps: undefined; reponse: DossiersRejouesDecrits };
  'POST /api/rejeux/{id}/confirmation': { corps: EntreeConfirmation; reponse: EtatDeRejeuDecrit };
  'POST /api/rejeux/{id}/pause': { corps: undefined; reponse: EtatDeRejeuDecrit };
  'POST /api/rejeux/{id}/reprise': { corps: undefined; reponse: EtatDeRejeuDecrit };
  'POST /api/rejeux/{id}/interruption': { corps: EntreeInterruption; reponse: EtatDeRejeuDecrit };
  'GET /api/synchronisations': { corps: undefined; reponse: SynchronisationsDecrites };
  'POST /api/synchronisations': { corps: undefined; reponse: SynchronisationDemandeeDecrite };
  'GET /api/synchronisations/{id}': { corps: undefined; reponse: SynchronisationDecrite };
  'GET /api/ecarts': { corps: undefined; reponse: EcartsDecrits };
  'GET /api/ecarts/groupes': { corps: undefined; reponse: GroupesDEcartsDecrits };
  'GET /api/ecarts/{id}': { corps: undefined; reponse: EcartDetailleDecrit };
  'POST /api/ecarts/{id}/resolution': { corps: EntreeResolution; reponse: ResolutionDecrite };
  'POST /api/ecarts/resolutions': { corps: EntreeResolutions; reponse: GroupeResoluDecrit };
  'GET /api/cotraitances': { corps: undefined; reponse: ListeDecrite };
  'GET /api/cotraitances/{cotraitance}': { corps: undefined; reponse: EtatDecrit };
  'GET /api/cotraitances/{cotraitance}/frise': { corps: undefined; reponse: FriseDecrite };
  'GET /api/cotraitances/{cotraitance}/systemes': { corps: undefined; reponse: SystemesDecrits };
  'GET /api/cotraitances/{cotraitance}/faits': { corps: undefined; reponse: FaitsDecrits };
  'GET /api/cotraitances/{cotraitance}/historique': { corps: undefined; reponse: HistoriqueDecrit };
  'POST /api/cotraitances/{cotraitance}/acceptation': {
    corps: EntreeAcceptation;
    reponse: AcceptationDecrite;
  };
  'GET /api/actions': { corps: undefined; reponse: ActionsDecrites };
  'GET /api/horloge': { corps: undefined; reponse: HorlogeDecrite };
  'POST /api/comptes/recherche': { corps: EntreeDeComptes; reponse: PageDeComptesDecrite };
  'GET /api/comptes/{id}': { corps: undefined; reponse: CompteDecrit };
  'POST /api/comptes/{id}/suspension': { corps: MotifDAdministration; reponse: CompteDecrit };
  'POST /api/comptes/{id}/reprise': { corps: MotifDAdministration; reponse: CompteDecrit };
  'POST /api/comptes/{id}/depart': { corps: MotifDAdministration; reponse: CompteDecrit };
  'POST /api/habilitations': { corps: EntreeDHabilitation; reponse: OctroiDecrit };
  'POST /api/habilitations/{id}/retrait': { corps: MotifDAdministration; reponse: OrdreDecrit };
  'POST /api/habilitations/{id}/reveil': { corps: MotifDAdministration; reponse: OrdreDecrit };
  'GET /api/cles': { corps: undefined; reponse: ClesDecrites };
  'POST /api/cles': { corps: EntreeDeCle; reponse: CleCreeeDecrite };
  'POST /api/cles/{id}/rotation': { corps: EntreeDeRotation; reponse: CleRemplacanteDecrite };
  'POST /api/cles/{id}/suspension': { corps: MotifDAdministration; reponse: OrdreDecrit };
  'POST /api/cles/{id}/reprise': { corps: MotifDAdministration; reponse: OrdreDecrit };
  'POST /api/cles/{id}/revocation': { corps: MotifDAdministration; reponse: OrdreDecrit };
  'GET /api/exports': { corps: undefined; reponse: ExportsDecrits };
  'POST /api/exports': { corps: EntreeExport; reponse: ExportDecrit };
  'POST /api/exports/compte': { corps: EntreeCompteDExport; reponse: CompteDExportDecrit };
  'GET /api/vues': { corps: undefined; reponse: VuesDecrites };
  'POST /api/vues': { corps: EntreeVue; reponse: VueGardeeDecrite };
  'POST /api/vues/{id}/changement': { corps: EntreeChangementDeVue; reponse: VueGardeeDecrite };
  'POST /api/vues/{id}/suppression': { corps: undefined; reponse: VueGardeeDecrite };
  'POST /api/audit/recherche': { corps: EntreeDAudit; reponse: AuditDecrit };
  'GET /api/audit/actes/{acte}': { corps: undefined; reponse: ActeDecrit };
  'GET /api/audit/scellements': { corps: undefined; reponse: ChainesDecrites };
  'GET /api/politiques': { corps: undefined; reponse: PolitiquesDecrites };
  'POST /api/politiques': { corps: EntreePolitique; reponse: PolitiqueDemandeeDecrite };
}
