import { manque } from '../invariants/manquement.js';
import { corriger } from '../trafic.js';
import { enoncerParLeFlux } from './enonces-par-le-flux.js';
import { synchroniser } from './nuit.js';
import { LES_DEUX, type Scenario } from './scenario.js';
import type { Essai } from '../essai.js';

/** Yesterday's database comes back, the partners kept today: one night later nothing is missing on any side. */
export const RESTAURATION: Scenario = {
  numero: 'R',
  titre: 'base de la veille restaurée, partenaires d’aujourd’hui',
  files: LES_DEUX.slice(0, 1),
  ci: 'postgres',
  trafic: { messages: 600, refuses: 0 },
  debit: 400,
  async perturber({ essai, trafic, graine, finDuTrafic, encore }) {
    // What webhooks bring stands in the feeds too (X4.1).
    const veille = [...trafic.valides];
    await enoncerParLeFlux(essai, veille);
    await finDuTrafic;
    await essai.drainer();
    const { cluster, base } = essai.ressources;
    await arreterLaPasserelle(essai);
    const sauvegarde = await cluster.creerBase(base);
    await relancerLaPasserelle(essai);

    await encore(400, 400);
    const corrections = corriger(veille, 200, graine);
    trafic.valides.push(...corrections.valides);
    await essai.emetteur.envoyer(corrections.webhooks, 400);
    await enoncerParLeFlux(essai, trafic.valides.slice(veille.length));
    await essai.drainer();
    const effetsDuJour = Object.values(essai.partenaires).map((partenaire) => partenaire.registre().length);

    await arreterLaPasserelle(essai);
    await cluster.remplacerBase(base, sauvegarde);
    await relancerLaPasserelle(essai);
    // What was acknowledged after the dump is gone with it: only the feeds bring it back.
    essai.emetteur.accuses.webhooks.clear();
    const etat = await synchroniser(essai);
    await essai.drainer();
    return {
      injections: 1,
      attendus: await retiresOublies(essai),
      remarques: [`effets chez les partenaires à la restauration : ${effetsDuJour.join(' et ')}`],
      manquements: manque('V3', 'synchronisation inachevée', etat === 'terminee' ? [] : [etat]),
    };
  },
};

async function arreterLaPasserelle(essai: Essai): Promise<void> {
  await Promise.all([...essai.postes.values()].map(({ superviseur }) => superviseur.arreter()));
}

async function relancerLaPasserelle(essai: Essai): Promise<void> {
  await Promise.all([...essai.postes.values()].map(({ superviseur }) => superviseur.demarrer()));
}

/** Told and withdrawn after the dump: a partner holds the withdrawal, and we know nothing of either. Nothing is missing. */
async function retiresOublies(essai: Essai): Promise<string[]> {
  const dits = await essai.sql<{ cle: string }>('SELECT cle FROM dit');
  const connus = new Set(dits.map(({ cle }) => cle));
  return Object.values(essai.partenaires)
    .flatMap((partenaire) => partenaire.tenus())
    .filter(({ cle, evenement }) => evenement.data.annule === true && !connus.has(cle))
    .map(({ cle }) => cle);
}
