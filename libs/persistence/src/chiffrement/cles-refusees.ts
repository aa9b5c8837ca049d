/** The start is refused: the keys are not those that open what is stored. In French, for the operator; says ids, never a key. */
export class ClesDeChiffrementRefusees extends Error {
  override name = 'ClesDeChiffrementRefusees';
}
