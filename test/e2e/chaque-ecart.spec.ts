import { CommanderLaPause } from '#exchange';
import type { Simulateur } from '#simulation';
import { creerMonde, type MondeDEssai } from '#test/monde-d-essai';
import {
  affectation,
  type Cas,
  ILLISIBLE,
  JAMAIS_RECU,
  REFUSE,
  RETIRE,
  TOUS,
} from './differences-a-planter.js';

interface EcartLu {
  nature: string;
  cause: string;
  etat: string;
  motif: string | null;
  resolution: string | null;
}

const ORDRE = { partenaire: 'parcours3', motif: 'travaux', par: 'essai' } as const;

describe.each([
  { comment: 'by digest', mode: 'empreintes' },
  { comment: 'with a partner that offers no digests', mode: 'passe_complete' },
])('each kind of difference, $comment [X4.3, X6]', ({ mode }) => {
  let monde: MondeDEssai;
  let premieres: Map<string, EcartLu[]>;
  let secondes: Map<string, EcartLu[]>;
  const modes: unknown[] = [];

  beforeAll(async () => {
    monde = await creerMonde();
    await direPuisRetirer(monde);
    monde.gide.enoncer(...TOUS.filter(estEnonce).map(affectation));
    expect((await monde.synchroniser()).etat).toBe('terminee');
    expect(await lire(monde)).toEqual(new Map());
    if (mode === 'passe_complete') monde.parcours3.poserFaute({ nature: 'non_offert' });
    for (const lui of TOUS) lui.planter(lui, monde);
    modes.push(await nuit());
    premieres = await lire(monde);
    modes.push(await nuit());
    secondes = await lire(monde);
  });
  afterAll(() => monde.fermer());

  /** @returns how what Parcours 3 holds was compared */
  async function nuit(): Promise<unknown> {
    const { etat, etapes } = await monde.synchroniser();
    expect(etat).toBe('terminee');
    const { resultat } = etapes.find(({ etape }) => etape === 'comparer_parcours3') ?? {};
    return (resultat as { dit?: { mode?: unknown } } | null)?.dit?.mode;
  }

  it.each(TOUS)('the night finds and explains it: $titre', ({ demandeur, cle, trouve, devient }) => {
    const decide =
      'motif' in devient ? { etat: 'soumis', motif: devient.motif } : { etat: 'en_correction', motif: null };
    expect(premieres.get(`${demandeur} ${cle}`)).toEqual([{ ...trouve, ...decide, resolution: null }]);
  });

  it.each(TOUS)('$titre', (lui) => juger(lui));

  /** After the next night. */
  function juger(lui: Cas): void {
    const { demandeur, cle, trouve, devient, tient } = lui;
    const decide =
      'motif' in devient
        ? { etat: 'soumis', motif: devient.motif, resolution: null }
        : { etat: 'clos', motif: null, resolution: devient.resolution };
    expect(secondes.get(`${demandeur} ${cle}`)).toEqual([{ ...trouve, ...decide }]);
    const tenus = avertiDe(lui, monde).dit({ demandeur, cle });
    expect(tenus).toMatchObject(tient.map(([numero, data]) => ({ sequence: numero, data })));
    expect(tenus).toHaveLength(tient.length);
  }

  it('tells again nothing of what a person has to decide', async () => {
    const soumis = TOUS.filter(({ devient }) => 'motif' in devient).map(({ cle }) => cle);
    const redits = await monde.unite.seule(
      'SELECT cle FROM messages_sortants WHERE cle = ANY($1::text[]) AND sequence > 1',
      [soumis],
    );
    expect(redits).toEqual([]);
  });

  it('finds nothing else, in the way that the partner allows', () => {
    expect([...premieres.keys()].sort()).toEqual(
      TOUS.map(({ demandeur, cle }) => `${demandeur} ${cle}`).sort(),
    );
    expect([...secondes.keys()].sort()).toEqual([...premieres.keys()].sort());
    expect(modes).toEqual([mode, mode]);
  });
});

/** Theirs that a difference is planted in; the others are not known before. */
function estEnonce(lui: Cas): boolean {
  return ![RETIRE, JAMAIS_RECU, ILLISIBLE].includes(lui);
}

/** What GIDE alone states is told to Parcours 3. */
function avertiDe({ cle }: Cas, { gide, parcours3 }: MondeDEssai): Simulateur {
  return cle === REFUSE.cle ? gide : parcours3;
}

/** Parcours 3 is paused from before GIDE states the affectation until after it withdraws it. */
async function direPuisRetirer(monde: MondeDEssai): Promise<void> {
  const commander = new CommanderLaPause(monde.unite, () => undefined);
  await commander.mettreEnPause(ORDRE);
  const { type, data } = affectation(RETIRE);
  monde.gide.enoncer({ type, data });
  await monde.synchroniser();
  monde.gide.enoncer({ type, data: { ...data, annule: true } });
  await monde.synchroniser();
  await commander.reprendre(ORDRE);
}

async function lire({ unite }: MondeDEssai): Promise<Map<string, EcartLu[]>> {
  const lignes = await unite.seule<EcartLu & { nom: string }>(
    `SELECT demandeur || ' ' || cle AS nom, nature, cause, etat, motif_soumission AS motif, resolution FROM ecarts`,
  );
  return new Map(
    [...Map.groupBy(lignes, ({ nom }) => nom)].map(([nom, siens]) => [
      nom,
      siens.map(({ nature, cause, etat, motif, resolution }) => ({ nature, cause, etat, motif, resolution })),
    ]),
  );
}
