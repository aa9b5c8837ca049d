/** What the gateway answers, written from its OpenAPI document (test/contrat.spec.ts keeps the two the same). */

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
export interface AuDelaDecrit {
  avant: number;
  apres: number;
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
export interface ChangementDecrit {
  partenaire: 'gide' | 'parcours3';
  vue: 'dit' | 'declare';
  type: string;
  avant: 'corriger' | 'soumettre' | 'ignorer';
  apres: 'corriger' | 'soumettre' | 'ignorer';
  nombre: number;
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
export interface CompteConnecte {
  id: string;
  nom: string;
}
export interface ComptesDecrits {
  corriger: number;
  soumettre: number;
  ignorer: number;
}
export interface ControleDecrit {
  verifieLe: string;
  jours: string[];
  conforme: boolean;
  ageS: number;
  limiteS: number;
}
export interface CotraitancePrevueDecrite {
  cotraitance: string;
  nouvelle: boolean;
  differences: DifferenceDecrite[];
}
export interface DecisionDecrite {
  par: string;
  le: string;
  motif: string | null;
}
export interface DeconnexionDecrite {
  suite: string | null;
}
export interface DepartDecrit {
  partenaire: 'gide' | 'parcours3';
  type: string;
  cotraitance: string | null;
  objet: string;
  sequence: string;
  retrait: boolean;
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
}
export interface EcartsDecrits {
  curseur: string | null;
  ecarts: EcartDecrit[];
}
export interface EchecsDecrits {
  echecs: GroupeDEchecsDecrit[];
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
export interface EntreeGeste {
  motif: string;
}
export interface EntreeHabilitation {
  habilitation: string;
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
export interface EnvoiDecrit {
  creeLe: string;
  finiLe: string | null;
  issue: string | null;
  cause: string | null;
  messages: number;
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
export interface EvenementDEcartDecrit {
  le: string;
  evenement: 'ouvert' | 'rouvert' | 'change' | 'correction' | 'soumis' | 'ignore' | 'clos';
  par: string;
  detail: string | null;
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
export interface FluxDecrit {
  luJusquAu: string | null;
  luLe: string | null;
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
export interface MembreCompareDecrit {
  membre: string;
  nous: null | string | number | boolean | unknown[] | Record<string, unknown>;
  eux: null | string | number | boolean | unknown[] | Record<string, unknown>;
  accord: boolean;
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
export interface MessagesRejouesDecrits {
  curseur: string | null;
  messages: MessageRejoueDecrit[];
}
export interface NotificationDecrite {
  evenement: 'ouverte' | 'close';
  etat: 'a_envoyer' | 'envoyee' | 'echouee';
  tentatives: number;
  cause: string | null;
}
export interface OuvertsDecrits {
  nombre: number;
  ageS: number | null;
}
export interface PartenaireDecrit {
  partenaire: 'gide' | 'parcours3';
  nom: string;
  pause: PauseDecrite | null;
  pasAvant: string | null;
  fenetre: FenetreDecrite | null;
  enAttente: EnAttenteDecrit;
  enEchec: EnEchecDecrit;
  flux: FluxDecrit;
  dernierEnvoi: EnvoiDecrit | null;
}
export interface PartenairesDecrits {
  partenaires: PartenaireDecrit[];
}
export interface PauseDecrite {
  nature: 'automatique' | 'exploitant';
  depuis: string;
  motif: string;
  par: string | null;
  prochaineSonde: string | null;
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
export interface PreuveDecrite {
  partenaire: 'gide' | 'parcours3';
  tenus: 'prouvables' | 'non_prouvables';
  declarations: 'prouvables' | 'non_prouvables';
  compareLe: string;
}
export interface RapprochementDecrit {
  sens: 'entrant' | 'sortant';
  type: string;
  passerelle: number;
  partenaire: number;
  ouverts: number;
  difference: number;
}
export interface RejeuDecrit {
  id: string;
  simulation: boolean;
  apercu: string | null;
  etat: 'simule' | 'en_attente' | 'en_cours' | 'en_pause' | 'interrompu' | 'termine';
  acteur: string;
  motif: string | null;
  debit: number;
  jour: string;
  avancement: AvancementDecrit;
  verdicts: Record<string, number>;
  dossiers: number;
  demandeLe: string;
  debut: string | null;
  fin: string | null;
}
export interface RejeuDemandeDecrit {
  id: string;
  simulation: boolean;
  apercu: string | null;
  etat: 'simule' | 'en_attente' | 'en_cours' | 'en_pause' | 'interrompu' | 'termine';
  acteur: string;
  motif: string | null;
  debit: number;
  jour: string;
  avancement: AvancementDecrit;
  verdicts: Record<string, number>;
  dossiers: number;
  demandeLe: string;
  debut: string | null;
  fin: string | null;
  apercuDesDossiers: DossierRejoueDecrit[];
  messages: MessageRejoueDecrit[];
}
export interface RejeuxDecrits {
  rejeux: RejeuDecrit[];
}
export interface ResolutionDecrite {
  id: string;
  issue: 'fait' | 'ordonne' | 'deja_fait';
  etat: 'ouvert' | 'en_correction' | 'soumis' | 'ignore' | 'clos';
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
export interface SimulationDePolitiqueDecrite {
  jour: string;
  total: number;
  changements: number;
  avant: ComptesDecrits;
  apres: ComptesDecrits;
  auDelaDuBudget: AuDelaDecrit;
  detail: ChangementDecrit[];
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
export interface VersionDecrite {
  sequence: string | null;
  data: Record<string, unknown> | null;
}
export interface Operations {
  'GET /api/session': { corps: undefined; reponse: SessionDecrite };
  'POST /api/session/habilitation': { corps: EntreeHabilitation; reponse: SessionDecrite };
  'POST /api/session/deconnexion': { corps: undefined; reponse: DeconnexionDecrite };
  'GET /api/bilan': { corps: undefined; reponse: BilanDecrit };
  'GET /api/alarmes': { corps: undefined; reponse: AlarmesDecrites };
  'POST /api/alarmes/{id}/acquittement': { corps: EntreeGeste; reponse: AlarmeDecrite };
  'POST /api/alarmes/{id}/cloture': { corps: EntreeGeste; reponse: AlarmeDecrite };
  'GET /api/partenaires': { corps: undefined; reponse: PartenairesDecrits };
  'GET /api/budgets': { corps: undefined; reponse: BudgetsDecrits };
  'GET /api/echecs': { corps: undefined; reponse: EchecsDecrits };
  'POST /api/rejeux': { corps: EntreeRejeu; reponse: RejeuDemandeDecrit };
  'GET /api/rejeux': { corps: undefined; reponse: RejeuxDecrits };
  'GET /api/rejeux/{id}': { corps: undefined; reponse: RejeuDecrit };
  'GET /api/rejeux/{id}/messages': { corps: undefined; reponse: MessagesRejouesDecrits };
  'GET /api/rejeux/{id}/dossiers': { corps: undefined; reponse: DossiersRejouesDecrits };
  'POST /api/rejeux/{id}/pause': { corps: undefined; reponse: EtatDeRejeuDecrit };
  'POST /api/rejeux/{id}/reprise': { corps: undefined; reponse: EtatDeRejeuDecrit };
  'POST /api/rejeux/{id}/interruption': { corps: undefined; reponse: EtatDeRejeuDecrit };
  'GET /api/synchronisations': { corps: undefined; reponse: SynchronisationsDecrites };
  'POST /api/synchronisations': { corps: undefined; reponse: SynchronisationDemandeeDecrite };
  'GET /api/synchronisations/{id}': { corps: undefined; reponse: SynchronisationDecrite };
  'GET /api/ecarts': { corps: undefined; reponse: EcartsDecrits };
  'GET /api/ecarts/groupes': { corps: undefined; reponse: GroupesDEcartsDecrits };
  'GET /api/ecarts/{id}': { corps: undefined; reponse: EcartDetailleDecrit };
  'POST /api/ecarts/{id}/resolution': { corps: EntreeResolution; reponse: ResolutionDecrite };
  'POST /api/ecarts/resolutions': { corps: EntreeResolutions; reponse: GroupeResoluDecrit };
  'GET /api/politiques': { corps: undefined; reponse: PolitiquesDecrites };
  'POST /api/politiques': { corps: EntreePolitique; reponse: PolitiqueDemandeeDecrite };
}
