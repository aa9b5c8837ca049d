import { forme } from '../validation/membres.js';
import type { Declaration } from '../validation/declarer.js';

export function Acteur(declaration: Declaration): PropertyDecorator {
  return forme(
    'acteur',
    'Donnez l’acteur tel que le journal le montre, par exemple cle:01890000-0000-7000-8000-000000000001.',
    /^[A-Za-z0-9:._-]{1,128}$/,
    declaration,
  );
}

export function NomDAction(declaration: Declaration): PropertyDecorator {
  return forme(
    'action',
    'Donnez l’action telle que le journal la montre, par exemple rejeu.demande.',
    /^[a-z][a-z_.]{1,63}$/,
    declaration,
  );
}

export function ObjetDActe(declaration: Declaration): PropertyDecorator {
  return forme(
    'objet',
    'Donnez l’identifiant tel que le journal le montre.',
    /^[A-Za-z0-9-]{1,64}$/,
    declaration,
  );
}
