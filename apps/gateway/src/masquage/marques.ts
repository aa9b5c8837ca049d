/**
 * How each member of an answer is masked for a person (ADR 32): said once, where the member is described. The OpenAPI
 * document carries it (`x-masque`), what masks is made from that document, and a test asks it of every member.
 *
 * - `entier`: an identity, a free text or a body; each of its values is hidden.
 * - `donnees`: the data of a fact, or a computed state: members that identify or say freely are hidden.
 * - `membre`: one value of such data; its sibling `membre` names which.
 * - `numeros`: a key, an id or a sentence of ours; whatever has the form of a numéro DE in it is hidden.
 * - `detail`: our sentence about a message that came, that of the partner about a message that left.
 */
export const GENRES_DE_MASQUE = ['entier', 'donnees', 'membre', 'numeros', 'detail'] as const;
export type GenreDeMasque = (typeof GENRES_DE_MASQUE)[number];

/** Name of the extension in the OpenAPI document. */
export const EXTENSION = 'x-masque';

const marque = (genre: GenreDeMasque) => ({ [EXTENSION]: genre });

/** To be spread into the ApiProperty of a member. */
export const ENTIER = marque('entier');
export const DONNEES = marque('donnees');
export const SELON_MEMBRE = marque('membre');
export const SANS_NUMERO = marque('numeros');
export const DETAIL = marque('detail');

/** The numéro DE of the person whom an answer is about. */
export const DEMANDEUR = { type: String, description: 'Numéro du demandeur d’emploi.', ...ENTIER } as const;

/** The member that says whether the answer is masked. Absent of what a key reads: nothing is masked for a program. */
export const MASQUE = {
  type: Boolean,
  required: false,
  description:
    'Pour une personne : vrai quand identités, textes libres et corps sont masqués. Absent pour une clé.',
} as const;
