import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { creerGatewayDEssai } from '#test/essais-de-la-gateway';
import type { OpenAPIObject } from '@nestjs/swagger';
import { format, resolveConfig } from 'prettier';
import { ecrireContrat } from './ecrire-contrat.js';
import { OPERATIONS } from './operations.js';

const racine = new URL('../../..', import.meta.url).pathname;

describe('what the console believes of the API', () => {
  it('is what the document says; otherwise .tmp/contrat.ts is what apps/console/src/api/contrat.ts should be', async () => {
    const gateway = await creerGatewayDEssai();
    const document = (await gateway.get('/api/openapi.json')).json<OpenAPIObject>();
    await gateway.fermer();
    const style = await resolveConfig(racine, { config: join(racine, 'config/prettier.json') });
    const attendu = await format(ecrireContrat(document, OPERATIONS), { ...style, parser: 'typescript' });
    mkdirSync(join(racine, '.tmp'), { recursive: true });
    writeFileSync(join(racine, '.tmp/contrat.ts'), attendu);
    expect(readFileSync(join(racine, 'apps/console/src/api/contrat.ts'), 'utf8')).toBe(attendu);
  });
});
