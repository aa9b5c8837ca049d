import { Facultative, Forme, Texte } from './contraintes.js';
import { type Environnement, lireVariables } from './lecture.js';
import { VariablesBase } from './variables.js';

/** The migration: it runs as the owner of the tables, and may give the processes a role of their own. */
export interface ReglagesMigration {
  baseUrl: string;
  /** Absent: everything runs as one role. Without `motDePasse` the role exists already. */
  roleApplication?: { nom: string; motDePasse?: string };
}

class VariablesMigration {
  @Facultative()
  @Forme(
    /^[a-z_][a-z0-9_]{0,62}$/,
    'un nom de rôle PostgreSQL en minuscules, par exemple passerelle_application',
  )
  PASSERELLE_ROLE_APPLICATION?: string = undefined;

  @Facultative()
  @Texte(12, "le mot de passe du rôle, d'au moins 12 caractères ; rien quand le rôle existe déjà")
  PASSERELLE_ROLE_APPLICATION_SECRET?: string = undefined;
}

/** @throws ReglagesInvalides */
export function lireReglagesMigration(env: Environnement = process.env): ReglagesMigration {
  const [base, lues] = lireVariables<[VariablesBase, VariablesMigration]>(
    env,
    VariablesBase,
    VariablesMigration,
  );
  const nom = lues.PASSERELLE_ROLE_APPLICATION;
  return {
    baseUrl: base.DATABASE_URL,
    ...(nom === undefined
      ? {}
      : { roleApplication: { nom, motDePasse: lues.PASSERELLE_ROLE_APPLICATION_SECRET } }),
  };
}
