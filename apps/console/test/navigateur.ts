import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';

export const CHROMIUM = '/usr/bin/chromium';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @param hote where `localhost` leads, address and port */
export function ouvrirLeNavigateur(hote: string): Promise<Browser> {
  const args = ['--no-sandbox', `--host-resolver-rules=MAP localhost ${hote}`];
  return chromium.launch({ executablePath: CHROMIUM, args });
}

interface Resultat {
  violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[];
}

/** Rules whose answer depends on colours: of a page already examined in one light, these alone can change in the other. */
const REGLES_DES_COULEURS = ['color-contrast', 'link-in-text-block'];

/** What axe-core finds wrong in the page, one line for each element. The page's policy does not bind the tester. */
export async function fautesDAccessibilite(page: Page, { couleursSeules = false } = {}): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(AXE);
  const options = {
    resultTypes: ['violations'],
    ...(couleursSeules ? { runOnly: { type: 'rule', values: REGLES_DES_COULEURS } } : {}),
  };
  const { violations } = await page.evaluate<Resultat>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} : ${target.join(' ')} : ${failureSummary ?? ''}`),
  );
}

/** What the browser itself complains of: a script that fails, or what the policy of the page forbids. */
export function noterLesPlaintes(page: Page): string[] {
  const plaintes: string[] = [];
  page.on('pageerror', (erreur) => plaintes.push(erreur.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      plaintes.push(message.text());
  });
  return plaintes;
}
