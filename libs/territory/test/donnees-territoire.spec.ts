import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chargerTerritoire } from '../src/index.js';
import { construireFichiers } from '../src/generation/construire.js';
import { lireDecoupage } from '../src/generation/decoupage.js';
import { ecrireEnLignes } from '../src/generation/ecriture.js';
import { DOSSIER_TERRITOIRE, racineDuProjet } from '../src/racine-du-projet.js';

interface Membre {
  readonly code: string;
}
interface LigneEpci extends Membre {
  readonly nom: string;
  readonly membres: readonly Membre[];
}
interface LigneCommune extends Membre {
  readonly type: string;
  readonly zone: string;
  readonly departement: string;
  readonly commune?: string;
  readonly chefLieu?: string;
}

const paquet = (nom: string): unknown =>
  JSON.parse(
    readFileSync(
      createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${nom}.json`),
      'utf8',
    ),
  );
const lignesCommunes = paquet('communes') as LigneCommune[];
const communesActuelles = new Map(
  lignesCommunes.filter((c) => c.type === 'commune-actuelle').map((c) => [c.code, c]),
);
const epciReels = new Map(
  [...(paquet('epci') as LigneEpci[]), ...(paquet('ept') as LigneEpci[])].map((e) => [e.code, e]),
);
const METROPOLE_DU_GRAND_PARIS = '200054781';

const territoire = chargerTerritoire();
const { structures, sites, regions } = territoire;
const uniques = (codes: readonly string[]): number => new Set(codes).size;

describe('structures', () => {
  it('are 484, with unique codes of the right form [X2]', () => {
    expect(structures).toHaveLength(484);
    expect(uniques(structures.map((s) => s.code))).toBe(484);
    expect(structures.filter((s) => !/^(\d{5}|2[AB]\d{3})S\d{2}$/.test(s.code))).toEqual([]);
  });

  it('have names of their own, 66 of them PAIO', () => {
    expect(uniques(structures.map((s) => s.nom))).toBe(484);
    expect(structures.filter((s) => s.nature === 'paio')).toHaveLength(66);
    expect(structures.filter((s) => s.nom.startsWith('PAIO') !== (s.nature === 'paio'))).toEqual([]);
  });

  it('sit in a real commune of their département and of their zone', () => {
    for (const s of structures) {
      expect(s.code.startsWith(s.communeSiege)).toBe(true);
      expect(communesActuelles.get(s.communeSiege)?.departement).toBe(s.departement);
      expect(territoire.competence(s.code, s.communeSiege)).toBe(true);
    }
  });

  it('belong to the region that had their département in 2010, and every département has one', () => {
    const regionDuDepartement = new Map(regions.flatMap((r) => r.departements.map((d) => [d, r.code])));
    expect(structures.filter((s) => regionDuDepartement.get(s.departement) !== s.region)).toEqual([]);
    expect(regionDuDepartement.size).toBe(100);
    expect(uniques(structures.map((s) => s.departement))).toBe(100);
  });
});

describe('zones de compétence', () => {
  it('are made of real EPCI, each taken whole [E5]', () => {
    for (const s of structures) {
      const attendues = s.epci.flatMap((code) => {
        const membres = epciReels.get(code)?.membres.map((m) => m.code) ?? [];
        return code === METROPOLE_DU_GRAND_PARIS ? ['75056'] : membres;
      });
      expect(s.epci.length).toBeGreaterThan(0);
      expect(s.epci.filter((code) => !epciReels.has(code))).toEqual([]);
      expect(
        territoire
          .communesDe(s.code)
          .map((c) => c.code)
          .sort(),
      ).toEqual([...attendues, ...(s.communesSansEpci ?? [])].sort());
    }
  });

  it('do not overlap: two structures have the same zone or no EPCI in common', () => {
    const zoneDe = new Map<string, string>();
    for (const s of structures) {
      for (const epci of s.epci) {
        const zone = s.epci.join(' ');
        expect(zoneDe.get(epci) ?? zone).toBe(zone);
        zoneDe.set(epci, zone);
      }
    }
  });

  it('are shared by at most one structure per 120,000 inhabitants', () => {
    const parZone = Map.groupBy(structures, (s) => s.epci.join(' '));
    for (const [, partage] of parZone) {
      const [premiere] = partage;
      const habitants = territoire.communesDe(premiere?.code ?? '').reduce((n, c) => n + c.population, 0);
      expect(partage.length).toBeLessThanOrEqual(Math.max(1, Math.floor(habitants / 120_000)));
    }
  });

  it('cover every commune of the 100 départements of 2010, islands without EPCI included', () => {
    const departements = new Set(regions.flatMap((r) => r.departements));
    const competences = new Set(structures.flatMap((s) => territoire.communesDe(s.code).map((c) => c.code)));
    const attendues = [...communesActuelles.values()].filter((c) => departements.has(c.departement));
    expect(attendues.filter((c) => !competences.has(c.code)).map((c) => c.code)).toEqual([]);
    // Mayotte's EPCI may not be in a zone; nothing else of the métropole or the DROM is left out.
    const hors = [...communesActuelles.values()].filter(
      (c) => c.zone !== 'com' && !departements.has(c.departement),
    );
    expect([...new Set(hors.map((c) => c.departement))]).toEqual(['976']);
  });

  it('give the four islands without EPCI to a structure of their département', () => {
    for (const ile of ['22016', '29083', '29155', '85113']) {
      const [structure, ...autres] = territoire.structuresPour(ile);
      expect(structure?.departement).toBe(ile.slice(0, 2));
      expect(autres).toEqual([]);
    }
  });
});

describe('sites Pôle emploi', () => {
  it('have unique codes of five digits that begin like the département [X2]', () => {
    expect(uniques(sites.map((s) => s.code))).toBe(sites.length);
    for (const site of sites) {
      expect(site.code).toMatch(/^\d{5}$/);
      const departement = communesActuelles.get(site.commune)?.departement ?? '';
      expect(site.code.startsWith(departement.replace(/^2[AB]$/, '20'))).toBe(true);
    }
    expect(sites.some((s) => s.code.startsWith('0'))).toBe(true);
  });

  it('are at least two in the zone of every structure', () => {
    expect(structures.filter((s) => territoire.sitesDe(s.code).length < 2)).toEqual([]);
  });
});

describe('objectives of 2010', () => {
  const objectifs = territoire.objectifs(2010);

  it('are those of annexe 4, region by region [J1]', () => {
    const parNom = new Map(regions.map((r) => [r.nom, objectifs?.regions.get(r.code)]));
    expect(Object.fromEntries(parNom)).toEqual({
      Alsace: 3495,
      Aquitaine: 7562,
      Auvergne: 2931,
      'Basse-Normandie': 4243,
      Bourgogne: 3911,
      Bretagne: 5711,
      Centre: 5255,
      'Champagne-Ardenne': 3415,
      Corse: 646,
      'Franche-Comté': 2461,
      'Haute-Normandie': 5922,
      'Île-de-France': 19702,
      'Languedoc-Roussillon': 6250,
      Limousin: 1375,
      Lorraine: 5762,
      'Midi-Pyrénées': 5787,
      'Nord-Pas-de-Calais': 15243,
      'Pays de la Loire': 8235,
      Picardie: 5967,
      'Poitou-Charentes': 3683,
      "Provence-Alpes-Côte d'Azur": 11427,
      'Rhône-Alpes': 11962,
      Guadeloupe: 1857,
      Guyane: 502,
      Martinique: 1553,
      'La Réunion': 5143,
    });
  });

  it('sum to 150,000', () => {
    expect([...(objectifs?.regions.values() ?? [])].reduce((a, b) => a + b, 0)).toBe(150_000);
    expect(objectifs?.total).toBe(150_000);
  });

  it('are split among the structures of each region without a remainder', () => {
    for (const region of regions) {
      const somme = structures
        .filter((s) => s.region === region.code)
        .reduce((total, s) => total + (objectifs?.structures.get(s.code) ?? NaN), 0);
      expect(somme).toBe(objectifs?.regions.get(region.code));
    }
    expect(objectifs?.structures.size).toBe(484);
  });
});

describe('committed files', () => {
  it('are what the generator makes of the installed package, byte for byte', () => {
    const dossier = join(racineDuProjet(import.meta.url), DOSSIER_TERRITOIRE);
    const { communes, structures: s, sites: p, objectifs: o } = construireFichiers(lireDecoupage());
    const attendus = {
      'communes.json': communes,
      'structures.json': s,
      'sites.json': p,
      'objectifs-2010.json': o,
    };
    for (const [nom, contenu] of Object.entries(attendus)) {
      expect(readFileSync(join(dossier, nom), 'utf8') === ecrireEnLignes(contenu)).toBe(true);
    }
  });
});
