import { ProblemeHttp } from '#access';

/** 404: nothing has this id. */
export function inconnu(quoi: 'COMPTE' | 'HABILITATION' | 'CLE'): ProblemeHttp {
  return new ProblemeHttp(404, quoi === 'COMPTE' ? 'COMPTE_INCONNU' : `${quoi}_INCONNUE`, INCONNUS[quoi]);
}

const INCONNUS = {
  COMPTE: 'Aucun compte ne porte cet identifiant.',
  HABILITATION: 'Aucune habilitation ne porte cet identifiant.',
  CLE: 'Aucune clé ne porte cet identifiant.',
} as const;

/** 409: nobody would be left to decide of the access of others. */
export function dernierAdministrateur(): ProblemeHttp {
  return new ProblemeHttp(
    409,
    'DERNIER_ADMINISTRATEUR',
    'Plus aucun administrateur déjà venu ne pourrait décider des accès : faites d’abord venir quelqu’un d’autre dans ce rôle.',
  );
}

/** 403: nobody raises their own rights. */
export function surSoiMeme(): ProblemeHttp {
  return new ProblemeHttp(
    403,
    'SUR_SOI_MEME',
    'Personne ne s’accorde ni ne réveille ses propres habilitations : demandez-le à un autre administrateur.',
  );
}

/** 403: a key of administrateur would outlive the rights of who saw it. */
export function cleReservee(): ProblemeHttp {
  return new ProblemeHttp(
    403,
    'CLE_D_ADMINISTRATEUR',
    'Une clé d’administrateur survivrait à l’habilitation de qui la crée : elle se fait sur la machine, par « passerelle cle creer ».',
  );
}

/** 409: what this object has become does not allow it. */
export function impossible(code: string, detail: string): ProblemeHttp {
  return new ProblemeHttp(409, code, detail);
}

/** 400: a member that the form alone does not judge. */
export function membreIncorrect(pointeur: string, detail: string): ProblemeHttp {
  return new ProblemeHttp(400, 'ENTREE_INVALIDE', detail, {
    membres: { pointeur, erreurs: [{ pointeur, detail }] },
  });
}

export const PROBLEMES_D_ADMINISTRATION = {
  400: 'Corps incorrect : le problème dit où et quoi écrire.',
  415: 'Le corps doit être du JSON.',
  503: 'Base de données indisponible ; voir Retry-After.',
};
