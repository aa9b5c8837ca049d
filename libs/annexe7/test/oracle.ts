import type { Fait, Reglages } from '../src/index.js';
import { dansAns, dansMois, date, jour, type Jour } from './oracle-jours.js';

/**
 * A second reading of sections 3 to 7, day by day and by brute force, as near to the sentences of the rules
 * as can be and as far as can be from the library: no index, no timeline. What a day or a cotraitance has
 * once been found to be is remembered, only for speed.
 */
type Donnees = Record<string, unknown> & { [date: `date${string}`]: string };

export interface FaitLu {
  type: string;
  cle: string;
  data: Donnees;
}

/** A2. Of each key the highest sequence; what is withdrawn is absent. */
export function lire(faits: readonly Fait[], demandeur: string): FaitLu[] {
  const siens = faits.filter((fait) => fait.data.demandeur === demandeur);
  const cles = [...new Set(siens.map((fait) => fait.cle))];
  return cles
    .map((cle) => {
      const versions = siens.filter((fait) => fait.cle === cle);
      const haute = versions.map((fait) => fait.sequence).reduce((a, b) => (a > b ? a : b));
      return versions.find((fait) => fait.sequence === haute) as Fait;
    })
    .filter((fait) => !('annule' in fait.data))
    .map(({ type, cle, data }) => ({ type, cle, data: data as unknown as Donnees }));
}

export class Oracle {
  readonly affectation: Donnees;
  readonly dA: Jour;
  readonly dAcc: Jour | undefined;
  readonly dI: Jour | undefined;
  readonly prematuree: boolean;
  readonly naissance: Jour;
  private readonly situations = new Map<Jour, string>();
  private annulationTrouvee: ReturnType<Oracle['chercherAnnulation']> | null = null;
  private sortieTrouvee: ReturnType<Oracle['chercherSortie']> | undefined;

  /** Only for a cotraitance that has an affectation: ask `complete` first. */
  constructor(
    readonly lus: readonly FaitLu[],
    readonly numero: string,
    readonly reglages: Reglages,
  ) {
    this.affectation = this.siens('affectation.enregistree')[0] as Donnees;
    this.dA = jour(this.affectation.dateAffectation as string);
    this.dAcc = this.jourDe('acceptation.enregistree', 'dateAcceptation');
    const debut = this.jourDe('parcours.initialise', 'dateDebutProgramme');
    const trop = reglages.initialisationLeJourDeLAffectation ? this.dA - 1 : this.dA;
    this.prematuree = debut !== undefined && debut <= trop;
    this.dI = this.prematuree ? undefined : debut;
    const identifiantes = this.tous('demandeur.modifie').filter((data) => 'identite' in data);
    identifiantes.sort((a, b) => Number(b['modification']) - Number(a['modification']));
    const porteur = identifiantes[0] ?? this.affectation;
    this.naissance = jour((porteur['identite'] as { dateNaissance: string }).dateNaissance);
  }

  static complete(lus: readonly FaitLu[], numero: string): boolean {
    return lus.some((fait) => fait.cle === `affectation.enregistree/${numero}`);
  }

  tous(type: string): Donnees[] {
    return this.lus.filter((fait) => fait.type === type).map((fait) => fait.data);
  }

  siens(type: string): Donnees[] {
    return this.tous(type).filter((data) => data['cotraitance'] === this.numero);
  }

  private jourDe(type: string, membre: `date${string}`): Jour | undefined {
    const [data] = this.siens(type);
    return data && jour(data[membre] as string);
  }

  /** C2. */
  situation(t: Jour): string {
    let situation = this.situations.get(t);
    if (situation === undefined) this.situations.set(t, (situation = this.chercherSituation(t)));
    return situation;
  }

  private chercherSituation(t: Jour): string {
    const connus = this.tous('statut.change').filter((data) => jour(data.dateEffet as string) <= t);
    connus.sort(
      (a, b) =>
        jour(a.dateEffet as string) - jour(b.dateEffet as string) ||
        Number(a['statut']) - Number(b['statut']),
    );
    return (connus.at(-1)?.['situation'] as string | undefined) ?? 'inscrit';
  }

  /** No situation changes after this day. */
  private dernierJourUtile(): Jour {
    return Math.max(this.dA, ...this.tous('statut.change').map((data) => jour(data.dateEffet as string)));
  }

  /** D1. */
  radiation(): Jour | undefined {
    for (let d = this.dA; d <= this.dernierJourUtile(); d += 1) {
      const avant =
        this.dI === undefined ||
        d < this.dI ||
        (d === this.dI && this.reglages.radiationLeJourDeLInitialisationAnnule);
      if (this.situation(d) === 'radie' && avant) return d;
    }
    return undefined;
  }

  /** D2. */
  annulationDeGide(): { jour: Jour; motif: string; tardive: boolean } | undefined {
    const [data] = this.siens('affectation.annulee');
    if (data === undefined) return undefined;
    const d2 = Math.max(jour(data.dateAnnulation as string), this.dA);
    return { jour: d2, motif: data['motif'] as string, tardive: this.dI !== undefined && d2 > this.dI };
  }

  /** Section 4. */
  annulation(): ReturnType<Oracle['chercherAnnulation']> {
    if (this.annulationTrouvee === null) this.annulationTrouvee = this.chercherAnnulation();
    return this.annulationTrouvee;
  }

  private chercherAnnulation(): { jour: Jour; motif: string; declaree: boolean } | undefined {
    const d1 = this.radiation();
    const d2 = this.annulationDeGide();
    const candidates = [];
    if (d2 !== undefined && !d2.tardive) candidates.push({ jour: d2.jour, motif: d2.motif, declaree: true });
    if (d1 !== undefined) {
      candidates.push({ jour: d1, motif: 'radiation_avant_initialisation', declaree: false });
    }
    return candidates.sort((a, b) => a.jour - b.jour)[0];
  }

  /** E3. */
  sixMois(): { jour: Jour; motif: string } | undefined {
    for (let s = this.dA; s <= this.dernierJourUtile(); s += 1) {
      if (this.situation(s) === 'inscrit') continue;
      if (s !== this.dA && this.situation(s - 1) !== 'inscrit') continue;
      const limite = dansMois(s, 6);
      let continu = true;
      for (let d = s; d < limite; d += 1) if (this.situation(d) === 'inscrit') continu = false;
      if (continu) return { jour: limite, motif: 'six_mois_cessation_ou_radiation' };
    }
    return undefined;
  }

  /** E4. */
  age(): { jour: Jour; motif: string } {
    const d25 = dansAns(this.naissance, 25);
    const d26 = dansAns(this.naissance, 26);
    if (this.dA < d25) return { jour: d26, motif: 'age_26' };
    if (this.dA >= d26) return { jour: this.dA, motif: 'age_26' };
    const depuis = this.reglages.unAnCompteDepuis === 'initialisation' ? (this.dI ?? this.dA) : this.dA;
    return { jour: dansAns(depuis, 1), motif: 'un_an_accompagnement' };
  }

  /** Section 5. */
  sortie(): ReturnType<Oracle['chercherSortie']> {
    return (this.sortieTrouvee ??= this.chercherSortie());
  }

  private chercherSortie(): { jour: Jour; motif: string; mode: string; rang: number } {
    const candidates: { jour: Jour; motif: string; mode: string; rang: number }[] = [];
    for (const data of this.siens('sortie.prononcee')) {
      const le = Math.max(jour(data.dateSortie as string), this.dA);
      candidates.push({ jour: le, motif: data['motif'] as string, mode: 'prononcee', rang: 1 });
    }
    const decisions = this.siens('alerte.traitee').filter((data) => data['decision'] === 'sortie');
    decisions.sort((a, b) =>
      Buffer.compare(Buffer.from(a['alerte'] as string), Buffer.from(b['alerte'] as string)),
    );
    for (const data of decisions) {
      const le = Math.max(jour(data.dateTraitement as string), this.dA);
      candidates.push({ jour: le, motif: data['motifSortie'] as string, mode: 'decision_alerte', rang: 2 });
    }
    const sixMois = this.sixMois();
    if (sixMois) candidates.push({ ...sixMois, mode: 'automatique', rang: 3 });
    candidates.push({ ...this.age(), mode: 'automatique', rang: 4 });
    const tot = Math.min(...candidates.map((candidate) => candidate.jour));
    return candidates.find((candidate) => candidate.jour === tot) as (typeof candidates)[0];
  }

  /** Section 6: "the end". */
  fin(): { genre: 'annulation' | 'sortie'; jour: Jour; motif: string } {
    const annulation = this.annulation();
    const sortie = this.sortie();
    if (annulation !== undefined && annulation.jour <= sortie.jour)
      return { genre: 'annulation', ...annulation };
    return { genre: 'sortie', ...sortie };
  }

  /** F8. */
  alerteOuverte(alerte: Donnees, t: Jour): boolean {
    const debut = jour(alerte.dateAlerte as string);
    const siens = (type: string): Donnees[] =>
      this.siens(type).filter((data) => data['alerte'] === alerte['alerte']);
    const traitee = siens('alerte.traitee').some(
      (data) =>
        String(data['decision']).startsWith('maintien_') &&
        t >= Math.max(debut, jour(data.dateTraitement as string)),
    );
    const close = siens('alerte.close').some(
      (data) => t >= Math.max(debut, jour(data.dateCloture as string)),
    );
    return t >= debut && !traitee && !close;
  }

  /** Section 6, F0 to F7. */
  etat(t: Jour): string | null {
    if (t < this.dA) return null;
    const annulation = this.annulation();
    const sortie = this.sortie();
    if (annulation !== undefined && annulation.jour <= t && annulation.jour <= sortie.jour) return 'annulee';
    if (sortie.jour <= t) return 'sortie';
    if (this.dI !== undefined && this.dI <= t) {
      const alerte = this.siens('alerte.declenchee').some((data) => this.alerteOuverte(data, t));
      const absent = this.situation(t) !== 'inscrit';
      if (alerte && absent) return this.reglages.alerteAvantSuspension ? 'alerte' : 'suspension';
      if (alerte) return 'alerte';
      return absent ? 'suspension' : 'accompagnement_actif';
    }
    return this.dAcc !== undefined && this.dAcc <= t ? 'acceptee' : 'affectee';
  }

  /** F9. */
  suspension(t: Jour): { depuis: string; echeance: string } | null {
    if (['annulee', 'sortie', null].includes(this.etat(t)) || this.situation(t) === 'inscrit') return null;
    let s = t;
    while (s > this.dA && this.situation(s - 1) !== 'inscrit') s -= 1;
    return { depuis: date(s), echeance: date(dansMois(s, 6)) };
  }

  /** First day of the present run of the état. */
  depuis(t: Jour): string | null {
    const etat = this.etat(t);
    if (etat === null) return null;
    let s = t;
    while (this.etat(s - 1) === etat) s -= 1;
    return date(s);
  }

  /** F12. */
  prochaineEcheance(t: Jour): { date: string; nature: string } | null {
    for (let d = Math.max(t + 1, this.dA); d <= Math.max(this.dA, this.fin().jour); d += 1) {
      const etat = this.etat(d);
      if (etat !== this.etat(d - 1)) return { date: date(d), nature: etat as string };
    }
    return null;
  }

  /** Section 7. */
  decompte(): object {
    const non = { compte: false, raison: 'non_initialise' };
    const { dI, dA } = this;
    if (dI === undefined || dI > this.fin().jour) return non;
    const annulation = this.annulation();
    if (annulation !== undefined && annulation.jour <= dI) return non;
    const civis = this.tous('civis.change').map((data) => ({
      id: data['civis'],
      debut: jour(data.dateDebut as string),
      fin: 'dateFin' in data ? jour(data.dateFin) : Infinity,
    }));
    const genants = civis.filter(({ id, debut, fin }) => {
      const court = debut <= dI && dI < fin;
      const reentree = debut > dA && civis.some((autre) => autre.id !== id && autre.fin <= dA);
      return court && !reentree;
    });
    if (genants.length > 0) return { compte: false, raison: 'civis_a_l_initialisation' };
    return { compte: true, annee: Number(date(dI).slice(0, 4)) };
  }

  /** Phases entrée and accompagnement. */
  enCours(t: Jour): boolean {
    return !['annulee', 'sortie', null].includes(this.etat(t));
  }

  /** C1, D2, E4, F10: those that one cotraitance alone shows. */
  anomaliesPropres(): string[] {
    const trouvees = new Set<string>();
    if (this.prematuree) trouvees.add('INITIALISATION_AVANT_AFFECTATION');
    if (this.annulationDeGide()?.tardive) trouvees.add('ANNULATION_APRES_INITIALISATION');
    if (this.dA < dansAns(this.naissance, 16) || this.dA >= dansAns(this.naissance, 26)) {
      trouvees.add('AGE_HORS_CADRE');
    }
    for (const data of this.siens('alerte.traitee')) {
      const le = jour(data.dateTraitement as string);
      const [alerte] = this.siens('alerte.declenchee').filter((autre) => autre['alerte'] === data['alerte']);
      if (alerte === undefined) trouvees.add('TRAITEMENT_SANS_ALERTE');
      else if (le < jour(alerte.dateAlerte as string)) trouvees.add('TRAITEMENT_AVANT_ALERTE');
      const inscrit = this.situation(le) === 'inscrit';
      if (data['decision'] === 'maintien_suspension' && inscrit)
        trouvees.add('DECISION_CONTREDITE_PAR_LE_STATUT');
      if (data['decision'] === 'maintien_actif' && !inscrit)
        trouvees.add('DECISION_CONTREDITE_PAR_LE_STATUT');
    }
    return [...trouvees].sort();
  }
}
