import { UniteDeTravail, type Sql } from '#persistence';
import { chargerSansVerrou } from '../application/charger.js';
import { lireMomentEtRegles, type SourceDeRegles } from '../regles/source-de-regles.js';
import type { ApercuDeDossier } from './apercu-de-dossier.js';
import { evaluerDossier, lireEnRoute } from './evaluer-dossier.js';
import { preparer } from './preparer.js';
import type { Choisi } from './selection.js';
import type { MessageGele, VerdictRendu } from './verdict.js';

/** A frozen selection with what would become of it. */
export interface Apercu {
  messages: (MessageGele & { prevu: VerdictRendu })[];
  dossiers: DossierPrevu[];
}

export interface DossierPrevu {
  demandeur: string;
  /** Rank of its first message. */
  rang: number;
  empreinte: Buffer;
  apercu: ApercuDeDossier;
}

/** Dossiers held in memory at once. */
const DOSSIERS_PAR_LOT = 500;

/**
 * Runs charger and décider on a selection in one READ ONLY transaction, on one snapshot: nothing can be written, even
 * by mistake (X5.4).
 */
export function previsualiser(
  unite: UniteDeTravail,
  source: SourceDeRegles,
  choisis: readonly Choisi[],
): Promise<Apercu> {
  return unite.executer(
    async (sql) => {
      await sql('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      return calculer(sql, source, choisis);
    },
    { lectureSeule: true },
  );
}

async function calculer(sql: Sql, source: SourceDeRegles, choisis: readonly Choisi[]): Promise<Apercu> {
  const rangs = new Map(choisis.map(({ id }, rang) => [id, rang]));
  const preparation = await preparer(
    sql,
    choisis.map(({ id }) => id),
    new Map(),
  );
  const { moment, regles } = await lireMomentEtRegles(sql, source);
  const prevus = new Map(preparation.rendus.map((rendu) => [rendu.message, rendu]));
  const dossiers: DossierPrevu[] = [];
  const aRejouer = [...preparation.dossiers.values()];
  for (let debut = 0; debut < aRejouer.length; debut += DOSSIERS_PAR_LOT) {
    const lot = aRejouer.slice(debut, debut + DOSSIERS_PAR_LOT);
    const demandeurs = lot.map(({ demandeur }) => demandeur);
    const charges = await chargerSansVerrou(sql, demandeurs);
    const enRoute = await lireEnRoute(sql, demandeurs);
    for (const dossier of lot) {
      const { demandeur, rendus, empreinte, apercu } = evaluerDossier(dossier, {
        dossiers: charges,
        enRoute,
        acceptes: preparation.acceptes,
        moment,
        regles,
      });
      for (const rendu of rendus) prevus.set(rendu.message, { ...rendu, nouveau: null });
      const rang = Math.min(...rendus.map(({ message }) => rangs.get(message) ?? 0));
      dossiers.push({ demandeur, rang, empreinte, apercu });
    }
  }
  const messages = choisis.map(({ id, sens }, rang) => {
    const prevu = prevus.get(id);
    if (!prevu) throw new Error('unreachable: every message has a verdict');
    return { rang, message: id, sens, demandeur: preparation.demandeurs.get(id) ?? null, prevu };
  });
  return { messages, dossiers };
}
