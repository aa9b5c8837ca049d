import type { Region } from '../modele.js';

/** A region of 2010 with its line of annexe 4 of the accord-cadre, copied as printed. */
export interface RegionAccord extends Region {
  readonly libelle: string;
  readonly objectif2010: number;
}

const region = (
  code: string,
  nom: string,
  departements: string,
  libelle: string,
  objectif2010: number,
): RegionAccord => ({ code, nom, departements: departements.split(' '), libelle, objectif2010 });

/**
 * The 22 metropolitan regions and the 4 overseas ones of 2010, in the order of annexe 4 (« Répartition par
 * région »). Mayotte is not among them: it became a département on 31 March 2011 and the accord gives it no objective.
 */
export const REGIONS_2010: readonly RegionAccord[] = [
  region('42', 'Alsace', '67 68', 'ALSACE', 3495),
  region('72', 'Aquitaine', '24 33 40 47 64', 'AQUITAINE', 7562),
  region('83', 'Auvergne', '03 15 43 63', 'AUVERGNE', 2931),
  region('25', 'Basse-Normandie', '14 50 61', 'BASSE NORMANDIE', 4243),
  region('26', 'Bourgogne', '21 58 71 89', 'BOURGOGNE', 3911),
  region('53', 'Bretagne', '22 29 35 56', 'BRETAGNE', 5711),
  region('24', 'Centre', '18 28 36 37 41 45', 'CENTRE', 5255),
  region('21', 'Champagne-Ardenne', '08 10 51 52', 'CHAMPAGNE ARDENNE', 3415),
  region('94', 'Corse', '2A 2B', 'CORSE', 646),
  region('43', 'Franche-Comté', '25 39 70 90', 'FRANCHE COMTE', 2461),
  region('23', 'Haute-Normandie', '27 76', 'HAUTE NORMANDIE', 5922),
  region('11', 'Île-de-France', '75 77 78 91 92 93 94 95', 'ILE DE FRANCE', 19702),
  region('91', 'Languedoc-Roussillon', '11 30 34 48 66', 'LANGUEDOC ROUSSILLON', 6250),
  region('74', 'Limousin', '19 23 87', 'LIMOUSIN', 1375),
  region('41', 'Lorraine', '54 55 57 88', 'LORRAINE', 5762),
  region('73', 'Midi-Pyrénées', '09 12 31 32 46 65 81 82', 'MIDI PYRENEES', 5787),
  region('31', 'Nord-Pas-de-Calais', '59 62', 'NORD PAS DE CALAIS', 15243),
  region('52', 'Pays de la Loire', '44 49 53 72 85', 'PAYS DE LA LOIRE', 8235),
  region('22', 'Picardie', '02 60 80', 'PICARDIE', 5967),
  region('54', 'Poitou-Charentes', '16 17 79 86', 'POITOU CHARENTES', 3683),
  region('93', "Provence-Alpes-Côte d'Azur", '04 05 06 13 83 84', "PROVENCE ALPES COTE D'AZUR", 11427),
  region('82', 'Rhône-Alpes', '01 07 26 38 42 69 73 74', 'RHONE ALPES', 11962),
  region('01', 'Guadeloupe', '971', 'GUADELOUPE', 1857),
  region('03', 'Guyane', '973', 'GUYANE', 502),
  region('02', 'Martinique', '972', 'MARTINIQUE', 1553),
  region('04', 'La Réunion', '974', 'REUNION', 5143),
];

/** The total printed under the table. */
export const OBJECTIF_NATIONAL_2010 = 150_000;
