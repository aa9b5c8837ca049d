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

/** Rules whose answer depends on colours, and those on the room that there is. */
const DES_COULEURS = ['color-contrast', 'link-in-text-block'];
const DE_LA_PLACE = [...DES_COULEURS, 'target-size', 'scrollable-region-focusable'];

/**
 * What axe-core is asked of a page: everything once; then, of the same page, what alone can change when its light or its
 * width does.
 */
export type Regles = 'toutes' | 'couleurs' | 'place';
const REGLES: Readonly<Record<Regles, readonly string[] | null>> = {
  toutes: null,
  couleurs: DES_COULEURS,
  place: DE_LA_PLACE,
};

/** What axe-core finds wrong in the page, one line for each element. The page's policy does not bind the tester. */
export async function fautesDAccessibilite(page: Page, regles: Regles = 'toutes'): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(AXE);
  const values = REGLES[regles];
  const options = {
    resultTypes: ['violations'],
    ...(values === null ? {} : { runOnly: { type: 'rule', values } }),
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
