import type { ContexteProjection, Reglages, Territoire } from '../src/index.js';
import { lire, Oracle, type FaitLu } from './oracle.js';
import { date, jour, type Jour } from './oracle-jours.js';
import type { Fait } from '../src/index.js';

type Dits = Record<string, Record<string, unknown>>;

/** Section 8 (and E5, F11, which need the whole dossier) by brute force, beside the library. */
export class OracleDeDossier {
  readonly lus: FaitLu[];
  readonly completes: Oracle[];

  constructor(
    readonly demandeur: string,
    faits: readonly Fait[],
    reglages: Reglages,
    readonly territoire: Territoire,
  ) {
    this.lus = lire(faits, demandeur);
    const numeros = [
      ...new Set(faits.map((fait) => fait.data as { cotraitance?: string }).map((data) => data.cotraitance)),
    ];
    this.completes = numeros
      .filter((numero) => numero !== undefined)
      .filter((numero) => Oracle.complete(this.lus, numero))
      .map((numero) => new Oracle(this.lus, numero, reglages));
  }

  oracle(numero: string): Oracle | undefined {
    return this.completes.find((oracle) => oracle.numero === numero);
  }

  /** C4. */
  commune(oracle: Oracle, t: Jour): string {
    const connues = oracle.tous('demandeur.modifie').filter((data) => jour(data.dateEffet as string) <= t);
    connues.sort(
      (a, b) =>
        jour(a.dateEffet as string) - jour(b.dateEffet as string) ||
        Number(a['modification']) - Number(b['modification']),
    );
    return (connues.at(-1)?.['commune'] ?? oracle.affectation['commune']) as string;
  }

  /** E5, F14. */
  horsZone(oracle: Oracle, t: Jour): boolean {
    const structure = oracle.affectation['structure'] as string;
    if (!this.territoire.structureConnue(structure)) return false;
    return this.territoire.competence(structure, this.commune(oracle, t)) === false;
  }

  /** E5. */
  proposition(oracle: Oracle, t: Jour): string | undefined {
    if (!oracle.enCours(t) || !this.horsZone(oracle, t)) return undefined;
    let s = t;
    while (s > oracle.dA && this.horsZone(oracle, s - 1)) s -= 1;
    return date(s);
  }

  /** F11: on the later one. */
  double(oracle: Oracle, jusquAu = Infinity): boolean {
    return this.completes.some((autre) => {
      const apres = oracle.dA > autre.dA || (oracle.dA === autre.dA && oracle.numero > autre.numero);
      if (autre === oracle || !apres) return false;
      for (let d = oracle.dA; d <= Math.min(oracle.fin().jour, jusquAu); d += 1) {
        if (oracle.enCours(d) && autre.enCours(d)) return true;
      }
      return false;
    });
  }

  anomalies(oracle: Oracle, jusquAu = Infinity): string[] {
    const trouvees = oracle.anomaliesPropres();
    if (this.double(oracle, jusquAu)) trouvees.push('DOUBLE_ACCOMPAGNEMENT');
    const { structure, sitePoleEmploi } = oracle.affectation as { structure: string; sitePoleEmploi: string };
    if (!this.territoire.structureConnue(structure) || !this.territoire.siteConnu(sitePoleEmploi)) {
      trouvees.push('STRUCTURE_INCONNUE');
    }
    return trouvees.sort();
  }

  /** H1, H3. */
  versParcours3(contexte: ContexteProjection): Dits {
    const dits: Dits = {};
    for (const oracle of this.completes) {
      const fin = oracle.fin();
      const structure = oracle.affectation['structure'] as string;
      const avant = oracle
        .tous('statut.change')
        .filter((data) => jour(data.dateEffet as string) < oracle.dA)
        .sort(
          (a, b) =>
            jour(b.dateEffet as string) - jour(a.dateEffet as string) ||
            Number(b['statut']) - Number(a['statut']),
        )[0];
      const veut = ({ type, data }: FaitLu): boolean => {
        const effet = 'dateEffet' in data ? jour(data.dateEffet) : NaN;
        if (type === 'affectation.enregistree' || type === 'alerte.traitee') {
          return data['cotraitance'] === oracle.numero;
        }
        if (type === 'statut.change') return (effet >= oracle.dA && effet <= fin.jour) || data === avant;
        return type === 'demandeur.modifie' && effet <= fin.jour;
      };
      for (const fait of this.lus.filter(veut)) {
        if (!contexte.fluxActif('parcours3', fait.type as never, structure)) continue;
        dits[fait.cle] = { ...fait.data };
        if (fait.type === 'affectation.enregistree') {
          dits[fait.cle]!['dateEntretienInitialisation'] = date(oracle.dA);
        }
      }
      this.direFin(dits, oracle, fin.motif, this.raison(oracle), 'parcours3', contexte);
    }
    return dits;
  }

  /** H2, H3. */
  versGide(contexte: ContexteProjection): Dits {
    const dits: Dits = {};
    const relayes = [
      'acceptation.enregistree',
      'parcours.initialise',
      'alerte.declenchee',
      'alerte.close',
      'etape.enregistree',
      'civis.change',
    ];
    for (const oracle of this.completes) {
      const structure = oracle.affectation['structure'] as string;
      for (const { type, cle, data } of this.lus) {
        const sien = type === 'civis.change' || data['cotraitance'] === oracle.numero;
        if (!relayes.includes(type) || !sien) continue;
        if (contexte.fluxActif('gide', type as never, structure)) dits[cle] = { ...data };
      }
      const fin = oracle.fin();
      if (fin.genre === 'annulation' && oracle.radiation() === fin.jour) {
        this.direFin(dits, oracle, 'radiation_avant_initialisation', 'D1', 'gide', contexte);
      }
      const sixMois = oracle.sixMois();
      const age = oracle.age();
      const e3 = sixMois !== undefined && sixMois.jour <= age.jour;
      const automatique = e3 ? sixMois : age;
      if (fin.genre === 'sortie' && automatique.jour === fin.jour) {
        this.direFin(dits, oracle, automatique.motif, e3 ? 'E3' : 'E4', 'gide', contexte);
      }
      const proposition = this.proposition(oracle, jour(contexte.aujourdhui));
      if (proposition !== undefined && contexte.fluxActif('gide', 'sortie.proposee', structure)) {
        dits[`sortie.proposee/${oracle.numero}`] = {
          cotraitance: oracle.numero,
          demandeur: this.demandeur,
          dateProposition: proposition,
          motif: 'demenagement_hors_zone',
        };
      }
    }
    return dits;
  }

  /** Which rule gives the end in force. */
  private raison(oracle: Oracle): string {
    if (oracle.fin().genre === 'annulation') return oracle.annulation()?.declaree ? 'D2' : 'D1';
    return `E${oracle.sortie().rang}`;
  }

  private direFin(
    dits: Dits,
    oracle: Oracle,
    motif: string,
    raison: string,
    partenaire: 'gide' | 'parcours3',
    contexte: ContexteProjection,
  ): void {
    const { aujourdhui, gideLuJusquAu } = contexte;
    const fin = oracle.fin();
    const type = fin.genre === 'annulation' ? 'affectation.annulee' : 'sortie.prononcee';
    const calculee = ['D1', 'E3', 'E4'].includes(raison);
    if (calculee && jour(aujourdhui) < fin.jour) return;
    if (raison === 'E3' && (gideLuJusquAu === null || jour(gideLuJusquAu) < fin.jour)) return;
    if (!contexte.fluxActif(partenaire, type, oracle.affectation['structure'] as string)) return;
    const membre = fin.genre === 'annulation' ? 'dateAnnulation' : 'dateSortie';
    dits[`${type}/${oracle.numero}`] = {
      cotraitance: oracle.numero,
      demandeur: this.demandeur,
      [membre]: date(fin.jour),
      motif,
    };
  }
}
