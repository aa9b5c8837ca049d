import type { Partenaire } from '#annexe7';
import { EXEMPLES, Secrets } from '#contract';
import type { SourceDeRegles } from '#exchange';
import { ClientPartenaire } from '#partners';
import { type Chiffreur, tirerId } from '#persistence';
import {
  ComparerPartenaire,
  lireEcart,
  lireEcarts,
  TirerChangements,
  type BilanDeVue,
  type Ecart,
  type EvenementDEcart,
  type SourceDEmpreintes,
} from '#reconciliation';
import { demarrerSimulateur, type Simulateur } from '#simulation';
import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';

const AUJOURDHUI = '2010-09-01';
/** Of the worker that has the night. */
const JETON = 1;
const SANS_ATTENDRE = (): Promise<void> => Promise.resolve();

export interface Resultat {
  dit: BilanDeVue | null;
  declare: BilanDeVue | null;
  tenus?: 'prouvables' | 'non_prouvables';
  declarations?: 'prouvables' | 'non_prouvables';
}

export type IssueLue = { issue: string; cause?: string; resultat: Resultat };

/** Both partners over HTTP, what joins them on a database of its own, and the comparison; no worker. */
export class TerrainDeComparaison {
  private constructor(
    readonly echange: EchangeDEssai,
    readonly gide: Simulateur,
    readonly parcours3: Simulateur,
    readonly clients: Readonly<Record<Partenaire, ClientPartenaire>>,
  ) {}

  static async creer(regles?: SourceDeRegles, chiffreur?: Chiffreur): Promise<TerrainDeComparaison> {
    const simulateur = (partenaire: Partenaire): Promise<Simulateur> =>
      demarrerSimulateur({ partenaire, aujourdhui: AUJOURDHUI, webhooks: { actifs: false } });
    const [gide, parcours3] = await Promise.all([simulateur('gide'), simulateur('parcours3')]);
    const clients = { gide: clientDe('gide', gide), parcours3: clientDe('parcours3', parcours3) };
    const echange = await creerEchangeDEssai({
      aujourdhui: AUJOURDHUI,
      destinataires: clients,
      ...(regles && { regles }),
      ...(chiffreur && { chiffreur }),
    });
    return new TerrainDeComparaison(echange, gide, parcours3, clients);
  }

  /** States, of each demandeur, an affectation, a statut and a start of the programme; all is read and told. */
  async peupler(nombre: number): Promise<string[]> {
    const rangs = Array.from({ length: nombre }, (_, rang) => rang + 1);
    for (const rang of rangs) {
      const dossier = { demandeur: demandeurDe(rang), cotraitance: cotraitanceDe(rang) };
      this.gide.enoncer(
        { type: 'affectation.enregistree', data: { ...EXEMPLES['affectation.enregistree'], ...dossier } },
        { type: 'statut.change', data: statut(dossier.demandeur) },
      );
      this.parcours3.enoncer({
        type: 'parcours.initialise',
        data: { ...EXEMPLES['parcours.initialise'], ...dossier },
      });
    }
    await this.echanger();
    return rangs.map(demandeurDe);
  }

  /** Reads both feeds to their end, applies, tells. */
  async echanger(): Promise<void> {
    await this.tirer();
    await this.echange.vider();
  }

  /** Reads both feeds to their end: what they carried waits at the door. */
  async tirer(): Promise<void> {
    const tirer = new TirerChangements(this.echange.unite, this.clients, this.echange.recevoirPage);
    for (const partenaire of ['gide', 'parcours3'] as const) await tirer.execute(partenaire, SANS_ATTENDRE);
  }

  /** Applies what waits at the door: what must be told waits in its turn. */
  async appliquer(): Promise<void> {
    for (const tranche of [0, 1]) while (await this.echange.appliquer.execute(tranche));
  }

  /** A night of its own, in the hands of a worker: the step exists, as the night would have written it. */
  async nuit(partenaire: Partenaire = 'parcours3'): Promise<string> {
    const id = tirerId();
    await this.echange.unite.seule(`UPDATE synchronisations SET etat = 'terminee' WHERE etat = 'en_cours'`);
    await this.echange.unite.seule(
      `INSERT INTO synchronisations (id, plan, jour, etat, jeton) VALUES ($1, 'demande', $2, 'en_cours', $3)`,
      [id, AUJOURDHUI, JETON],
    );
    await this.echange.unite.seule(
      `INSERT INTO synchronisation_etapes (synchronisation, rang, etape) VALUES ($1, 1, 'comparer_' || $2)`,
      [id, partenaire],
    );
    return id;
  }

  async comparer(
    partenaire: Partenaire = 'parcours3',
    {
      source,
      nuit,
      reprise = null,
      avancer = SANS_ATTENDRE,
      budget = { part: 0.01, minimum: 100 },
    }: OptionsDeComparaison = {},
  ): Promise<IssueLue> {
    const sources = { ...this.clients, ...(source ? { [partenaire]: source } : {}) };
    const comparer = new ComparerPartenaire(this.echange.unite, sources, budget);
    const synchronisation = nuit ?? (await this.nuit(partenaire));
    const issue = await comparer.execute(partenaire, { synchronisation, jeton: JETON, reprise }, avancer);
    return { ...issue, resultat: issue.resultat as unknown as Resultat };
  }

  async reprise(nuit: string): Promise<unknown> {
    const [ligne] = await this.echange.unite.seule<{ reprise: unknown }>(
      'SELECT reprise FROM synchronisation_etapes WHERE synchronisation = $1',
      [nuit],
    );
    return ligne?.reprise ?? null;
  }

  /** Live écarts, in order of demandeur and key. */
  async ecarts(filtre: { etat?: Ecart['etat'] } = {}): Promise<Ecart[]> {
    const lus = await lireEcarts(
      this.echange.unite.seule,
      { ...filtre, perimetre: { type: 'national' } },
      undefined,
      10_000,
    );
    if (!lus.lue) throw new Error('no cursor was given');
    return lus.ecarts.toSorted((un, autre) => reperer(un).localeCompare(reperer(autre)));
  }

  async evenements(id: string): Promise<Pick<EvenementDEcart, 'evenement' | 'detail'>[]> {
    const ecart = await lireEcart(this.echange.unite.seule, id);
    return ecart?.evenements.map(({ evenement, detail }) => ({ evenement, detail })) ?? [];
  }

  /** As if every live écart had been given to a person. */
  async soumettre(): Promise<void> {
    await this.echange.unite.seule(
      `UPDATE ecarts SET etat = 'soumis', motif_soumission = 'politique' WHERE etat <> 'clos'`,
    );
  }

  /** As if a person had ordered the correction of every live écart, which nothing has made yet. */
  async ordonner(): Promise<void> {
    await this.echange.unite.seule(
      `UPDATE ecarts SET etat = 'en_correction', motif_soumission = NULL, message = NULL, decide_par = 'Mme Martin'
       WHERE etat <> 'clos'`,
    );
  }

  /** As if a correction of every live écart had been made, and had arrived. */
  async corriger(): Promise<void> {
    await this.echange.unite.seule(
      `UPDATE ecarts SET etat = 'en_correction', motif_soumission = NULL, message = $1 WHERE etat <> 'clos'`,
      [tirerId()],
    );
  }

  async fermer(): Promise<void> {
    await this.clients.gide.fermer();
    await this.clients.parcours3.fermer();
    await this.gide.fermer();
    await this.parcours3.fermer();
    await this.echange.fermer();
  }
}

interface OptionsDeComparaison {
  source?: SourceDEmpreintes;
  nuit?: string;
  reprise?: unknown;
  avancer?: (fait: number, total: number) => Promise<void>;
  /** What a day may repair. */
  budget?: { part: number; minimum: number };
}

/** The same client, one of its questions done otherwise. */
export function source(client: ClientPartenaire, autrement: Partial<SourceDEmpreintes>): SourceDEmpreintes {
  return {
    empreintes: () => client.empreintes(),
    empreintesDuSeau: (seau) => client.empreintesDuSeau(seau),
    faits: (demandeurs) => client.faits(demandeurs),
    empreintesDeclarees: () => client.empreintesDeclarees(),
    empreintesDeclareesDuSeau: (seau) => client.empreintesDeclareesDuSeau(seau),
    faitsDeclares: (demandeurs) => client.faitsDeclares(demandeurs),
    ...autrement,
  };
}

/** What Parcours 3 holds from the gateway under a key. */
export function tenu(
  { parcours3 }: Pick<TerrainDeComparaison, 'parcours3'>,
  demandeur: string,
  cle: string,
): { sequence: string; data: Record<string, unknown> } {
  const [fait] = parcours3.dit({ demandeur, cle });
  if (!fait) throw new Error('the partner was not told this fact');
  return { sequence: fait.sequence, data: fait.data };
}

export function demandeurDe(rang: number): string {
  return `${String(rang).padStart(7, '0')}A`;
}

export function cotraitanceDe(rang: number): string {
  return `CT-${String(rang).padStart(6, '0')}`;
}

export function statut(demandeur: string, champs: Record<string, unknown> = {}): Record<string, unknown> {
  return { demandeur, statut: 1, situation: 'inscrit', dateEffet: '2010-02-01', ...champs };
}

function reperer({ partenaire, vue, demandeur, cle }: Ecart): string {
  return `${partenaire} ${vue} ${demandeur} ${cle}`;
}

function clientDe(partenaire: Partenaire, simulateur: Simulateur): ClientPartenaire {
  const { url, identifiants, secretPartenaire } = simulateur;
  return new ClientPartenaire({
    partenaire,
    url,
    ...identifiants,
    secrets: Secrets.lire(secretPartenaire, 'secret of the test'),
  });
}
