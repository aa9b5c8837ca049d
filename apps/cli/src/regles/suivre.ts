import { setTimeout as attendre } from 'node:timers/promises';
import type { Api } from '../connexion/api.js';
import { refuse } from '../echec.js';
import type { Terminal } from '../sortie/terminal.js';
import type { SimulationDeRegles } from './modele.js';
import { rendreSimulation } from './rendre-simulation.js';

const CADENCE_MS = 250;
const LARGEUR = 30;

/** Follows a simulation to its end, its progress drawn on a terminal. */
export async function suivreSimulation(
  api: Api,
  terminal: Terminal,
  id: string,
): Promise<SimulationDeRegles> {
  for (;;) {
    const vue = await api.lire<SimulationDeRegles>(`/api/regles/simulations/${id}`);
    const finie = vue.etat !== 'en_attente' && vue.etat !== 'en_cours';
    terminal.avancement(finie ? '' : barre(vue));
    if (finie) return vue;
    await attendre(CADENCE_MS);
  }
}

/** Shows what a simulation has counted, and how to go on. @throws when it could not be counted */
export function montrerLaFin(terminal: Terminal, simulation: SimulationDeRegles, json: boolean): void {
  if (json) terminal.json(simulation);
  else terminal.ecrire(rendreSimulation(simulation));
  if (simulation.etat === 'perimee')
    throw refuse('Les règles ou le jour ont changé depuis cette simulation : refaites-la.');
  if (simulation.etat === 'echouee')
    throw refuse('Elle n’a pas pu être comptée : regardez le journal du worker, puis refaites-la.');
  if (!json && simulation.etat === 'terminee' && simulation.changement.genre !== 'regles')
    terminal.noter(`\nPour le mettre en vigueur : npm run passerelle -- regles approuver ${simulation.id}`);
}

function barre({ etat, avancement: { fait, total } }: SimulationDeRegles): string {
  const plein = total > 0 ? Math.min(LARGEUR, Math.round((fait / total) * LARGEUR)) : 0;
  const nom = etat === 'en_attente' ? 'en attente' : 'simulation';
  return `  [${'█'.repeat(plein)}${'░'.repeat(LARGEUR - plein)}] ${nom} ${fait}/${total}`;
}
