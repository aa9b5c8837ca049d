import { type Evenement, typeCourt } from '#contract';
import { type Manquement, manque } from '../invariants/manquement.js';
import { CLE_API } from '../montage.js';
import { corriger, JOUR } from '../trafic.js';
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
    const acceptation = await accepterIci(essai, veille);
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
      attendus: [...(await retiresOublies(essai)), acceptation],
      remarques: [`effets chez les partenaires à la restauration : ${effetsDuJour.join(' et ')}`],
      manquements: [
        ...manque('V3', 'synchronisation inachevée', etat === 'terminee' ? [] : [etat]),
        ...(await acceptationEffacee(essai, acceptation)),
      ],
    };
  },
};

async function arreterLaPasserelle(essai: Essai): Promise<void> {
  await Promise.all([...essai.postes.values()].map(({ superviseur }) => superviseur.arreter()));
}

async function relancerLaPasserelle(essai: Essai): Promise<void> {
  await Promise.all([...essai.postes.values()].map(({ superviseur }) => superviseur.demarrer()));
}

/** A person accepts here, after the dump: nobody else states it, and GIDE alone is told. @returns its key */
async function accepterIci(essai: Essai, veille: readonly Evenement[]): Promise<string> {
  const affectation = veille.find(({ type }) => typeCourt(type) === 'affectation.enregistree');
  const cotraitance = String(affectation?.data.cotraitance);
  const { statut, texte } = await essai.emetteur.poster(
    `/api/cotraitances/${cotraitance}/acceptation`,
    { authorization: `Bearer ${CLE_API}`, 'content-type': 'application/json' },
    JSON.stringify({ dateAcceptation: JOUR }),
  );
  if (statut !== 201) throw new Error(`L'acceptation n'a pas été prise : ${statut} ${texte}`);
  return `acceptation.enregistree/${cotraitance}`;
}

/** GIDE has the only copy: it must hold it still, and a person must be asked. */
async function acceptationEffacee(essai: Essai, acceptation: string): Promise<Manquement[]> {
  const tenue = essai.partenaires.gide
    .tenus()
    .some(({ cle, evenement }) => cle === acceptation && evenement.data.annule !== true);
  const soumise = await essai.sql(
    `SELECT FROM ecarts WHERE partenaire = 'gide' AND cle = $1 AND nature = 'en_trop' AND etat = 'soumis'`,
    [acceptation],
  );
  return [
    ...manque('V1', 'oublié ici et retiré à GIDE', tenue ? [] : [acceptation]),
    ...manque('V3', 'oublié ici sans être soumis à personne', soumise.length === 1 ? [] : [acceptation]),
  ];
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
