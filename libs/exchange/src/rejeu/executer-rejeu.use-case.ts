import { setTimeout as attendre } from 'node:timers/promises';
import type { Sql, UniteDeTravail } from '#persistence';
import { compterAnnonces, type BilanDuLot } from '../application/appliquer-lot.use-case.js';
import { chargerEtVerrouiller } from '../application/charger.js';
import type { DossierEnFaute } from '../application/decider-lot.js';
import { lireMomentEtRegles, type SourceDeRegles } from '../regles/source-de-regles.js';
import { choisirLotDeRejeu, type LotDeRejeu } from './choisir-lot-de-rejeu.js';
import { ecrireEvaluations, ecrireVerdicts, IdentifiantPris } from './ecrire-lot-de-rejeu.js';
import { evaluerDossier, lireEnRoute, type Evaluation } from './evaluer-dossier.js';
import { avancerRejeu, prendreRejeu, rendreRejeu, tenirRejeu, type RejeuPris } from './prendre-rejeu.js';
import { preparer } from './preparer.js';
import { rendre, type VerdictRendu } from './verdict.js';

export interface BilanDeRejeu {
  suite: 'reste' | 'termine' | 'arrete';
  messages: number;
  annonces: BilanDuLot['annonces'];
}

interface LotFait extends BilanDeRejeu {
  fautes: DossierEnFaute[];
}

/** How long a worker stays with one replay before it looks at what else there is: a stop waits no longer than that. */
const DUREE_MS = 5_000;

/**
 * Executes a replay, lot after lot: charger, décider, écrire under the lock of the dossiers, the digest of each computed
 * again. What moved since its preview is left out. A worker that dies leaves the rest to the next one (X5.4).
 */
export class ExecuterRejeu {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly regles: SourceDeRegles,
    private readonly signaler: (faute: DossierEnFaute) => void,
    private readonly dureeMs = DUREE_MS,
  ) {}

  /** @returns null when the replay is not due, or held by another worker */
  async execute(id: string): Promise<BilanDeRejeu | null> {
    const pris = await prendreRejeu(this.unite, id);
    if (!pris) return null;
    const fin = performance.now() + this.dureeMs;
    const bilan: BilanDeRejeu = { suite: 'reste', messages: 0, annonces: { gide: 0, parcours3: 0 } };
    do {
      const debut = performance.now();
      const lot = await this.#faireUnLot({ ...pris, reprises: bilan.messages > 0 ? 0 : pris.reprises });
      lot.fautes.forEach(this.signaler);
      bilan.suite = lot.suite;
      bilan.messages += lot.messages;
      bilan.annonces.gide += lot.annonces.gide;
      bilan.annonces.parcours3 += lot.annonces.parcours3;
      if (bilan.suite !== 'reste') break;
      const suivant = debut + (lot.messages / pris.debit) * 1_000;
      await attendre(Math.max(0, Math.min(suivant, fin) - performance.now()));
    } while (performance.now() < fin);
    if (bilan.suite === 'reste') await rendreRejeu(this.unite.seule, pris);
    return bilan;
  }

  async #faireUnLot(pris: RejeuPris): Promise<LotFait> {
    for (let essai = 1; ; essai += 1) {
      try {
        return await this.unite.executer((sql) => this.#unLot(sql, pris));
      } catch (erreur) {
        if (!(erreur instanceof IdentifiantPris) || essai >= 5) throw erreur;
      }
    }
  }

  async #unLot(sql: Sql, pris: RejeuPris): Promise<LotFait> {
    const rien = { messages: 0, annonces: { gide: 0, parcours3: 0 }, fautes: [] };
    if (!(await tenirRejeu(sql, pris))) return { ...rien, suite: 'arrete' };
    await sql(`SELECT set_config('passerelle.cause', $1, true)`, [`rejeu ${pris.id}`]);
    const lot = await choisirLotDeRejeu(sql, pris);
    const fait = lot.aEcarter ? ecarterTout(lot) : await this.#rejouer(sql, pris, lot);
    await ecrireVerdicts(sql, pris.id, fait.rendus);
    const suite = await avancerRejeu(sql, pris, lot.messages.length);
    return { suite, messages: lot.messages.length, annonces: fait.annonces, fautes: fait.fautes };
  }

  async #rejouer(sql: Sql, pris: RejeuPris, { messages }: LotDeRejeu): Promise<Rejoue> {
    const approuvees = await lireEmpreintes(sql, pris.id, messages);
    const demandeurs = [...approuvees.keys()];
    const dossiers = await chargerEtVerrouiller(sql, demandeurs);
    const enRoute = await lireEnRoute(sql, demandeurs);
    const { moment, regles } = await lireMomentEtRegles(sql, this.regles);
    const ids = messages.map(({ message }) => message);
    const { dossiers: aRejouer, rendus, acceptes } = await preparer(sql, ids, new Map());

    const evaluations: Evaluation[] = [];
    for (const dossier of aRejouer.values()) {
      const evaluation = evaluerDossier(dossier, { dossiers, enRoute, acceptes, moment, regles });
      if (approuvees.get(dossier.demandeur)?.equals(evaluation.empreinte)) evaluations.push(evaluation);
      else
        rendus.push(...evaluation.rendus.map(({ message }) => rendre(message, 'ecarte', 'DOSSIER_MODIFIE')));
    }
    await ecrireEvaluations(sql, evaluations, acceptes, moment);
    return {
      rendus: [...rendus, ...evaluations.flatMap((evaluation) => evaluation.rendus)],
      annonces: compterAnnonces(evaluations.flatMap(({ decision }) => decision ?? [])),
      fautes: evaluations.flatMap(({ faute, rendus: siens }) =>
        faute === null ? [] : [{ messages: siens.map(({ message }) => message), erreur: faute }],
      ),
    };
  }
}

interface Rejoue {
  rendus: VerdictRendu[];
  annonces: BilanDuLot['annonces'];
  fautes: DossierEnFaute[];
}

function ecarterTout({ messages }: LotDeRejeu): Rejoue {
  return {
    rendus: messages.map(({ message }) => rendre(message, 'en_echec', 'TRAITEMENT_INTERROMPU')),
    annonces: { gide: 0, parcours3: 0 },
    fautes: [],
  };
}

/** The digests that were approved, by demandeur: a dossier without one has nothing to be done in it. */
async function lireEmpreintes(
  sql: Sql,
  rejeu: string,
  messages: LotDeRejeu['messages'],
): Promise<Map<string, Buffer>> {
  const lignes = await sql<{ demandeur: string; empreinte: Buffer }>(
    'SELECT demandeur, empreinte FROM rejeu_dossiers WHERE rejeu = $1 AND demandeur = ANY($2::text[])',
    [rejeu, messages.map(({ demandeur }) => demandeur)],
  );
  return new Map(lignes.map(({ demandeur, empreinte }) => [demandeur, empreinte]));
}
