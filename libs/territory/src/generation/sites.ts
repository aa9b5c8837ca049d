import type { Site } from '../modele.js';
import type { CommuneSource, Decoupage } from './decoupage.js';
import { D_HONDT, repartirParDiviseurs } from './repartition.js';
import type { Zone } from './zones.js';

/** About a thousand agencies for the country; at least two beside each structure. */
const HABITANTS_PAR_SITE = 70_000;
const SITES_PAR_STRUCTURE = 2;
const PARIS = '75056';

/** The sites Pôle emploi of every zone, numbered by département, sorted by code. */
export function implanterSites(zones: readonly Zone[], decoupage: Decoupage): Site[] {
  const emplacements = zones.flatMap((zone) => (zone.sieges.has(PARIS) ? [] : emplacementsDe(zone)));
  const parDepartement = Map.groupBy(emplacements, (e) => e.commune.departement);
  const numerotes = [...parDepartement].flatMap(([departement, locaux]) =>
    locaux
      .sort((a, b) =>
        a.commune.code < b.commune.code ? -1 : a.commune.code > b.commune.code ? 1 : a.rang - b.rang,
      )
      .map(({ commune, rang, nombre }, index) => ({
        code: codeSafir(departement, index + 1),
        nom: `Pôle emploi ${commune.nom}${nombre > 1 ? ` ${rang + 1}` : ''}`,
        commune: commune.code,
      })),
  );
  return [...numerotes, ...sitesDeParis(decoupage)].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function emplacementsDe(zone: Zone): { commune: CommuneSource; rang: number; nombre: number }[] {
  const structures = [...zone.sieges.values()].reduce((a, b) => a + b, 0);
  const communes = new Map(zone.epci.flatMap((e) => e.communes.map((c) => [c.code, c])));
  const nombres = repartirParDiviseurs(
    new Map([...communes.values()].map((c) => [c.code, c.population])),
    Math.max(SITES_PAR_STRUCTURE * structures, Math.round(zone.population / HABITANTS_PAR_SITE)),
    { diviseur: D_HONDT },
  );
  return [...nombres].flatMap(([code, nombre]) => {
    const commune = communes.get(code);
    return commune ? Array.from({ length: nombre }, (_, rang) => ({ commune, rang, nombre })) : [];
  });
}

/** In Paris one site per arrondissement municipal, whose INSEE code serves as its code. */
function sitesDeParis(decoupage: Decoupage): Site[] {
  return decoupage.rattachements
    .filter(([code, commune]) => commune === PARIS && code.startsWith('751'))
    .map(([code]) => {
      const numero = Number(code.slice(3));
      return { code, nom: `Pôle emploi Paris ${numero}${numero === 1 ? 'er' : 'e'}`, commune: PARIS };
    });
}

/** Five digits that begin like the département; Corsica shares 20, the upper half for Haute-Corse. */
function codeSafir(departement: string, numero: number): string {
  if (departement === '2A') return `20${String(numero).padStart(3, '0')}`;
  if (departement === '2B') return `20${String(500 + numero)}`;
  return departement + String(numero).padStart(5 - departement.length, '0');
}
