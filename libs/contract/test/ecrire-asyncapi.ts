import { writeFileSync } from 'node:fs';
import { documentAsyncApi } from '#contract';

/** Writes docs/asyncapi.json from the classes of the contract. Run from the root of the repository. */
writeFileSync('docs/asyncapi.json', `${JSON.stringify(documentAsyncApi(), null, 2)}\n`);
