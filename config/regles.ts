import {
  type Partenaire,
  type Reglages,
  estDateCivile,
  REGLAGES_PAR_DEFAUT,
  TYPES_FAITS,
  type TypeFait,
} from '#annexe7';
import { lireDonnees } from './donnees.js';

export interface ReglesReglees {
  /** The choices that annexe 7 leaves open. */
  reglages: Reglages;
  /** H6. From which day each flux is told. */
  activations: {
    parDefaut: string;
    flux: { vers: Partenaire; type: TypeFait; depuis: string; structure?: string }[];
  };
}

/**
 * Reads config/regles.json: the choices of annexe 7 and the activation of the flux (H6).
 * @throws Error with a French sentence that names the member to correct
 */
export function lireRegles(): ReglesReglees {
  const lu = lireDonnees<{
    reglages: Record<string, unknown>;
    activationDesFlux: ReglesReglees['activations'];
  }>('regles.json');
  for (const [nom, valeur] of Object.entries(REGLAGES_PAR_DEFAUT)) {
    const choisie = lu.reglages[nom];
    if (typeof choisie !== typeof valeur)
      refuser(`reglages.${nom}`, `une valeur comme ${JSON.stringify(valeur)}`);
  }
  const { parDefaut, flux } = lu.activationDesFlux;
  if (!estDateCivile(parDefaut)) refuser('activationDesFlux.parDefaut', 'une date AAAA-MM-JJ');
  flux.forEach(({ vers, type, depuis }, rang) => {
    const membre = `activationDesFlux.flux[${rang}]`;
    if (vers !== 'gide' && vers !== 'parcours3') refuser(`${membre}.vers`, 'gide ou parcours3');
    if (!TYPES_FAITS.includes(type)) refuser(`${membre}.type`, `un type de l'échange`);
    if (!estDateCivile(depuis)) refuser(`${membre}.depuis`, 'une date AAAA-MM-JJ');
  });
  return { reglages: lu.reglages as unknown as Reglages, activations: { parDefaut, flux } };
}

function refuser(membre: string, attendu: string): never {
  throw new Error(`config/regles.json : ${membre} doit être ${attendu}.`);
}
