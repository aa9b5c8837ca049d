import {
  actions,
  cleDuFait,
  Dossier,
  estDeType,
  etatSansRegles,
  Fait,
  prochainRecalcul,
  projections,
} from '#annexe7';
import { ReglesEnVigueur } from '../regles-en-vigueur.js';
import { annoncer } from './annoncer.js';
import { CotraitanceCalculee, Decision } from './decision.js';
import { DossierCharge, MessageAAppliquer, Moment } from './dossier-charge.js';
import { integrerMessages } from './integrer-messages.js';
import { resumerLeDossier } from './resumer-le-dossier.js';
import { structuresDuDit } from './structures-du-dit.js';

/**
 * Decides, without any I/O, what becomes of one dossier: merge (A2), état of each cotraitance (section 6),
 * projections against what was told (section 8). Deterministic but for the ids it draws.
 */
export function decider(
  charge: DossierCharge,
  messages: readonly MessageAAppliquer[],
  moment: Moment,
  regles: ReglesEnVigueur,
): Decision {
  const { sorts, nouveaux, fusionnes } = integrerMessages(charge, messages);
  // A dossier's calculation date never goes back (H7), its transaction time always moves on (A4).
  const aujourdhui =
    charge.calculeAu !== null && charge.calculeAu > moment.aujourdhui ? charge.calculeAu : moment.aujourdhui;
  const connuLe =
    charge.connuLe !== null && charge.connuLe >= moment.maintenant
      ? new Date(charge.connuLe.getTime() + 1)
      : moment.maintenant;
  const versionRegles = regles.version(aujourdhui);
  const contexte = regles.contexte(aujourdhui, moment.gideLuJusquAu);

  const dossier = Dossier.depuis(
    charge.demandeur,
    fusionnes.values(),
    regles.reglages,
    regles.territoireAu(aujourdhui),
  );
  const cotraitances = dossier.cotraitances.map((cotraitance): CotraitanceCalculee => {
    const etat = etatSansRegles(dossier, cotraitance, aujourdhui);
    return {
      cotraitance,
      structure: etat.structure,
      site: siteDe(fusionnes, cotraitance),
      phase: etat.phase,
      etat: etat.etat,
      depuis: etat.depuis,
      prochaine_echeance: etat.prochaineEcheance?.date ?? null,
      resume: JSON.stringify(etat),
      actions: actions(dossier, cotraitance, contexte),
    };
  });
  const dernier = messages.at(-1);
  const annonces = annoncer(
    projections(dossier, contexte),
    charge.dits,
    (partenaire, dit) =>
      structuresDuDit(charge, cotraitances, dit.cotraitance).some((structure) =>
        contexte.fluxActif(partenaire, dit.type, structure),
      ),
    { cause: dernier?.id ?? null, correlation: dernier?.correlation ?? null },
  );
  const reglesChangees = charge.versionRegles !== versionRegles;
  return {
    demandeur: charge.demandeur,
    sorts,
    dossier: {
      version: charge.version + 1,
      connuLe,
      calculeAu: aujourdhui,
      prochainEffet: prochainRecalcul(dossier, contexte),
      versionRegles,
    },
    cause: nouveaux.length > 0 ? 'message' : estDu(charge, aujourdhui) ? 'echeance' : 'regles',
    reglesChangees: charge.versionRegles !== null && reglesChangees,
    messages: nouveaux,
    cotraitances: cotraitances.filter((calculee) => aChange(charge, calculee)),
    annonces,
    empreintes: resumerLeDossier({
      charge,
      fusionnes: [...fusionnes.values()],
      nouveaux: messages.filter(({ id }) => nouveaux.includes(id)),
      annonces,
      entier: reglesChangees,
    }),
  };
}

/** F13. Its day has come: computed again on that day whatever the rules are. */
export function estDu({ prochainEffet }: Pick<DossierCharge, 'prochainEffet'>, jour: string): boolean {
  return prochainEffet !== null && prochainEffet <= jour;
}

function aChange(
  charge: DossierCharge,
  { cotraitance, resume, actions: aMener }: CotraitanceCalculee,
): boolean {
  const avant = charge.resumes.get(cotraitance);
  return avant === undefined || avant.resume !== resume || avant.actions !== JSON.stringify(aMener);
}

function siteDe(fusionnes: ReadonlyMap<string, Fait>, cotraitance: string): string | null {
  const affectation = fusionnes.get(cleDuFait('affectation.enregistree', { cotraitance }));
  if (!affectation || !estDeType(affectation, 'affectation.enregistree')) return null;
  return affectation.data.sitePoleEmploi;
}
