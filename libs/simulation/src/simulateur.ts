import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { Secrets, type Evenement } from '#contract';
import type { Faute } from './fautes/fautes.js';
import { Fautes } from './fautes/fautes.js';
import { lireDemande, type DemandeDeFaute } from './fautes/demande.js';
import { Curseurs } from './magasin/curseurs.js';
import { Dits, type FaitDit, type LigneRegistre } from './magasin/dits.js';
import { Empreintes } from './magasin/empreintes.js';
import { Enonces, type Enonce } from './magasin/enonces.js';
import { Magasin } from './magasin/magasin.js';
import { Retouches, type IssueDeRetouche } from './magasin/retouches.js';
import { Suivis } from './magasin/suivis.js';
import type { OptionsSimulateur } from './options.js';
import { PARTENARIATS } from './partenariat.js';
import type { Contexte } from './serveur/contexte.js';
import { creerServeur } from './serveur/creer-serveur.js';
import { etatDuPartenaire, type EtatPartenaire } from './serveur/etat.js';
import { Jetons, type Identifiants } from './serveur/jetons.js';
import { lireFaitsAEnoncer } from './serveur/lire-enonces.js';
import { lireRetouche } from './serveur/lire-retouche.js';
import { Cours, type Avancee } from './vie/cours.js';
import { populationDuFichier } from './vie/population-du-fichier.js';
import { SANS_VIE } from './vie/vie.js';
import { Boite, type ReglagesWebhooks } from './webhooks/boite.js';
import { Expediteur } from './webhooks/expediteur.js';

const TAILLE_DE_LOT_PAR_DEFAUT = 20;
const DUREE_DE_JETON_PAR_DEFAUT = 300;
const TOUT_LE_REGISTRE = 1_000_000;

/** A partner that runs. What its administration offers over HTTP is here too, for tests in the same process. */
export interface Simulateur {
  readonly url: string;
  readonly identifiants: Identifiants;
  readonly secretPartenaire: string;
  readonly secretWebhook: string;
  /** Number of statements of the history made at this start (0 when the file already had one). */
  readonly histoire: number;
  vivreJusqua(date: string): Avancee;
  /** Facts as `POST /admin/enoncer` takes them: `{type, data, jour?, sequence?, id?, time?, attributs?}`. */
  enoncer(...faits: Record<string, unknown>[]): Enonce[];
  /** Makes it lose, change or make up a fact in silence, as `POST /admin/alterer` takes it. */
  alterer(retouche: Record<string, unknown>): IssueDeRetouche;
  etat(): EtatPartenaire;
  registre(apres?: number): LigneRegistre[];
  /** What it was told, withdrawn facts included, with the data of the event. */
  dit(filtre?: { cle?: string; demandeur?: string; cotraitance?: string }): FaitDitLu[];
  poserFaute(demande: DemandeDeFaute): Faute;
  leverFautes(): void;
  oublierCurseurs(): void;
  revoquerJetons(): void;
  reglerWebhooks(changements: Partial<ReglagesWebhooks>): void;
  /** Stops; asked again, the same stop. */
  fermer(): Promise<void>;
}

/** A fact told, with the data of its event read. */
export interface FaitDitLu extends FaitDit {
  data: Record<string, unknown>;
}

/** Starts a partner: opens its file, states its history if it has none, listens. */
export async function demarrerSimulateur(options: OptionsSimulateur): Promise<Simulateur> {
  const {
    identifiants = { clientId: 'passerelle', clientSecret: randomBytes(24).toString('base64url') },
    secretPartenaire = secretAuHasard(),
    secretWebhook = secretAuHasard(),
  } = options;
  const contexte = assembler(options, { identifiants, secretPartenaire, secretWebhook });
  const { magasin, cours, expediteur, fautes, dits, curseurs, jetons } = contexte;
  const serveur = creerServeur(contexte, options.journal ?? false);
  const histoire = cours.ouvrir();
  await serveur.listen({ port: options.port ?? 0, host: options.hote ?? '127.0.0.1' });
  expediteur.demarrer();
  const { port } = serveur.server.address() as AddressInfo;
  let fermeture: Promise<void> | undefined;
  const fermer = async (): Promise<void> => {
    await expediteur.fermer();
    await serveur.close();
    magasin.fermer();
  };

  return {
    url: `http://127.0.0.1:${port}`,
    identifiants,
    secretPartenaire,
    secretWebhook,
    histoire,
    vivreJusqua: (date) => puisReveiller(expediteur, cours.vivreJusqua(date)),
    enoncer: (...faits) =>
      puisReveiller(expediteur, cours.enoncer(lireFaitsAEnoncer(faits, cours.aujourdhui()))),
    alterer: (retouche) => contexte.retouches.appliquer(lireRetouche(retouche), cours.aujourdhui()),
    etat: () => etatDuPartenaire(contexte),
    registre: (apres = 0) => dits.registre(apres, TOUT_LE_REGISTRE),
    dit: (filtre = {}) => dits.chercher(filtre, TOUT_LE_REGISTRE).map(lireFaitDit),
    poserFaute: (demande) => puisReveiller(expediteur, fautes.poser(lireDemande({ ...demande }))),
    leverFautes: () => {
      fautes.lever();
      expediteur.reveiller();
    },
    oublierCurseurs: () => curseurs.oublier(),
    revoquerJetons: () => jetons.revoquer(),
    reglerWebhooks: (changements) => expediteur.regler(changements),
    fermer: () => (fermeture ??= fermer()),
  };
}

interface Acces {
  identifiants: Identifiants;
  secretPartenaire: string;
  secretWebhook: string;
}

function assembler(options: OptionsSimulateur, acces: Acces): Contexte {
  const partenariat = PARTENARIATS[options.partenaire];
  const secretsPasserelle = Secrets.lire(acces.secretPartenaire, 'PARTNER_SECRET');
  const secretsWebhook = Secrets.lire(acces.secretWebhook, 'WEBHOOK_SECRET');
  const magasin = new Magasin(options.fichier ?? ':memory:');
  const population = populationDuFichier(magasin, options);
  const { graine, aujourdhui } = population;
  const vie = population.effectif === 0 ? SANS_VIE : (options.vie?.(population) ?? SANS_VIE);
  const empreintes = new Empreintes(magasin);
  const enonces = new Enonces(magasin, partenariat, empreintes);
  const dits = new Dits(magasin, empreintes);
  const fautes = new Fautes(graine);
  const boite = new Boite(magasin, enonces, {
    actifs: options.webhooks?.actifs ?? true,
    taille: options.webhooks?.taille ?? TAILLE_DE_LOT_PAR_DEFAUT,
    url: options.passerelleUrl ?? null,
  });
  return {
    partenariat,
    magasin,
    enonces,
    dits,
    empreintes,
    retouches: new Retouches(magasin, enonces, empreintes),
    curseurs: new Curseurs(magasin, partenariat),
    jetons: new Jetons(acces.identifiants, options.dureeJetonSecondes ?? DUREE_DE_JETON_PAR_DEFAUT),
    fautes,
    cours: new Cours(magasin, { enonces, dits, suivis: new Suivis(magasin) }, boite, vie, aujourdhui),
    expediteur: new Expediteur(boite, fautes, partenariat, secretsWebhook, graine),
    secretsPasserelle,
  };
}

function puisReveiller<T>(expediteur: Expediteur, resultat: T): T {
  expediteur.reveiller();
  return resultat;
}

function lireFaitDit(fait: FaitDit): FaitDitLu {
  return { ...fait, data: (JSON.parse(fait.evenement) as Evenement).data };
}

function secretAuHasard(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
