import { dire, direInstant, direNombre } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import type { SimulationDeRegles } from './modele.js';

const ETATS: Readonly<Record<SimulationDeRegles['etat'], string>> = {
  en_attente: 'en attente',
  en_cours: 'en cours',
  terminee: 'terminée',
  approuvee: 'approuvée',
  perimee: 'périmée',
  echouee: 'échouée',
};

/** What is tried, in one line. */
export function direChangement({ changement }: SimulationDeRegles): string {
  switch (changement.genre) {
    case 'regles':
      return 'règles du déploiement';
    case 'flux':
      return `flux ${changement.type} vers ${dire(changement.vers)}, ${changement.structure ?? 'toutes les structures'}, depuis le ${changement.depuis}`;
    case 'zone':
      return `zone de ${changement.structure} (${[...changement.epci, ...changement.communes].join(', ')}), depuis le ${changement.depuis}`;
  }
}

export function rendreSimulation(simulation: SimulationDeRegles): string {
  const { id, etat, jour, effet, approbation, motif } = simulation;
  const { fait, total } = simulation.avancement;
  return [
    `Simulation ${id} : ${ETATS[etat]}, au ${jour}`,
    `  ${direChangement(simulation)}`,
    ...(motif === null ? [] : [`  motif : ${motif}`]),
    ...(approbation === null ? [] : [`  approuvée le ${direInstant(approbation.le)} par ${approbation.par}`]),
    `  ${direNombre(fait)} dossier(s) regardé(s) sur ${direNombre(total)}`,
    ...(effet === null ? [] : rendreEffet(effet)),
  ].join('\n');
}

function rendreEffet(effet: NonNullable<SimulationDeRegles['effet']>): string[] {
  const lignes = (quoi: string, nombres: Record<string, number>): string[][] =>
    Object.entries(nombres)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([nom, nombre]) => [quoi, nom.split('→').map(dire).join(' → '), direNombre(nombre)]);
  const detail = [
    ...lignes('état', effet.etats),
    ...lignes('action ouverte', effet.actions.ouvertes),
    ...lignes('action close', effet.actions.closes),
    ...lignes('dit à GIDE', effet.messages.gide),
    ...lignes('dit à Parcours 3', effet.messages.parcours3),
    ...lignes('retiré à GIDE', effet.retraits.gide),
    ...lignes('retiré à Parcours 3', effet.retraits.parcours3),
  ];
  return [
    `  ${direNombre(effet.dossiers)} dossier(s) changeraient`,
    ...(effet.fautes > 0
      ? [`  ${direNombre(effet.fautes)} dossier(s) dont le calcul échoue : un défaut à signaler`]
      : []),
    ...(detail.length > 0 ? ['', tableau(['Quoi', 'Lequel', 'Nombre'], detail)] : []),
  ];
}

export function rendreSimulations(simulations: readonly SimulationDeRegles[]): string {
  return tableau(
    ['Demandée', 'État', 'Dossiers changés', 'Changement', 'Identifiant'],
    simulations.map((simulation) => [
      direInstant(simulation.demandeeLe),
      ETATS[simulation.etat],
      simulation.effet === null ? '–' : direNombre(simulation.effet.dossiers),
      direChangement(simulation),
      simulation.id,
    ]),
  );
}
