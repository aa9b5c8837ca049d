import { readFileSync } from 'node:fs';
import { canoniser, empreinteDemandeur, empreinteSeau, seauDe, TYPES_FAITS } from '#annexe7';
import {
  CODES_REFUS,
  controlerEvenement,
  EXEMPLES,
  lireResultats,
  Secrets,
  signer,
  type Evenement,
} from '#contract';
import { planDe } from '../src/membres/plan.js';
import { CATALOGUE } from '../src/modele/catalogue.js';

const TEXTE = readFileSync(new URL('../../../docs/contrat-echange.md', import.meta.url), 'utf8');
const blocs = (langue: string): string[] =>
  [...TEXTE.matchAll(new RegExp(`^\`\`\`${langue}\n(.*?)^\`\`\``, 'gmsu'))].map(([, bloc = '']) =>
    bloc.trim(),
  );

/** First cell of each line of a table, with the second. */
const LIGNES = new Map(
  [...TEXTE.matchAll(/^\| *(.+?) *\| *(.*?) *\|/gmu)].map(([, un = '', deux = '']) => [un, deux]),
);

describe('the contract as partners read it (docs/contrat-echange.md)', () => {
  it('shows an event that is accepted [X1]', () => {
    const [evenement] = blocs('json').map((bloc) => JSON.parse(bloc) as Evenement);
    expect(controlerEvenement(evenement, { porte: 'urn:gide', estDesNotres: () => false }).verdict).toBe(
      'accepte',
    );
  });

  it('shows the refusal that such an event would get [X3.3]', () => {
    const { refuses } = JSON.parse(blocs('json')[1] ?? '') as { refuses: { detail: string }[] };
    const faux = {
      ...(JSON.parse(blocs('json')[0] ?? '') as Evenement),
      data: { ...EXEMPLES['statut.change'], dateEffet: '2010-02-30' },
    };
    expect(controlerEvenement(faux, { porte: 'urn:gide', estDesNotres: () => false })).toMatchObject({
      detail: refuses[0]?.detail,
      pointeur: '/data/dateEffet',
    });
  });

  it('shows an answer to a flux that is valid [X4.2]', () => {
    expect(lireResultats(JSON.parse(blocs('json')[2] ?? ''))).toHaveLength(3);
  });

  it('shows a signature that is right [X3.2]', () => {
    const secrets = Secrets.lire('whsec_cGFzc2VyZWxsZS1leGVtcGxlLWRlLXNlY3JldA==', 'TEST');
    expect(TEXTE).toContain('whsec_cGFzc2VyZWxsZS1leGVtcGxlLWRlLXNlY3JldA==');
    expect(TEXTE).toContain(
      `\`${signer(secrets, 'msg-1', 1_267_430_400, '{"specversion":"1.0","id":"gide-1"}')}\``,
    );
  });

  it('shows digests that are right [X4.3]', () => {
    const faits = (JSON.parse(blocs('text')[0] ?? '') as [string, string, Record<string, unknown>][]).map(
      ([cle, sequence, data]) => ({ cle, sequence, data }),
    );
    const empreinte = empreinteDemandeur(faits);
    expect(blocs('text')[0]).toBe(canoniser(faits.map(({ cle, sequence, data }) => [cle, sequence, data])));
    expect(TEXTE).toContain(`\`${empreinte}\``);
    expect(LIGNES.get('bucket')).toBe(`\`${seauDe('1234567A')}\``);
    expect(TEXTE).toContain(`\`${empreinteSeau([{ demandeur: '1234567A', empreinte }])}\``);
  });

  it('names every type, member, value and code of the classes', () => {
    for (const type of TYPES_FAITS) {
      expect(LIGNES.has(`\`${type}\``)).toBe(true);
      for (const { nom, forme } of planDe(CATALOGUE[type].enonce)) {
        expect(TEXTE).toContain(`\`${nom}\``);
        for (const valeur of (forme.schema['enum'] as string[] | undefined) ?? [])
          expect(TEXTE).toContain(`\`${valeur}\``);
      }
    }
    for (const code of CODES_REFUS) expect(LIGNES.has(`\`${code}\``)).toBe(true);
  });
});
