import { ErreurPartenaire } from '#partners';
import { type SourceDEmpreintes, VueDuPartenaire } from './source-d-empreintes.js';

function remis(): never {
  throw new ErreurPartenaire({
    partenaire: 'parcours3',
    operation: 'lire les empreintes',
    classe: 'transitoire',
    cause: 'http_503',
    statut: 503,
    reessayerApresMs: 1,
  });
}

describe('a question that a partner puts off [X4.3]', () => {
  /** Put off twice, then answered; what happened, in order. */
  function observer(signeDeVie: () => Promise<void> = () => Promise.resolve()) {
    const suite: string[] = [];
    const repondre = <R>(reponse: R): Promise<R> => {
      suite.push('question');
      return Promise.resolve(suite.filter((quoi) => quoi === 'question').length < 3 ? remis() : reponse);
    };
    const source: SourceDEmpreintes = {
      empreintes: async () => repondre([]),
      empreintesDuSeau: async () => repondre([]),
      faits: async () => repondre([]),
      empreintesDeclarees: async () => repondre([]),
      empreintesDeclareesDuSeau: async () => repondre([]),
      faitsDeclares: async () => repondre([]),
    };
    const vue = new VueDuPartenaire(source, 'dit', () => {
      suite.push('vie');
      return signeDeVie();
    });
    return { vue, suite };
  }

  it.each([
    ['buckets', (vue: VueDuPartenaire) => vue.seaux()],
    ['a bucket', (vue: VueDuPartenaire) => vue.seau(7)],
    ['facts', (vue: VueDuPartenaire) => vue.faits(['1234567A'])],
  ])(
    'is asked again after a sign of life: the lease of the night does not run out (%s)',
    async (_quoi, demander) => {
      const { vue, suite } = observer();
      await demander(vue);
      expect(suite).toEqual(['question', 'vie', 'question', 'vie', 'question']);
    },
  );

  it('is not asked again once the lease is lost', async () => {
    const { vue, suite } = observer(() => Promise.reject(new Error('lost')));
    await expect(vue.seaux()).rejects.toThrow('lost');
    expect(suite).toEqual(['question', 'vie']);
  });
});
