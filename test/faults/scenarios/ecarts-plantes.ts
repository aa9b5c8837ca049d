import { cleDuFait, type Partenaire } from '#annexe7';
import { type Evenement, typeCourt } from '#contract';
import type { Essai } from '../essai.js';
import type { FaitTenuLaBas } from '../partenaire-simule.js';

/** Of each kind and partner: with what moves meanwhile, fewer than the repair budget of a day. */
const PAR_NATURE = 20;
/** After how many questions of the comparison a partner's data move once more. */
export const GLISSEMENTS = [4, 12, 24];

/** Lost, changed or renumbered over there; stated and never sent. @returns what they are about */
export async function planter(essai: Essai, tus: readonly Evenement[]): Promise<Set<string>> {
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

/** Loses some more facts of each partner, that nothing was done to. @returns what they are about */
export async function perdreEncore(essai: Essai, sauf: ReadonlySet<string>): Promise<Set<string>> {
  const perdus = new Set<string>();
  for (const partenaire of ['gide', 'parcours3'] as const) {
    const intacts = unParDemandeur(essai.partenaires[partenaire].tenus()).filter(
      ({ cle }) => !sauf.has(`${partenaire} dit ${cle}`),
    );
    for (const tenu of intacts.slice(0, GLISSEMENTS.length))
      perdus.add(await alterer(essai, partenaire, tenu, { perdre: true }));
  }
  return perdus;
}

/** Loses one more fact after so many questions of the comparison, among those that nothing was done to. */
export function faireGlisser(
  essai: Essai,
  plantes: ReadonlySet<string>,
): { finir(): Promise<ReadonlySet<string>> } {
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
