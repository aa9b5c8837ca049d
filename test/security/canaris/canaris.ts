import { evenement } from '#test/evenements';

/** Numéros DE of the people of this test. Those of `EN_FAUTE` meet a database that refuses them. */
export const NUMERO = '7654321Z';
export const AUTRE_NUMERO = '7654322Z';
export const REFUSE_A_LA_PORTE = '7654398Z';
export const REFUSE_A_L_ECRITURE = '7654399Z';

export const NOM = 'CANARY-DURAND';
export const TEXTE = `CANARY-texte libre sur ${NUMERO}\n    at CANARY-cadre (file:///CANARY.ts:1:1)`;
/** A correlation as a careless partner could make it. */
export const CORRELATION = `CANARY-DURAND-${NUMERO}`;

/** What stands in the settings of the processes, to prove that the search finds what is there. */
export const PLANTE = 'canary-plante';

/** Anything of the people of this test, wherever it is found. */
export function trouverCanaris(texte: string): string[] {
  const sansPlante = texte.replaceAll(PLANTE, '');
  return [...sansPlante.matchAll(/.{0,80}(?:canary|76543\d\dZ|1999-09-09).{0,80}/gi)].map(
    ([trouve]) => trouve,
  );
}

export const identite = { nom: NOM, prenom: 'CANARY-Jeanne', dateNaissance: '1999-09-09' };

export function affectation(
  demandeur: string,
  cotraitance: string,
  plus: Readonly<Record<string, unknown>> = {},
): object {
  return evenement(
    'affectation.enregistree',
    { demandeur, cotraitance, identite, ...plus },
    { correlationid: CORRELATION },
  );
}

export function alerte(demandeur: string, cotraitance: string): object {
  return evenement('alerte.declenchee', { demandeur, cotraitance, description: TEXTE });
}
