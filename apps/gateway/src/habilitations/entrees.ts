import { ROLES, ROLES_DES_PERSONNES, type EtatDeCompte, type Role, type RoleDePersonne } from '#access';
import { Curseur, forme, Identifiant, Instant, Jour, Limite, OuiNon, Parmi } from '../validation/membres.js';
import { TexteLibre } from '../validation/membres-composes.js';

export const ETATS_DE_COMPTE: readonly EtatDeCompte[] = ['actif', 'suspendu', 'parti'];
export const PAGE_DE_COMPTES = 50;
const PAGE_MAX = 200;

/** Body of what is decided of an account, an habilitation or a key. */
export class MotifDAdministration {
  @TexteLibre(500, { description: 'Pourquoi, pour qui le lira plus tard.', obligatoire: true })
  motif: string;
}

/** Body of the search of accounts: a name never stands in an address. */
export class EntreeDeComptes {
  @TexteLibre(128, { description: 'Partie du nom ou de l’adresse, ou sujet entier chez le fournisseur.' })
  nom?: string;

  @Parmi(ETATS_DE_COMPTE, { description: 'État du compte.' })
  etat?: EtatDeCompte;

  @Parmi(ROLES_DES_PERSONNES, { description: 'Qui a ce rôle ; les habilitations retirées ne comptent pas.' })
  role?: RoleDePersonne;

  @OuiNon({ description: 'Vrai : ceux dont une habilitation dort, personne n’étant venu depuis trois mois.' })
  endormies?: boolean;

  @Curseur({ description: 'Position rendue avec la page précédente.' })
  curseur?: string;

  @Limite(PAGE_MAX, { description: 'Comptes de la page.', exemple: PAGE_DE_COMPTES })
  limite?: number;
}

/** Body of a grant: to an account that is known, or to whom the provider will name. */
export class EntreeDHabilitation extends MotifDAdministration {
  @Identifiant({ description: 'Compte connu ; sinon, « emetteur » et « sujet ».' })
  compte?: string;

  @forme(
    'emetteur',
    'Donnez l’adresse sous laquelle le fournisseur d’identité se nomme.',
    /^https?:\/\/[!-~]{1,500}$/,
    {
      description:
        'Fournisseur d’identité tel qu’il se nomme (issuer), quand la personne n’est pas encore venue.',
    },
  )
  emetteur?: string;

  @TexteLibre(255, { description: 'La personne chez ce fournisseur (sub).' })
  sujet?: string;

  @TexteLibre(128, { description: 'Son nom, jusqu’à sa première connexion.' })
  nom?: string;

  @Parmi(ROLES_DES_PERSONNES, { description: 'Rôle.', obligatoire: true })
  role: RoleDePersonne;

  @Portee()
  portee: string;

  @Jour({ description: 'Dernier jour, à Paris, où elle ouvre quoi que ce soit ; absent : sans terme.' })
  jusqua?: string;
}

/** Body of the making of a key. */
export class EntreeDeCle extends MotifDAdministration {
  @TexteLibre(128, { description: 'À qui elle est.', obligatoire: true })
  libelle: string;

  @Parmi(ROLES, { description: 'Rôle.', obligatoire: true })
  role: Role;

  @Portee()
  portee: string;

  @Instant({ description: 'Instant réel à partir duquel elle n’ouvre plus rien ; absent : sans terme.' })
  expireLe?: string;
}

/** Body of a rotation. */
export class EntreeDeRotation extends MotifDAdministration {
  @Instant({ description: 'Instant réel où l’ancienne clé cesse d’ouvrir, à venir.', obligatoire: true })
  finitLe: string;
}

function Portee(): PropertyDecorator {
  return forme(
    'portee',
    'Donnez « nationale », « region:<code> », « structure:<code> », « site:<code> » ou « partenaire:<code> ».',
    /^(nationale|(region|structure|site|partenaire):[A-Za-z0-9]{1,12})$/,
    { description: 'Portée, selon le rôle.', exemple: 'structure:75056S00', obligatoire: true },
  );
}
