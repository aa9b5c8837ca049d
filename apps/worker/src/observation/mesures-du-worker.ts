import { compteurDeLaPorte, creerRegistre } from '#observability';
import { Counter, Gauge, Histogram } from 'prom-client';

const SECONDES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What a worker counts for Prometheus (X5.6): figures by queue, partner and outcome, nobody's data. */
export class MesuresDuWorker {
  readonly registre = creerRegistre('worker');
  /** Told what the partners' feeds brought, after its commit. */
  readonly porte = compteurDeLaPorte(this.registre);
  readonly #lots = new Histogram({
    name: 'passerelle_lot_duree_secondes',
    help: 'Durée des lots, par file et par étape.',
    labelNames: ['file', 'etape'],
    buckets: SECONDES,
    registers: [this.registre],
  });
  readonly #tailles = new Histogram({
    name: 'passerelle_lot_messages',
    help: 'Messages par lot.',
    labelNames: ['file'],
    buckets: [1, 5, 10, 25, 50, 100, 250, 500, 1_000],
    registers: [this.registre],
  });
  readonly #echecs = new Counter({
    name: 'passerelle_lots_en_echec_total',
    help: 'Lots annulés par une faute technique : ils seront repris.',
    labelNames: ['file'],
    registers: [this.registre],
  });
  readonly #traites = new Counter({
    name: 'passerelle_messages_traites_total',
    help: 'Messages passés dans un lot, par file et par ce qu’il en est advenu.',
    labelNames: ['file', 'issue'],
    registers: [this.registre],
  });
  readonly #annonces = new Counter({
    name: 'passerelle_versions_a_dire_total',
    help: 'Versions numérotées pour un partenaire.',
    labelNames: ['partenaire'],
    registers: [this.registre],
  });
  readonly #dits = new Counter({
    name: 'passerelle_evenements_dits_total',
    help: 'Événements dits à un partenaire, par sa réponse ; sans_reponse : il n’en dit rien.',
    labelNames: ['partenaire', 'reponse'],
    registers: [this.registre],
  });
  readonly #appels = new Histogram({
    name: 'passerelle_partenaire_appel_duree_secondes',
    help: 'Durée des appels à un partenaire, par opération et par issue.',
    labelNames: ['partenaire', 'operation', 'issue'],
    buckets: SECONDES,
    registers: [this.registre],
  });
  readonly #etapes = new Histogram({
    name: 'passerelle_synchronisation_etape_duree_secondes',
    help: 'Durée des étapes d’une synchronisation.',
    labelNames: ['etape', 'issue'],
    buckets: [0.1, 1, 5, 15, 60, 300, 900, 3_600],
    registers: [this.registre],
  });
  readonly #fautes = new Counter({
    name: 'passerelle_calculs_impossibles_total',
    help: 'Dossiers que les règles n’ont pas su calculer.',
    registers: [this.registre],
  });

  /** @param muettes queues to which this process no longer listens */
  surveillerLesFiles(files: readonly string[], muettes: () => readonly string[]): void {
    new Gauge({
      name: 'passerelle_file_ecoutee',
      help: '1 : ce processus écoute la file.',
      labelNames: ['file'],
      registers: [this.registre],
      collect() {
        for (const file of files) this.set({ file }, muettes().includes(file) ? 0 : 1);
      },
    });
  }

  lot(file: string, messages: number, issues: Readonly<Record<string, number>>): void {
    this.#tailles.observe({ file }, messages);
    for (const [issue, nombre] of Object.entries(issues)) this.#traites.inc({ file, issue }, nombre);
  }

  etapeDuLot(file: string, etape: string, secondes: number): void {
    this.#lots.observe({ file, etape }, secondes);
  }

  lotEnEchec(file: string): void {
    this.#echecs.inc({ file });
  }

  annonces(partenaire: string, nombre: number): void {
    this.#annonces.inc({ partenaire }, nombre);
  }

  dits(partenaire: string, reponse: string, nombre: number): void {
    this.#dits.inc({ partenaire, reponse }, nombre);
  }

  appel(partenaire: string, operation: string, issue: string, secondes: number): void {
    this.#appels.observe({ partenaire, operation, issue }, secondes);
  }

  etape(etape: string, issue: string, secondes: number): void {
    this.#etapes.observe({ etape, issue }, secondes);
  }

  calculImpossible(): void {
    this.#fautes.inc();
  }
}
