import { cleDuFait, type Partenaire } from '#annexe7';
import { type Evenement, typeCourt } from '#contract';
import type { Essai } from '../essai.js';
import { type Manquement, manque } from '../invariants/manquement.js';
import type { FaitTenuLaBas } from '../partenaire-simule.js';
import type { Point } from '../relais/pieges.js';
import { composerTrafic, TRAFIC } from '../trafic.js';
import { direReprises, tuerAuxPoints } from './arrets.js';
import { enoncerParLeFlux } from './enonces-par-le-flux.js';
import { synchroniser } from './nuit.js';
import { LES_DEUX, type Scenario } from './scenario.js';

/** In the order in which a comparison comes to them; each run is taken over five times at most. */
const POINTS: readonly Point[] = [
  { genre: 'comparer', moment: 'avant' },
  { genre: 'comparer', moment: 'pendant' },
  { genre: 'comparer', moment: 'apres' },
];
/** Of each kind and partner: with what moves meanwhile, fewer than the repair budget of a day. */
const PAR_NATURE = 20;
/** After how many questions of the comparison a partner's data move once more. */
const GLISSEMENTS = [4, 12, 24];

/** Workers die while they compare, and partners' data move between two questions: the differences are those planted. */
export const COMPARAISON_TUEE: Scenario = {
  numero: '34',
  titre: 'SIGKILL pendant la comparaison, données qui bougent',
  files: LES_DEUX.slice(0, 1),
  rangee: 'patiente',
  montage: { workers: 2 },
  async perturber({ essai, lieux, graine, trafic, finDuTrafic }) {
    await finDuTrafic;
    // What webhooks bring stands in what the partners state too (X4.3).
    await enoncerParLeFlux(essai, trafic.valides);
    await essai.drainer();
    const avant = await synchroniser(essai);
    const sains = await lireEcarts(essai);

    const tus = composerTrafic(graine, lieux, {
      ...TRAFIC,
      messages: 200,
      refuses: 0,
      premierRang: trafic.rangSuivant,
    });
    const plantes = await planter(essai, tus.valides);
    const glissement = faireGlisser(essai, plantes);
    const arrets = tuerAuxPoints(essai, POINTS);
    arrets.catch(() => undefined);
    const pendant = await synchroniser(essai);
    essai.pieges.lever();
    const bilan = await arrets;
    const glisses = await glissement.finir();
    const trouves = await lireEcarts(essai);
    await essai.drainer();
    const apres = await synchroniser(essai);
    const tous = await lireEcarts(essai);
    return {
      injections: bilan.arrets,
      remarques: [
        ...direReprises('comparaison', bilan),
        `écarts plantés : ${plantes.size}, trouvés : ${[...plantes].filter((nom) => trouves.has(nom)).length} ; ` +
          `apparus pendant : ${glisses.size}`,
      ],
      manquements: [
        ...manque(
          'V3',
          'synchronisation inachevée',
          [avant, pendant, apres].filter((etat) => etat !== 'terminee'),
        ),
        ...manque('V7', 'écarts là où rien ne diffère', [...sains]),
        ...absents('plantés et pas trouvés', plantes, trouves),
        ...absents('apparus pendant la comparaison et pas trouvés ensuite', glisses, tous),
        ...absents('trouvés et pas plantés', tous, new Set([...plantes, ...glisses])),
      ],
    };
  },
};

function absents(phrase: string, uns: ReadonlySet<string>, autres: ReadonlySet<string>): Manquement[] {
  return manque(
    'V7',
    phrase,
    [...uns].filter((nom) => !autres.has(nom)),
  );
}

/** Every difference ever found, by what it is about. */
async function lireEcarts(essai: Essai): Promise<Set<string>> {
  const lignes = await essai.sql<{ nom: string }>(
    `SELECT partenaire || ' ' || vue || ' ' || cle AS nom FROM ecarts`,
  );
  return new Set(lignes.map(({ nom }) => nom));
}

/** Lost, changed or renumbered over there; stated and never sent. @returns what they are about */
async function planter(essai: Essai, tus: readonly Evenement[]): Promise<Set<string>> {
  const plantes = new Set<string>();
  for (const partenaire of ['gide', 'parcours3'] as const) {
    const tenus = unParDemandeur(essai.partenaires[partenaire].tenus());
    const changeables = tenus.filter(({ evenement }) => retouchee(evenement) !== null).slice(0, PAR_NATURE);
    const autres = tenus.filter((tenu) => !changeables.includes(tenu));
    for (const tenu of changeables)
      plantes.add(await alterer(essai, partenaire, tenu, { data: retouchee(tenu.evenement) }));
    for (const tenu of autres.slice(0, PAR_NATURE))
      plantes.add(await alterer(essai, partenaire, tenu, { perdre: true }));
    for (const tenu of autres.slice(PAR_NATURE, 2 * PAR_NATURE))
      plantes.add(
        await alterer(essai, partenaire, tenu, {
          sequence: String(Number(tenu.sequence) + 7).padStart(10, '0'),
        }),
      );
    const siens = new Map(
      tus
        .filter(({ source }) => source === `urn:${partenaire}`)
        .map((evenement) => [nomDe(evenement), evenement]),
    );
    for (const { data, sequence, type } of [...siens.values()].slice(0, PAR_NATURE)) {
      const cle = cleDe({ type, data });
      const demandeur = String(data.demandeur);
      const corps = { vue: 'declare', demandeur, cle, sequence, data };
      await essai.partenaires[partenaire].administrer('POST', '/admin/alterer', corps);
      plantes.add(`${partenaire} declare ${cle}`);
    }
  }
  return plantes;
}

/** Loses one more fact after so many questions of the comparison, among those that nothing was done to. */
function faireGlisser(essai: Essai, plantes: ReadonlySet<string>): { finir(): Promise<ReadonlySet<string>> } {
  const reserve = (['gide', 'parcours3'] as const).flatMap((partenaire) =>
    unParDemandeur(essai.partenaires[partenaire].tenus())
      .filter(({ cle }) => !plantes.has(`${partenaire} dit ${cle}`))
      .slice(-GLISSEMENTS.length)
      .map((tenu) => ({ partenaire, tenu })),
  );
  const faits: Promise<string>[] = [];
  let questions = 0;
  const cesser = essai.pieges.temoigner((genre, _processus, quand) => {
    if (genre !== 'comparer' || quand !== 'fin') return;
    questions += 1;
    if (!GLISSEMENTS.includes(questions)) return;
    const choisi = reserve.splice(questions % 2 === 0 ? 0 : reserve.length - 1, 1)[0];
    if (choisi !== undefined) faits.push(alterer(essai, choisi.partenaire, choisi.tenu, { perdre: true }));
  });
  return {
    async finir() {
      cesser();
      return new Set(await Promise.all(faits));
    },
  };
}

async function alterer(
  essai: Essai,
  partenaire: Partenaire,
  { demandeur, cle }: FaitTenuLaBas,
  comment: object,
): Promise<string> {
  await essai.partenaires[partenaire].administrer('POST', '/admin/alterer', { demandeur, cle, ...comment });
  return `${partenaire} dit ${cle}`;
}

/** One fact of each, so that each difference is that of another dossier. */
function unParDemandeur(tenus: readonly FaitTenuLaBas[]): FaitTenuLaBas[] {
  return [...new Map(tenus.map((tenu) => [tenu.demandeur, tenu])).values()];
}

/** The same fact as its owner never stated it; null for those that are left as they are. */
function retouchee({ type, data }: Evenement): Record<string, unknown> | null {
  switch (typeCourt(type)) {
    case 'statut.change':
      return { ...data, motif: 'retouche' };
    case 'etape.enregistree':
      return { ...data, libelle: 'Retouchée' };
    default:
      return null;
  }
}

function nomDe(evenement: Evenement): string {
  return `${String(evenement.data.demandeur)} ${cleDe(evenement)}`;
}

function cleDe({ type, data }: Pick<Evenement, 'type' | 'data'>): string {
  const court = typeCourt(type);
  if (court === undefined) throw new Error('unreachable: a traffic has known types only');
  return cleDuFait(court, data);
}
