import {
  type ContexteProjection,
  cleDuFait,
  Dossier,
  type Fait,
  projections,
  type Projections,
} from '#annexe7';
import { lireRegles } from '#config';
import { type Evenement, typeCourt } from '#contract';
import { ReglesEnVigueur } from '#exchange';
import { chargerTerritoire } from '#territory';
import { JOUR } from './trafic.js';

const { reglages, activations } = lireRegles();
const REGLES = new ReglesEnVigueur(reglages, chargerTerritoire(), activations);

/** What a sorted replay of the acknowledged events gives: computed here, out of reach of everything that runs. */
export interface Verite {
  /** Newest version of each fact, by demandeur then key. */
  faits: Map<string, Map<string, Fait>>;
  projections: Map<string, Projections>;
}

/** @param gideLuJusquAu how far GIDE's feed has been read (H3), which the rig knows from the database */
export function etablirVerite(evenements: Iterable<Evenement>, gideLuJusquAu: string | null): Verite {
  const verite: Verite = { faits: new Map(), projections: new Map() };
  const contexte: ContexteProjection = REGLES.contexte(JOUR, gideLuJusquAu);
  const tries = [...evenements].sort((un, autre) => (un.sequence < autre.sequence ? -1 : 1));
  const parDemandeur = Map.groupBy(tries, ({ data }) => String(data.demandeur));
  for (const [demandeur, siens] of parDemandeur) {
    const dossier = Dossier.depuis(demandeur, siens.map(enFait), REGLES.reglages, REGLES.territoireAu(JOUR));
    verite.faits.set(demandeur, new Map(dossier.faits));
    verite.projections.set(demandeur, projections(dossier, contexte));
  }
  return verite;
}

function enFait({ id, type, sequence, data }: Evenement): Fait {
  const court = typeCourt(type);
  if (court === undefined) throw new Error('unreachable: only valid events are acknowledged');
  return { type: court, cle: cleDuFait(court, data), sequence, data, message: id } as unknown as Fait;
}
