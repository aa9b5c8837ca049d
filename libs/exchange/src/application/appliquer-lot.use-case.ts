import { Sql, UniteDeTravail } from '#persistence';
import { lireMomentEtRegles, type SourceDeRegles } from '../regles/source-de-regles.js';
import { tenirLeBail } from '../tranches/tenir-le-bail.js';
import { chargerEtVerrouiller } from './charger.js';
import { Chronometre, Durees } from './chronometre.js';
import { deciderLot, DossierEnFaute } from './decider-lot.js';
import { Decision, SortDuMessage } from './decision.js';
import { MessageAAppliquer } from './dossier-charge.js';
import { ecrire } from './ecrire.js';
import { ecrireSorts } from './ecrire-sorts.js';
import { LotPris, PrendreLot } from './prendre-lot.js';
import { laisserLeLot, rendreTranche } from './rendre-tranche.js';

export interface BilanDuLot {
  messages: number;
  /** Partners for whom something now waits to be told. */
  annonces: { gide: number; parcours3: number };
}

/** A lot that was applied, as it is shown outside: figures and correlations, nobody's data. */
export interface LotApplique extends BilanDuLot {
  /** Messages by fate; those whose dossier could not be computed under `en_faute`. */
  issues: Record<string, number>;
  correlations: string[];
  /** Seconds of each step. */
  durees: Durees;
}

/** Applies what waits in one slice: charger, décider, écrire; one commit for the lot (design, "A message's way in"). */
export class AppliquerLot {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly prendre: PrendreLot,
    private readonly regles: SourceDeRegles,
    private readonly signaler: (faute: DossierEnFaute) => void,
  ) {}

  /** @returns null when nothing waited */
  async execute(tranche: number): Promise<LotApplique | null> {
    const chronometre = new Chronometre();
    const lot = await this.prendre.execute(tranche);
    if (lot === null) return null;
    chronometre.noter('prendre');
    try {
      const applique = await tenirLeBail(this.unite.seule, lot, () =>
        this.unite.executer((sql) => this.#appliquer(sql, lot, chronometre)),
      );
      chronometre.noter('valider');
      return { ...applique, durees: chronometre.durees };
    } catch (erreur) {
      await laisserLeLot(this.unite, lot, erreur);
      throw erreur;
    }
  }

  async #appliquer(sql: Sql, lot: LotPris, chronometre: Chronometre): Promise<Omit<LotApplique, 'durees'>> {
    const messages = await sql<MessageAAppliquer>(
      `SELECT id, demandeur, type, cle, sequence, donnees, correlation FROM messages_entrants
       WHERE id = ANY($1::uuid[]) AND issue = 'recu' ORDER BY id`,
      [lot.messages],
    );
    const parDemandeur = Map.groupBy(messages, ({ demandeur }) => demandeur);
    const dossiers = await chargerEtVerrouiller(sql, [...parDemandeur.keys()]);
    const { moment, regles } = await lireMomentEtRegles(sql, this.regles);
    chronometre.noter('charger');

    const { decisions, fautes } = deciderLot(dossiers.values(), parDemandeur, moment, regles);
    fautes.forEach(this.signaler);
    chronometre.noter('decider');

    const sorts = decisions.flatMap((decision) => decision.sorts);
    const enFaute = fautes.flatMap((faute) => faute.messages);
    await ecrire(sql, decisions, moment.aujourdhui);
    await ecrireSorts(sql, { sorts, enFaute, maintenant: moment.maintenant });
    await rendreTranche(sql, lot);
    chronometre.noter('ecrire');
    return {
      messages: messages.length,
      annonces: compterAnnonces(decisions),
      issues: compterIssues(sorts, enFaute.length),
      correlations: [...new Set(messages.flatMap(({ correlation }) => correlation ?? []))],
    };
  }
}

function compterIssues(sorts: readonly SortDuMessage[], enFaute: number): Record<string, number> {
  const issues: Record<string, number> = enFaute > 0 ? { en_faute: enFaute } : {};
  for (const { issue } of sorts) issues[issue] = (issues[issue] ?? 0) + 1;
  return issues;
}

export function compterAnnonces(decisions: readonly Decision[]): BilanDuLot['annonces'] {
  const annonces = { gide: 0, parcours3: 0 };
  for (const decision of decisions) for (const { partenaire } of decision.annonces) annonces[partenaire] += 1;
  return annonces;
}
