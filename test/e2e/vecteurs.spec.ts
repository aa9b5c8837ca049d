import { readFileSync } from 'node:fs';
import { cleDuFait, empreinteDemandeur, empreinteSeau, type FaitTenu, Partenaire, seauDe } from '#annexe7';
import { Evenement, typeCourt } from '#contract';
import { EnregistrerAcceptation } from '#exchange';
import { creerEchangeDEssai, EchangeDEssai } from '#test/echange-d-essai';

interface Vecteur {
  id: string;
  titre?: string;
  cotraitance: string;
  demandeur: string;
  evenements: Evenement[];
  attendu: { projections: ({ aujourdhui: string } & Record<Partenaire, Record<string, unknown>>)[] };
}

const VECTEURS = JSON.parse(
  readFileSync(new URL('../../libs/annexe7/test/vectors/annexe7.json', import.meta.url), 'utf8'),
) as Vecteur[];

/** What a partner holds of a person: the newest version of each key that it was told, unless withdrawn. */
function tenu(dits: readonly Evenement[]): Map<string, Record<string, Record<string, unknown>>> {
  const versions = new Map<string, Evenement>();
  for (const dit of dits) {
    const type = typeCourt(dit.type);
    if (!type) throw new Error(`told under an unknown type: ${dit.type}`);
    const nom = `${String(dit.data.demandeur)} ${cleDuFait(type, dit.data)}`;
    const connue = versions.get(nom);
    if (connue && connue.sequence >= dit.sequence) throw new Error(`told out of order: ${nom}`);
    versions.set(nom, dit);
  }
  const parDemandeur = new Map<string, Record<string, Record<string, unknown>>>();
  for (const [nom, { data }] of versions) {
    if (data.annule === true) continue;
    const [demandeur = '', cle = ''] = nom.split(' ');
    const siens = parDemandeur.get(demandeur) ?? {};
    siens[cle] = data;
    parDemandeur.set(demandeur, siens);
  }
  return parDemandeur;
}

/** As a partner computes it from the events: newest version of each key, withdrawn ones included. */
function empreintesDe(evenements: readonly Evenement[]): Map<string, string> {
  const versions = new Map<string, Map<string, FaitTenu>>();
  for (const { type, sequence, data } of evenements) {
    const court = typeCourt(type);
    if (!court) throw new Error(`an unknown type: ${type}`);
    const cle = cleDuFait(court, data);
    const siennes = versions.get(String(data.demandeur)) ?? new Map<string, FaitTenu>();
    if ((siennes.get(cle)?.sequence ?? '') < sequence) siennes.set(cle, { cle, sequence, data });
    versions.set(String(data.demandeur), siennes);
  }
  return new Map(
    [...versions].map(([demandeur, siennes]) => [demandeur, empreinteDemandeur(siennes.values())]),
  );
}

function enHexadecimal(bits: string): string {
  return BigInt(`0b${bits}`)
    .toString(16)
    .padStart(bits.length / 4, '0');
}

describe('the vectors, through the database and the whole exchange', () => {
  let echange: EchangeDEssai;
  const jours = [
    ...new Set(VECTEURS.flatMap(({ attendu }) => attendu.projections.map(({ aujourdhui }) => aujourdhui))),
  ].sort();

  beforeAll(async () => {
    echange = await creerEchangeDEssai({ aujourdhui: jours[0] ?? '' });
    for (const porte of ['gide', 'parcours3'] as const) {
      const enonces = VECTEURS.flatMap(({ evenements }) => evenements).filter(
        ({ source }) => source === `urn:${porte}`,
      );
      for (let debut = 0; debut < enonces.length; debut += 1_000) {
        const reponse = await echange.webhook(porte, enonces.slice(debut, debut + 1_000));
        expect(reponse).toMatchObject({ accepte: true, reponse: { refuses: [] } });
      }
    }
    await echange.vider();
    await accepter(echange);
    await echange.vider();
  });
  afterAll(() => echange.fermer());

  it('give each partner, day after day, exactly what its projection says [H1, H2, H3, H4]', async () => {
    for (const jour of jours) {
      await echange.avancerJusqua(jour);
      await echange.unite.seule(`UPDATE curseurs SET lu_jusquau = $1 WHERE partenaire = 'gide'`, [jour]);
      if ((await recalculer(echange)) > 0) await echange.vider();
      const tenus = { gide: tenu(echange.gide.dits), parcours3: tenu(echange.parcours3.dits) };
      for (const { id, demandeur, attendu } of VECTEURS) {
        const projection = attendu.projections.find(({ aujourdhui }) => aujourdhui === jour);
        if (!projection) continue;
        for (const partenaire of ['gide', 'parcours3'] as const) {
          expect({ id, jour, partenaire, tenu: tenus[partenaire].get(demandeur) ?? {} }).toEqual({
            id,
            jour,
            partenaire,
            tenu: projection[partenaire],
          });
        }
      }
    }
  });

  it('leave the digests that a partner computes of what it was told, and of what it states [X4.3]', async () => {
    const enonces = VECTEURS.flatMap(({ evenements }) => evenements);
    for (const partenaire of ['gide', 'parcours3'] as const) {
      expect(await notees('dit', partenaire)).toEqual(empreintesDe(echange[partenaire].dits));
      expect(await notees('declare', partenaire)).toEqual(
        empreintesDe(enonces.filter(({ source }) => source === `urn:${partenaire}`)),
      );
    }
  });

  it('leave buckets that one aggregate sums up as the contract says [X4.3]', async () => {
    const lignes = await echange.unite.seule<{ seau: number; somme: string }>(
      `SELECT seau, bit_xor(part_dit)::text AS somme FROM empreintes WHERE partenaire = 'gide' AND dit IS NOT NULL GROUP BY seau`,
    );
    const attendues = Map.groupBy(
      [...empreintesDe(echange.gide.dits)].map(([demandeur, empreinte]) => ({ demandeur, empreinte })),
      ({ demandeur }) => seauDe(demandeur),
    );
    expect(new Map(lignes.map(({ seau, somme }) => [seau, enHexadecimal(somme)]))).toEqual(
      new Map([...attendues].map(([seau, paires]) => [seau, empreinteSeau(paires)])),
    );
  });

  async function notees(vue: 'dit' | 'declare', partenaire: Partenaire): Promise<Map<string, string>> {
    const lignes = await echange.unite.seule<{ demandeur: string; empreinte: string }>(
      `SELECT demandeur, encode(${vue}, 'hex') AS empreinte FROM empreintes WHERE partenaire = $1 AND ${vue} IS NOT NULL`,
      [partenaire],
    );
    return new Map(lignes.map(({ demandeur, empreinte }) => [demandeur, empreinte]));
  }

  it('leave no dossier with an effect in the past: the index of the night is true [F13]', async () => {
    const [ligne] = await echange.unite.seule(
      'SELECT count(*)::int AS n FROM dossiers WHERE prochain_effet <= aujourdhui_metier()',
    );
    expect(ligne).toEqual({ n: 0 });
  });
});

/** The effects due that day; how many versions they make to tell. */
async function recalculer(echange: EchangeDEssai): Promise<number> {
  let annonces = 0;
  for (let apres: string | null = ''; apres !== null;) {
    const lot = await echange.recalculer.execute(apres);
    annonces += lot.annonces.gide + lot.annonces.parcours3;
    apres = lot.dernier;
  }
  return annonces;
}

/** Acceptations are stated in the gateway itself (X5.3): each version of the vectors, in its order. */
async function accepter(echange: EchangeDEssai): Promise<void> {
  const enregistrer = new EnregistrerAcceptation(echange.unite, echange.regles, () => undefined);
  const acceptations = VECTEURS.flatMap(({ evenements }) => evenements)
    .filter(({ type }) => typeCourt(type) === 'acceptation.enregistree')
    .sort((a, b) => (a.sequence < b.sequence ? -1 : 1));
  for (const { data } of acceptations) {
    const { cotraitance, dateAcceptation, responsable, annule } = data as Record<string, string> & {
      annule?: true;
    };
    await enregistrer.execute({
      cotraitance: cotraitance ?? '',
      dateAcceptation: dateAcceptation ?? '',
      responsable: responsable ?? '',
      corrige: true,
      ...(annule ? { annule } : {}),
      autorise: () => true,
    });
  }
}
