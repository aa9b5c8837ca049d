import { lireReglagesGateway } from '#config';
import { lancerGateway, nouveauSecret } from '#test/gateway-en-processus';
import { randomBytes } from 'node:crypto';

const SECRETS = { gide: nouveauSecret(), parcours3: nouveauSecret() };
const court = (octets: number): string => `whsec_${randomBytes(octets).toString('base64')}`;

describe('security check 2: secrets of 24 bytes or more, or the start is refused [X3.2]', () => {
  const ENV = {
    DATABASE_URL: 'postgres://u:p@h/b',
    WEBHOOK_SECRET_GIDE: SECRETS.gide,
    WEBHOOK_SECRET_PARCOURS3: SECRETS.parcours3,
    PASSERELLE_BOOTSTRAP_KEY: 'x'.repeat(32),
  };

  it('starts with good ones', () => {
    expect(lireReglagesGateway(ENV).webhooks.gide).toBe(SECRETS.gide);
  });

  it.each([
    ['empty', ''],
    ['missing', undefined],
    ['short', `whsec_${randomBytes(23).toString('base64')}`],
    ['short beside a good one', `${SECRETS.parcours3},whsec_${randomBytes(8).toString('base64')}`],
    ['without prefix', randomBytes(32).toString('base64')],
    ['not base64', 'whsec_*****************************************'],
  ])('refuses a secret that is %s, without quoting it', (_cas, secret) => {
    const lire = (): unknown => lireReglagesGateway({ ...ENV, WEBHOOK_SECRET_GIDE: secret });
    expect(lire).toThrow(/WEBHOOK_SECRET_GIDE/);
    if (secret) expect(lire).not.toThrow(new RegExp(secret.slice(6, 30).replace(/[*+/]/g, '\\$&')));
  });

  it('refuses a start-up key under 32 characters [X5]', () => {
    expect(() => lireReglagesGateway({ ...ENV, PASSERELLE_BOOTSTRAP_KEY: 'x'.repeat(31) })).toThrow(
      /PASSERELLE_BOOTSTRAP_KEY/,
    );
  });

  it.each([
    ['empty', { WEBHOOK_SECRET_GIDE: '' }],
    ['missing', { WEBHOOK_SECRET_PARCOURS3: undefined }],
    ['of 23 bytes', { WEBHOOK_SECRET_PARCOURS3: court(23) }],
    ['of one byte beside a good one', { WEBHOOK_SECRET_GIDE: `${SECRETS.gide},${court(1)}` }],
  ])('a real process with a secret that is %s ends before it listens', async (_cas, change) => {
    const env: Record<string, string> = {};
    for (const [nom, valeur] of Object.entries({ ...ENV, ...change }))
      if (valeur !== undefined) env[nom] = valeur;
    const processus = await lancerGateway(env);
    expect(processus.url).toBe('');
    expect(await processus.fin()).toBe(1);
    const [nom = ''] = Object.keys(change);
    expect(processus.sortie()).toContain(nom);
    expect(processus.sortie()).not.toContain('à l’écoute');
    for (const secret of Object.values(env).filter((valeur) => valeur.startsWith('whsec_')))
      for (const un of secret.split(',')) expect(processus.sortie()).not.toContain(un.slice(6));
  });
});
