import nock from 'nock';

// Loading nock is enough to activate it, for every test file of the realm: it is active where it is asked for only.
nock.restore();

/** In this file every answer of a partner is nock's, and nothing leaves for the network. */
export function feindreLesReponses(): void {
  beforeAll(() => {
    nock.activate();
    nock.disableNetConnect();
  });
  afterEach(() => nock.cleanAll());
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });
}
