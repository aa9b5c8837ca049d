import type { Sql, UniteDeTravail } from '#persistence';
import { EMPREINTE_D_UN_ECART } from '../ecarts/empreinte-d-ecarts.js';
import type { CommandeDeResolution, IssueDeResolution } from './decision-de-personne.js';
import { aRedire, direLesCorrections, NUMERO_EPUISE } from './dire-les-corrections.js';
import { ecrireDecisions } from './ecrire-decisions.js';
import { decisionOrdonnee } from './ordonner.js';
import { COLONNES_PRISES, type EcartPris } from './prendre-ecarts.js';
import { dejaDecide, raisonDeRefuser } from './regles-de-resolution.js';

/** A person's decision about one écart, outside the repair budget; who and why stay in its life. The same again changes nothing. */
export class ResoudreEcart {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sonnerEmettre: () => void = () => undefined,
  ) {}

  async execute(commande: CommandeDeResolution): Promise<IssueDeResolution> {
    const issue = await this.unite.executer((sql) => resoudre(sql, commande));
    if (issue.issue === 'fait' && issue.etat === 'en_correction') this.sonnerEmettre();
    return issue;
  }
}

async function resoudre(sql: Sql, commande: CommandeDeResolution): Promise<IssueDeResolution> {
  const [ecart] = await sql<EcartPris & { empreinte: string }>(
    `SELECT ${COLONNES_PRISES}, ${EMPREINTE_D_UN_ECART} AS empreinte FROM ecarts e WHERE e.id = $1 FOR UPDATE`,
    [commande.ecart],
  );
  if (!ecart) return { issue: 'inconnu' };
  if (ecart.etat === 'clos') return { issue: 'clos' };
  if (commande.empreinte !== undefined && commande.empreinte !== ecart.empreinte)
    return { issue: 'a_change' };
  if (dejaDecide(ecart, commande.decision)) return { issue: 'deja_fait', etat: ecart.etat };
  const raison = raisonDeRefuser({ ...ecart, rienADire: aRedire(ecart) === null }, commande.decision);
  if (raison !== null) return { issue: 'impossible', raison };
  const ordonnee = decisionOrdonnee(ecart.id, commande);
  if (commande.decision !== 'corriger') {
    await ecrireDecisions(sql, [ordonnee]);
    return { issue: 'fait', etat: ordonnee.etat };
  }
  const dite = ecart.vue === 'dit' ? (await direLesCorrections(sql, [ecart])).get(ecart.id) : undefined;
  if (dite?.issue === 'a_change') return { issue: 'a_change' };
  if (dite?.issue === 'numero_epuise') return { issue: 'impossible', raison: NUMERO_EPUISE };
  const faite = dite?.issue === 'dite' ? { message: dite.id, compte: true } : {};
  await ecrireDecisions(sql, [{ ...ordonnee, ...faite }]);
  return dite?.issue === 'dite' ? { issue: 'fait', etat: 'en_correction' } : { issue: 'ordonne' };
}
