import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { suivre } from '#test/processus-suivis';

const ICI = fileURLToPath(new URL('.', import.meta.url));

/** The exit code of a process that prepares itself, then ends by `finir(3)`. */
async function codeDe(preparation: string): Promise<unknown> {
  const source = `import { finir } from '${ICI}processus.ts'; ${preparation}; finir(3);`;
  const options = ['--conditions=source', '--import', `${ICI}typescript-hooks.mjs`, '--input-type=module'];
  const enfant = suivre(
    spawn(process.execPath, [...options, '--eval', source], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    }),
  );
  const [code] = (await once(enfant, 'exit')) as unknown[];
  return code;
}

describe('a process ends with its code', () => {
  it.each([
    ['when nothing holds it', ''],
    ['while its channel to who started it is open', 'process.on("message", () => 0)'],
    ['said first, whatever is said while it ends', 'setTimeout(() => finir(0))'],
    ['when something it left open holds it', 'setInterval(() => 0, 1000)'],
  ])('%s', async (_, preparation) => {
    expect(await codeDe(preparation)).toBe(3);
  });
});
