import { cleDuFait, TYPES_FAITS, type DateCivile, type TypeFait } from '#annexe7';
import { typeComplet } from '#contract';
import { instantDeParis, jourDeParis } from '../calendrier/heure-de-paris.js';
import type { Partenariat } from '../partenariat.js';
import type { Empreintes } from './empreintes.js';
import type { Magasin } from './magasin.js';

/** What a partner states, before it becomes an event of its feed. */
export interface AEnoncer {
  /** Short type of X2; an unknown one is taken as it stands (tests of refusals). */
  type: string;
  data: Record<string, unknown>;
  /** Business day of the statement. */
  jour: DateCivile;
  /** Name of the statement in the life of the population: stated once, found again by its corrections. */
  repere?: string;
  /** Default: the next version of the key. */
  sequence?: string;
  id?: string;
  time?: string;
  /** Further CloudEvents attributes, e.g. `causationid`. */
  attributs?: Record<string, unknown>;
}

export interface Enonce {
  rang: number;
  id: string;
  type: string;
  cle: string | null;
  sequence: string;
  corps: string;
}

const TYPES: ReadonlySet<string> = new Set(TYPES_FAITS);
const CHIFFRES_DE_SEQUENCE = 10;
const CHIFFRES_D_ID = 10;

/** What the partner states: an append-only list in the order of its feed (X4.1), and the newest version per key. */
export class Enonces {
  constructor(
    private readonly magasin: Magasin,
    private readonly partenariat: Partenariat,
    private readonly empreintes: Empreintes,
  ) {}

  /** Appends one statement. To call in a transaction. */
  ajouter(fait: AEnoncer): Enonce {
    return this.ranger(fait, this.dernierRang() + 1);
  }

  /** States something that neither the feed nor a webhook will ever carry: its rank is below zero. */
  taire(fait: AEnoncer): Enonce {
    const premier = this.magasin.ligne<{ rang: number }>(
      'SELECT min(rang, 0) AS rang FROM (SELECT min(rang) AS rang FROM enonce)',
    );
    return this.ranger(fait, (premier?.rang ?? 0) - 1);
  }

  private ranger(fait: AEnoncer, rang: number): Enonce {
    const demandeur = texteOuNull(fait.data['demandeur']);
    const cle = cleSiConnue(fait.type, fait.data);
    const sequence = fait.sequence ?? this.sequenceSuivante(demandeur, cle);
    const numero = String(Math.abs(rang)).padStart(CHIFFRES_D_ID, '0');
    const id = fait.id ?? `${this.partenariat.prefixe}-${rang < 0 ? 'tu-' : ''}${numero}`;
    const type = TYPES.has(fait.type) ? typeComplet(fait.type as TypeFait) : fait.type;
    const time = fait.time ?? instantDeParis(fait.jour, Math.abs(rang));
    const corps = JSON.stringify({
      specversion: '1.0',
      id,
      source: this.partenariat.source,
      type,
      subject: sujet(fait.data),
      time,
      datacontenttype: 'application/json',
      sequence,
      data: fait.data,
      ...fait.attributs,
    });
    this.magasin.ecrire(
      `INSERT INTO enonce (rang, id, type, demandeur, cle, sequence, jour, repere, corps)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[
        rang,
        id,
        fait.type,
        demandeur,
        cle,
        sequence,
        jourDeParis(time) ?? fait.jour,
        fait.repere ?? null,
        corps,
      ],
    );
    if (demandeur !== null && cle !== null) this.retenir(demandeur, cle, sequence, rang);
    return { rang, id, type, cle, sequence, corps };
  }

  dernierRang(): number {
    return (
      this.magasin.ligne<{ rang: number | null }>('SELECT max(rang) AS rang FROM enonce WHERE rang > 0')
        ?.rang ?? 0
    );
  }

  /** Bodies after a rank, oldest first. */
  apres(rang: number, limite: number): { rang: number; corps: string }[] {
    return this.magasin.lignes(
      'SELECT rang, corps FROM enonce WHERE rang > ? ORDER BY rang LIMIT ?',
      rang,
      limite,
    );
  }

  /** Data and key of the statement of the life that bears this name; undefined when it was never stated. */
  parRepere(repere: string): { cle: string; data: Record<string, unknown> } | undefined {
    const ligne = this.magasin.ligne<{ cle: string; corps: string }>(
      'SELECT cle, corps FROM enonce WHERE repere = ?',
      repere,
    );
    if (ligne === undefined) return undefined;
    const { data } = JSON.parse(ligne.corps) as { data: Record<string, unknown> };
    return { cle: ligne.cle, data };
  }

  aDeclare(demandeur: string, cle: string): boolean {
    return this.sequenceTenue(demandeur, cle) !== undefined;
  }

  /** The newest data stated per key about a demandeur, for keys that begin with the type. */
  declaresDe(demandeur: string, type: TypeFait): Record<string, unknown>[] {
    const lignes = this.magasin.lignes<{ corps: string }>(
      `SELECT e.corps FROM declare d JOIN enonce e ON e.rang = d.rang
       WHERE d.demandeur = ? AND d.cle >= ? AND d.cle < ?`,
      ...[demandeur, `${type}/`, `${type}0`],
    );
    return lignes.map(({ corps }) => (JSON.parse(corps) as { data: Record<string, unknown> }).data);
  }

  /** The greatest number that ends a key of this type about a demandeur; 0 when there is none. */
  dernierNumero(demandeur: string, type: TypeFait): number {
    const lignes = this.magasin.lignes<{ cle: string }>(
      'SELECT cle FROM declare WHERE demandeur = ? AND cle >= ? AND cle < ?',
      ...[demandeur, `${type}/`, `${type}0`],
    );
    return Math.max(0, ...lignes.map(({ cle }) => Number(cle.slice(cle.lastIndexOf('/') + 1))));
  }

  private sequenceTenue(demandeur: string, cle: string): string | undefined {
    const ligne = this.magasin.ligne<{ sequence: string }>(
      'SELECT sequence FROM declare WHERE demandeur = ? AND cle = ?',
      demandeur,
      cle,
    );
    return ligne?.sequence;
  }

  private sequenceSuivante(demandeur: string | null, cle: string | null): string {
    const tenue = demandeur !== null && cle !== null ? this.sequenceTenue(demandeur, cle) : undefined;
    return String(Number(tenue ?? '0') + 1).padStart(CHIFFRES_DE_SEQUENCE, '0');
  }

  private retenir(demandeur: string, cle: string, sequence: string, rang: number): void {
    this.magasin.ecrire(
      `INSERT INTO declare (demandeur, cle, sequence, rang) VALUES (?, ?, ?, ?)
       ON CONFLICT (demandeur, cle) DO UPDATE SET sequence = excluded.sequence, rang = excluded.rang
       WHERE excluded.sequence > declare.sequence`,
      ...[demandeur, cle, sequence, rang],
    );
    this.empreintes.perimer('declare', demandeur);
  }
}

function cleSiConnue(type: string, data: Record<string, unknown>): string | null {
  if (!TYPES.has(type)) return null;
  const cle = cleDuFait(type as TypeFait, data);
  return cle.includes('undefined') ? null : cle;
}

function sujet(data: Record<string, unknown>): string | undefined {
  const cotraitance = texteOuNull(data['cotraitance']);
  if (cotraitance !== null) return `cotraitance/${cotraitance}`;
  const demandeur = texteOuNull(data['demandeur']);
  return demandeur === null ? undefined : `demandeur/${demandeur}`;
}

function texteOuNull(valeur: unknown): string | null {
  return typeof valeur === 'string' ? valeur : null;
}
