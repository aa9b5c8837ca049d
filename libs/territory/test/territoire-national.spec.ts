import { TerritoireNational, chargerTerritoire, type DonneesTerritoire } from '../src/index.js';

const territoire = chargerTerritoire();

const provenance = { paquet: 'essai', version: '1', licence: 'aucune' };
const DONNEES: DonneesTerritoire = {
  communes: {
    provenance,
    epci: [
      { code: '200000001', nom: 'CC du Nord', type: 'CC', communes: '01001:100:Un;01002:50:Deux' },
      { code: '200000002', nom: 'CC du Sud', type: 'CC', communes: '01003:10:Trois' },
    ],
    sansEpci: '01004:5:Île',
    horsZone: '97502:5:Saint-Pierre',
    rattachements: '01900:01002;97900:97502',
  },
  structures: {
    provenance,
    regions: [{ code: '82', nom: 'Rhône-Alpes', departements: ['01'] }],
    structures: [
      {
        code: '01001S00',
        nom: 'Mission locale de Un',
        nature: 'mission_locale',
        region: '82',
        departement: '01',
        communeSiege: '01001',
        epci: ['200000001'],
        communesSansEpci: ['01004'],
      },
    ],
  },
  sites: {
    provenance,
    sites: [
      { code: '01001', nom: 'Pôle emploi Deux', commune: '01002' },
      { code: '01002', nom: 'Pôle emploi Trois', commune: '01003' },
    ],
  },
  objectifs: [
    {
      annee: 2010,
      source: 'essai',
      methode: 'essai',
      total: 7,
      regions: [{ code: '82', libelle: 'RHONE ALPES', objectif: 7 }],
      structures: { '01001S00': 7 },
    },
  ],
};
const petit = new TerritoireNational(DONNEES);

describe('competence', () => {
  it.each<[string, boolean | undefined, string]>([
    ['01002', true, 'a commune of the EPCI'],
    ['01004', true, 'an island attached to the zone'],
    ['01900', true, 'a former commune, merged into one of the zone'],
    ['01003', false, 'a commune of another EPCI'],
    ['97502', false, 'a commune that no zone covers'],
    ['97900', false, 'a former commune that no zone covers'],
    ['99999', undefined, 'an unknown commune'],
  ])('answers for %s: %s (%s) [E5]', (commune, attendu) => {
    expect(petit.competence('01001S00', commune)).toBe(attendu);
  });

  it('is unknown when the structure is [F14]', () => {
    expect(petit.competence('01001S01', '01001')).toBeUndefined();
  });

  it('holds for Paris and not for its neighbours, each EPT of the Grand Paris having its own structures', () => {
    expect(territoire.competence('75056S00', '75056')).toBe(true);
    for (const voisine of ['92050', '93066', '94028']) {
      expect(territoire.competence('75056S00', voisine)).toBe(false);
      expect(territoire.structuresPour(voisine).length).toBeGreaterThan(0);
    }
  });

  it('takes an arrondissement municipal for its commune', () => {
    expect(territoire.competence('75056S00', '75116')).toBe(true);
    expect(territoire.competence('13055S00', '13201')).toBe(true);
    expect(territoire.competence('69123S00', '69381')).toBe(true);
  });

  it('keeps Saint-Denis (Seine-Saint-Denis) and Saint-Denis (La Réunion) apart', () => {
    expect(territoire.competence('97411S00', '97411')).toBe(true);
    expect(territoire.competence('97411S00', '93066')).toBe(false);
  });

  it('knows Mayotte and the collectivités d’outre-mer, where no structure of 2010 is competent', () => {
    for (const commune of ['97611', '97502', '97701', '97801', '98818']) {
      expect(territoire.communeConnue(commune)).toBe(true);
      expect(territoire.structuresPour(commune)).toEqual([]);
      expect(territoire.competence('75056S00', commune)).toBe(false);
    }
  });
});

describe('known codes', () => {
  it('tells a known structure or site from an unknown one [F14]', () => {
    expect([petit.structureConnue('01001S00'), petit.structureConnue('01001S01')]).toEqual([true, false]);
    expect([petit.siteConnu('01001'), petit.siteConnu('1001')]).toEqual([true, false]);
  });

  it('knows the structure, site and commune of the worked examples', () => {
    expect(territoire.structureConnue('75056S00')).toBe(true);
    expect(territoire.siteConnu('75116')).toBe(true);
    expect(territoire.communeConnue('75056')).toBe(true);
  });
});

describe('lists', () => {
  it('gives region, communes and sites of a structure', () => {
    expect(petit.regionDe('01001S00')).toBe('82');
    expect(petit.communesDe('01001S00')).toEqual([
      { code: '01001', nom: 'Un', population: 100 },
      { code: '01002', nom: 'Deux', population: 50 },
      { code: '01004', nom: 'Île', population: 5 },
    ]);
    expect(petit.sitesDe('01001S00').map((s) => s.code)).toEqual(['01001']);
    expect(petit.structure('01001S00')?.nom).toBe('Mission locale de Un');
    expect(petit.site('01002')?.commune).toBe('01003');
    expect(petit.epci().map((e) => e.code)).toEqual(['200000001', '200000002']);
  });

  it('gives nothing for an unknown structure', () => {
    expect(petit.regionDe('01001S01')).toBeUndefined();
    expect(petit.communesDe('01001S01')).toEqual([]);
    expect(petit.sitesDe('01001S01')).toEqual([]);
  });

  it('gives the objectives of a year, and none for another year [J1]', () => {
    expect(petit.objectifs(2010)?.structures.get('01001S00')).toBe(7);
    expect(petit.objectifs(2010)?.regions.get('82')).toBe(7);
    expect(petit.objectifs(2011)).toBeUndefined();
  });
});

describe('empreinte', () => {
  const avec = (changement: Partial<DonneesTerritoire>): string =>
    new TerritoireNational({ ...DONNEES, ...changement }).empreinte();
  const [structure] = DONNEES.structures.structures;

  it('is a SHA-256 that the same data always give', () => {
    expect(petit.empreinte()).toMatch(/^[0-9a-f]{64}$/);
    expect(avec({})).toBe(petit.empreinte());
  });

  it('changes with a zone, a site or a commune', () => {
    const zone = {
      ...DONNEES.structures,
      structures: structure ? [{ ...structure, epci: ['200000002'] }] : [],
    };
    expect(avec({ structures: zone })).not.toBe(petit.empreinte());
    expect(avec({ sites: { provenance, sites: [] } })).not.toBe(petit.empreinte());
    expect(avec({ communes: { ...DONNEES.communes, horsZone: '' } })).not.toBe(petit.empreinte());
  });

  it('does not change with a name or an objective, which no état depends on', () => {
    const nom = { ...DONNEES.structures, structures: structure ? [{ ...structure, nom: 'Autre' }] : [] };
    expect(avec({ structures: nom, objectifs: [] })).toBe(petit.empreinte());
  });
});

describe('another zone for a structure [E5]', () => {
  const petit = new TerritoireNational(DONNEES);
  const zone = { epci: ['200000002'] };

  it('replaces that of the data, in another territory', () => {
    const change = petit.avecZones(new Map([['01001S00', zone]]));
    expect(['01001', '01003', '01004'].map((code) => change.competence('01001S00', code))).toEqual([
      false,
      true,
      false,
    ]);
    expect(petit.competence('01001S00', '01001')).toBe(true);
    expect(change.empreinte()).not.toBe(petit.empreinte());
  });

  it('says the same as the data when it is the same', () => {
    const { epci = [], communesSansEpci = [] } = petit.structure('01001S00') ?? {};
    const change = petit.avecZones(new Map([['01001S00', { epci, communesSansEpci }]]));
    expect(change.empreinte()).toBe(petit.empreinte());
    expect(petit.avecZones(new Map([['00000S00', zone]])).empreinte()).toBe(petit.empreinte());
  });

  it('names what of it the data do not know: a commune of an EPCI is not a commune by itself', () => {
    expect(
      petit.inconnusDe({ epci: ['200000002', '9'], communesSansEpci: ['01004', '01001', '97502'] }),
    ).toEqual(['9', '01001', '97502']);
  });
});

describe('chargerTerritoire', () => {
  it('reads the files once', () => {
    expect(chargerTerritoire()).toBe(territoire);
  });
});
