/** The lease of a lot was taken over by another worker: nothing of this one may be committed. */
export class BailPerdu extends Error {
  override name = 'BailPerdu';

  constructor() {
    super('the lease was taken over by another worker');
  }
}
