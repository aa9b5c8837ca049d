import { Champ } from '../../elements/champ.js';
import { Choix } from '../../elements/filtres.js';
import { PORTEES, PORTEES_DU_ROLE, VALEURS_DE_PORTEE } from '../../mots/habilitations.js';

export interface RoleEtPortee {
  role: string;
  /** Kind of scope. */
  type: string;
  /** Its code; empty for the whole country. */
  valeur: string;
}

/** The first kind of scope that a role may have. */
export function avecRole(role: string): RoleEtPortee {
  return { role, type: PORTEES_DU_ROLE[role]?.[0] ?? 'nationale', valeur: '' };
}

/** `structure:75056S00`, as the API reads it. */
export function ecrirePortee({ type, valeur }: RoleEtPortee): string {
  return type === 'nationale' ? type : `${type}:${valeur.trim()}`;
}

/** A role, and the scopes that go with it. */
export function ChoixDePortee({
  choix,
  roles,
  changer,
}: {
  choix: RoleEtPortee;
  roles: Readonly<Record<string, string>>;
  changer: (choix: RoleEtPortee) => void;
}) {
  const types = PORTEES_DU_ROLE[choix.role] ?? [];
  return (
    <>
      <Choix
        nom="Rôle"
        valeur={choix.role}
        mots={roles}
        changer={(role) => changer(avecRole(role ?? choix.role))}
      />
      <Choix
        nom="Portée"
        valeur={choix.type}
        mots={Object.fromEntries(types.map((type) => [type, PORTEES[type] ?? type]))}
        changer={(type) => changer({ ...choix, type: type ?? choix.type, valeur: '' })}
      />
      {choix.type !== 'nationale' && (
        <Champ
          nom="Code de la portée"
          aide={VALEURS_DE_PORTEE[choix.type]}
          valeur={choix.valeur}
          changer={(valeur) => changer({ ...choix, valeur })}
          obligatoire
          maximum={12}
        />
      )}
    </>
  );
}
