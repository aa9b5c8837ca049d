import type { UniteDeTravail } from '#persistence';
import { ligneCsv } from './csv.js';
import { garderLaPart, prendreExport, quitterExport, type ExportPris, type Part } from './prendre-export.js';
import type { SujetDExport } from './sujet.js';
import { SUJETS, type NomDeSujet } from './sujets/index.js';

export interface BilanDExport {
  suite: 'reste' | 'pret' | 'echoue';
  lignes: number;
}

/** Rows read, written and kept at a time: what bounds the memory of the worker. */
const LIGNES_PAR_PART = 1_000;
/** How long a worker stays with one export before it looks at what else there is. */
const DUREE_MS = 5_000;
/** Times it may be taken without a part being kept: beyond, it is given up and says so. */
const REPRISES_MAXIMALES = 5;
/** Spreadsheets read the file as UTF-8 by this mark. */
const MARQUE_UTF8 = '\uFEFF';
const SEPARATEUR = ';';

/**
 * Makes the file of an export, page after page by cursor, each kept with its place: a worker that dies leaves the rest to
 * the next one. Rows that are written or withdrawn meanwhile may be in it or not: it is no snapshot.
 */
export class ProduireExport {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sujets: Readonly<Record<NomDeSujet, SujetDExport>> = SUJETS,
    private readonly dureeMs = DUREE_MS,
    private readonly taille = LIGNES_PAR_PART,
  ) {}

  /** @returns null when the export is not due, or held by another worker */
  async execute(id: string): Promise<BilanDExport | null> {
    const pris = await prendreExport(this.unite, id);
    if (!pris) return null;
    if (pris.reprises > REPRISES_MAXIMALES) {
      await quitterExport(this.unite.seule, pris, 'echoue');
      return { suite: 'echoue', lignes: 0 };
    }
    const bilan: BilanDExport = { suite: 'reste', lignes: 0 };
    const fin = performance.now() + this.dureeMs;
    for (;;) {
      const part = await this.#composer(pris);
      await garderLaPart(this.unite, pris, part);
      pris.parts += 1;
      pris.lignes += part.lignes;
      pris.position = part.suite;
      bilan.lignes += part.lignes;
      if (part.suite === null) return { ...bilan, suite: 'pret' };
      if (performance.now() >= fin) break;
    }
    await quitterExport(this.unite.seule, pris, 'en_cours');
    return bilan;
  }

  async #composer({
    sujet: nom,
    filtres,
    perimetre,
    maximum,
    lignes,
    parts,
    position,
  }: ExportPris): Promise<Part> {
    const sujet = this.sujets[nom];
    const reste = maximum - lignes;
    const limite = Math.min(this.taille, reste);
    const page = await sujet.page(this.unite, { filtres, perimetre, position, limite });
    const gardees = page.lignes.slice(0, reste);
    const coupe = page.lignes.length > reste || (page.suite !== null && gardees.length === reste);
    return {
      contenu: [
        ...(parts === 0 ? [MARQUE_UTF8, ligneCsv(sujet.colonnes, SEPARATEUR)] : []),
        ...gardees.map((ligne) => ligneCsv(ligne, SEPARATEUR)),
        ...(coupe ? [ligneCsv([direLaCoupe(maximum)], SEPARATEUR)] : []),
      ].join(''),
      lignes: gardees.length,
      cotraitances: page.cotraitances,
      demandeurs: page.demandeurs,
      suite: coupe ? null : page.suite,
      coupe,
    };
  }
}

/** The last line of a file that does not hold everything. */
export function direLaCoupe(maximum: number): string {
  return `Fichier limité à ${maximum} lignes : d’autres répondent aux filtres et n’y sont pas. Resserrez-les, et faites plusieurs fichiers.`;
}
