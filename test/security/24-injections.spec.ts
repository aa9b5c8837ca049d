import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { TYPE_LOT } from '#contract';
import { evenement, lot, signe } from '#test/evenements';
import { ecrireCurseur } from '#exchange';
import { ligneCsv } from '#exports';
import { planterEcarts } from '../../apps/gateway/test/ecarts-plantes.js';
import {
  CLE_DE_DEMARRAGE,
  creerGatewayDEssai,
  SECRETS,
  type GatewayDEssai,
  type Reponse,
} from '../../apps/gateway/test/gateway-d-essai.js';
import { APPELS } from '../../apps/gateway/test/routes.js';

const RACINE = new URL('../..', import.meta.url).pathname;

/** Functions of ours and of the drivers whose first argument is a text of SQL. */
const EXECUTE = new Set(['sql', 'seule', 'query', 'lignes', 'requete']);

interface Interpolation {
  fichier: string;
  expression: string;
}

/** Values put into a text of SQL, wherever one is executed in production code. */
function interpolations(): { lus: number; trouvees: Interpolation[] } {
  const trouvees: Interpolation[] = [];
  let lus = 0;
  for (const dossier of ['apps', 'libs'])
    for (const nom of readdirSync(join(RACINE, dossier), { recursive: true, encoding: 'utf8' })) {
      if (!nom.endsWith('.ts') || /\.spec\.ts$|(^|\/)(test|bench)\//.test(nom) || nom.startsWith('simulat'))
        continue;
      const fichier = join(dossier, nom);
      const source = ts.createSourceFile(
        fichier,
        readFileSync(join(RACINE, fichier), 'utf8'),
        ts.ScriptTarget.Latest,
        true,
      );
      const visiter = (noeud: ts.Node): void => {
        if (ts.isCallExpression(noeud) && EXECUTE.has(nomAppele(noeud))) {
          const [texte] = noeud.arguments;
          if (texte) {
            lus += 1;
            for (const expression of inseres(texte)) trouvees.push({ fichier, expression });
          }
        }
        ts.forEachChild(noeud, visiter);
      };
      visiter(source);
    }
  return { lus, trouvees };
}

function nomAppele({ expression }: ts.CallExpression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
}

function inseres(texte: ts.Expression): string[] {
  if (ts.isTemplateExpression(texte))
    return texte.templateSpans.map(({ expression }) => expression.getText());
  if (ts.isBinaryExpression(texte)) return [...inseres(texte.left), ...inseres(texte.right)];
  if (ts.isStringLiteralLike(texte)) return [];
  return [texte.getText()];
}

/** A constant (`COLONNES`), a parameter that is bound (`$3`), a condition made of these, a name quoted by the driver. */
const SURES = [
  /^[A-Z][A-Z0-9_]*(\.[a-zA-Z]+|\[[a-zA-Z.]+\])?$/,
  /^\w+\.lier\(/,
  /^(messageVisible|cotraitanceVisible)\(/,
  /^pg\.escape(Identifier|Literal)\(/,
];
const estSure = (expression: string): boolean => SURES.some((forme) => forme.test(expression));

/** The expression, or what the constant of that name is made of in its file. */
function origine({ fichier, expression }: Interpolation): string {
  if (!/^\w+$/.test(expression)) return expression;
  const texte = readFileSync(join(RACINE, fichier), 'utf8');
  const origines = [...texte.matchAll(new RegExp(`const ${expression} = ([^;]+);`, 'g'))].map(
    ([, une = '']) => une,
  );
  return origines.length > 0 && origines.every(estSure) ? (origines[0] ?? expression) : expression;
}

/** Looked at one by one: each is made of constants, of a name that the code chose, or quoted by the driver. */
const REVUES: readonly (readonly [string, string])[] = [
  ['libs/exchange/src/emission/choisir-lot.ts', 'condition'],
  ['libs/exchange/src/lecture/dossier-lu.ts', 'version'],
  [
    'libs/exchange/src/lecture/lister-actions.use-case.ts',
    "conditions({ structure, perimetre }, parametres).join(' AND ')",
  ],
  ['libs/exchange/src/lecture/lister-actions.use-case.ts', "retenues.join(' AND ')"],
  ['libs/exchange/src/lecture/lister-cotraitances.use-case.ts', "conditions.join(' AND ')"],
  ['libs/exchange/src/lecture/message-lu.ts', "branches.join(' UNION ALL ')"],
  ['libs/exchange/src/lecture/message/lire-versions.use-case.ts', 'conditions'],
  ['libs/exchange/src/lecture/message/lire-versions.use-case.ts', 'le'],
  ['libs/exchange/src/lecture/message/lire-versions.use-case.ts', 'sequence'],
  ['libs/exchange/src/lecture/message/lire-versions.use-case.ts', 'table'],
  ['libs/exchange/src/rejeu/abandonner-message.use-case.ts', 'sens'],
  ['libs/exchange/src/rejeu/abandonner-message.use-case.ts', 'sens.sens'],
  ['libs/exchange/src/rejeu/echecs/lire-echecs.ts', 'union'],
  ['libs/exchange/src/rejeu/lire-effets.ts', 'visible'],
  ['libs/exchange/src/rejeu/lire-rejeux.ts', "branche('entrant')"],
  ['libs/exchange/src/rejeu/lire-rejeux.ts', "branche('sortant')"],
  ['libs/persistence/src/chiffrement/lire-les-lignes.ts', 'requetes.lire'],
  ['libs/persistence/src/chiffrement/lire-les-lignes.ts', 'requetes.suite'],
  ['libs/persistence/src/chiffrement/reprendre-le-chiffrement.use-case.ts', 'requetesDe(table).ecrire'],
  ['libs/persistence/src/droits-de-l-application.ts', 'droitsSur(tablename)'],
  ['libs/persistence/src/droits-de-l-application.ts', 'fonction'],
  ['libs/persistence/src/droits-de-l-application.ts', 'table'],
  ['libs/persistence/src/droits-de-l-application.ts', 'verbe'],
  ['libs/persistence/src/unite-de-travail.ts', 'runner'],
  ['libs/persistence/src/unite-de-travail.ts', 'texte'],
  ['libs/reconciliation/src/comparaison/nos-empreintes.ts', 'vue'],
  ['libs/reconciliation/src/comparaison/partenaire-vide.ts', "limiteDuJour('$2', '$3')"],
  ['libs/reconciliation/src/comparaison/partenaire-vide.ts', 'vue'],
  ['libs/reconciliation/src/corrections/au-dela-du-budget.ts', "corrigeSansPersonne('$5', '$6')"],
  ['libs/reconciliation/src/corrections/au-dela-du-budget.ts', "limiteDuJour('$7', '$8')"],
  ['libs/reconciliation/src/corrections/budget.ts', "corrigeSansPersonne('$3', '$4')"],
  ['libs/reconciliation/src/corrections/budget.ts', "limiteDuJour('$3', '$4')"],
  ['libs/reconciliation/src/corrections/lire-budgets.ts', "limiteDuJour('$2', '$3')"],
  ['libs/reconciliation/src/etapes/verifier-une-part.ts', "limiteDuJour('$1', '$2')"],
  ['libs/reconciliation/src/corrections/ordonner-groupe.ts', 'conditions'],
  ['libs/reconciliation/src/ecarts/clore-ecarts.ts', 'condition'],
  ['libs/reconciliation/src/ecarts/lire-ecarts.ts', "conditions.join(' AND ')"],
  ['libs/reconciliation/src/ecarts/lire-ecarts.ts', "conditionsDe(filtre, parametres).join(' AND ')"],
  ['libs/reconciliation/src/rapport/etablir-rapport.ts', 'requete'],
  ['libs/reconciliation/src/rapport/lignes-du-rapport.ts', 'partie'],
  ['libs/supervision/src/audit/lire-acte.ts', 'visible'],
  ['libs/supervision/src/audit/ligne-d-audit.ts', "requetes.join(' UNION ALL ')"],
  ['libs/supervision/src/audit/ligne-d-audit.ts', 'maximum'],
  ['libs/supervision/src/scellement/sceller-journaux.use-case.ts', 'requetes.empreinte'],
  ['libs/supervision/src/scellement/sceller-journaux.use-case.ts', 'requetes.jusqua'],
  ['libs/supervision/src/scellement/sceller-journaux.use-case.ts', 'requetes.poser'],
  ['libs/supervision/src/scellement/verifier-scellements.use-case.ts', 'requetes.attend'],
  ['libs/supervision/src/scellement/verifier-scellements.use-case.ts', 'requetes.empreinte'],
];

describe('security check 24: SQL takes parameters, never values', () => {
  const { lus, trouvees } = interpolations();

  it('reads every statement of the product', () => {
    expect(lus).toBeGreaterThan(100);
  });

  it('puts nothing into a text of SQL but constants and what has been looked at', () => {
    const inconnues = trouvees.filter(
      ({ fichier, expression }) =>
        !estSure(origine({ fichier, expression })) &&
        !REVUES.some(([ou, quoi]) => ou === fichier && quoi === expression),
    );
    expect(inconnues).toEqual([]);
  });
});

const POISONS = [
  `' OR '1'='1`,
  `'; DROP TABLE faits; --`,
  `1; SELECT pg_sleep(5)`,
  `\\'; TRUNCATE receptions; --`,
  `$1`,
  `%' UNION SELECT cle FROM cles_api --`,
  `{"$gt":""}`,
  '=cmd|calc!A1',
  '\u0000',
  '\ud800',
  '../../etc/passwd',
  '${jndi:ldap://x}',
];
const TRAHISON =
  /\n\s+at |SELECT|INSERT|syntax error|pg_|QueryFailed|typeorm|node_modules|\.ts:|SQLSTATE|relation "/i;

describe('security check 24: an injection corpus through every way in', () => {
  let gateway: GatewayDEssai;
  beforeAll(async () => {
    gateway = await creerGatewayDEssai();
    await gateway.enoncer('gide', evenement('affectation.enregistree'));
  });
  afterAll(() => gateway.fermer());

  const sansTrahir = (reponse: Reponse, quoi: string): void => {
    expect([quoi, reponse.statut < 500]).toEqual([quoi, true]);
    if (reponse.statut >= 400) expect([quoi, reponse.texte.match(TRAHISON)?.[0]]).toEqual([quoi, undefined]);
  };

  it.each(POISONS)('%j', async (poison) => {
    const tables = ['faits', 'receptions', 'cles_api', 'dossiers'];
    const avant = await Promise.all(tables.map((table) => gateway.compter(table)));
    const total = (await gateway.post('/api/messages/recherche', {}, CLE_DE_DEMARRAGE)).json<{
      messages?: unknown[];
    }>();
    for (const filtre of [
      'sens',
      'partenaire',
      'issue',
      'type',
      'code',
      'cotraitance',
      'demandeur',
      'depuis',
      'jusqua',
      'curseur',
    ]) {
      const reponse = await gateway.post('/api/messages/recherche', { [filtre]: poison }, CLE_DE_DEMARRAGE);
      sansTrahir(reponse, filtre);
      if (reponse.statut === 200)
        expect((reponse.json<{ messages?: unknown[] }>().messages ?? []).length).toBeLessThanOrEqual(
          total.messages?.length ?? 0,
        );
    }
    const texte = encodeURIComponent(poison.toWellFormed());
    for (const adresse of [
      `/api/cotraitances/${texte}`,
      `/api/cotraitances/${texte}/faits`,
      `/api/messages/${texte}`,
      `/api/synchronisations/${texte}`,
      ...['structure', 'etat', 'action', 'curseur', 'au'].map((nom) => `/api/cotraitances?${nom}=${texte}`),
      `/api/bilan?jour=${texte}`,
    ])
      sansTrahir(await gateway.get(adresse, CLE_DE_DEMARRAGE), adresse);
    sansTrahir(await gateway.get('/api/horloge', `psk_${poison.replace(/[^\x21-\x7e]/g, 'x')}`), 'key');
    const corps = lot([
      evenement('alerte.declenchee', { alerte: poison, description: poison }),
      evenement(
        'alerte.declenchee',
        { description: poison },
        { id: poison, subject: poison, correlationid: poison },
      ),
    ]);
    sansTrahir(
      await gateway.webhook('parcours3', corps, {
        ...signe(SECRETS.parcours3, corps),
        'content-type': TYPE_LOT,
      }),
      'webhook',
    );
    await gateway.appliquer();
    const apres = await Promise.all(tables.map((table) => gateway.compter(table)));
    apres.forEach((nombre, rang) => expect(nombre).toBeGreaterThanOrEqual(avant[rang] ?? 0));
  });

  // What PostgreSQL keeps in no text, what ends a text of SQL, what is half a character.
  it.each(['\u0000', `' OR '1'='1`, '\ud800'])(
    'in the addresses and the texts of what changes something: %j',
    async (poison) => {
      const texte = encodeURIComponent(poison.toWellFormed());
      const ordres = APPELS.filter(
        ({ methode, sessionSeule }) => methode === 'POST' && sessionSeule !== true,
      );
      expect(ordres.length).toBeGreaterThan(30);
      const actes = await gateway.compter('actes');
      let adresses = 0;
      for (const { route, url, corps } of ordres) {
        if (route.includes('/:')) {
          adresses += 1;
          sansTrahir(await gateway.post(route.replace(/:\w+/, texte), corps ?? {}, CLE_DE_DEMARRAGE), route);
        }
        for (const membre of Object.keys(corps ?? {}))
          sansTrahir(
            await gateway.post(url, { ...(corps as object), [membre]: poison }, CLE_DE_DEMARRAGE),
            `${route} ${membre}`,
          );
      }
      // Refused or not, each left the two rows of its act.
      expect(adresses).toBeGreaterThan(15);
      expect(await gateway.compter('actes')).toBeGreaterThanOrEqual(actes + 2 * adresses);
      const personne = { emetteur: 'https://identite.essai', sujet: 's', nom: 'n' };
      const octroi = { ...personne, role: 'pilotage', portee: 'nationale', motif: 'essai' };
      for (const membre of Object.keys(personne))
        sansTrahir(
          await gateway.post(
            '/api/habilitations',
            { ...octroi, [membre]: `https://${poison}` },
            CLE_DE_DEMARRAGE,
          ),
          membre,
        );
      const curseur = ecrireCurseur({ rang: poison, id: randomUUID() });
      sansTrahir(await gateway.post('/api/comptes/recherche', { curseur }, CLE_DE_DEMARRAGE), 'curseur');
    },
  );

  it('errors say nothing of what failed inside', async () => {
    const casse = await creerGatewayDEssai();
    try {
      await casse.unite.seule('ALTER TABLE cotraitances RENAME TO ailleurs');
      await casse.unite.seule('ALTER TABLE receptions RENAME TO plus_loin');
      for (const reponse of [
        await casse.get('/api/cotraitances?structure=75056S00', CLE_DE_DEMARRAGE),
        await casse.webhook('gide', lot([evenement('statut.change')])),
      ]) {
        expect(reponse.statut).toBe(500);
        expect(reponse.texte).not.toMatch(TRAHISON);
        expect(reponse.json()).toMatchObject({ code: 'ERREUR_INTERNE' });
      }
    } finally {
      await casse.fermer();
    }
  });

  it('a CSV export holds no formula, whatever is in its cells', async () => {
    const formules = POISONS.filter((poison) => /^[=+\-@]/.test(poison)).concat('+1', '-1', '@SUM(A1)');
    expect(formules).toContain('=cmd|calc!A1');
    await planterEcarts(
      gateway.unite,
      formules.map((cle) => ({ id: randomUUID(), cle })),
    );
    const { texte, statut } = await gateway.get('/api/ecarts/export', CLE_DE_DEMARRAGE);
    expect(statut).toBe(200);
    for (const formule of formules) expect(texte).toContain(`'${formule}`);
    expect(texte).not.toMatch(/(^|[,\n"])[=+@-]/);
  });

  it.each([',', ';'] as const)(
    'nor does any file, its cells separated by %s: one line, as many cells as were given',
    (separateur) => {
      for (const poison of [
        ...POISONS,
        '+1',
        '-1',
        '@SUM(A1)',
        '\t=1',
        '\r=1',
        '=1;2',
        ';=1',
        ',=1',
        '"=1',
        'a\r\n=1',
      ]) {
        const ligne = ligneCsv(['avant', poison, 'après'], separateur);
        const cellules = lireLigneCsv(ligne, separateur);
        expect([poison, cellules.length, cellules[0], cellules[2]]).toEqual([poison, 3, 'avant', 'après']);
        expect(cellules[1]).toBe(/^[=+\-@\t\r]/.test(poison) ? `'${poison}` : poison);
      }
    },
  );

  it.each(POISONS)('in a search of the ledger: %j', async (poison) => {
    for (const filtre of [
      'partenaire',
      'vue',
      'type',
      'nature',
      'cause',
      'etat',
      'cotraitance',
      'structure',
      'demandeur',
      'curseur',
    ])
      sansTrahir(await gateway.post('/api/ecarts/recherche', { [filtre]: poison }, CLE_DE_DEMARRAGE), filtre);
  });
});

const CELLULE = {
  ',': /^,(?:"((?:[^"]|"")*)"|([^",\r\n]*))/,
  ';': /^;(?:"((?:[^"]|"")*)"|([^";\r\n]*))/,
} as const;

/** The cells of one line of RFC 4180. */
function lireLigneCsv(ligne: string, separateur: keyof typeof CELLULE): string[] {
  const cellules: string[] = [];
  let reste = separateur + ligne.replace(/\r\n$/, '');
  while (reste !== '') {
    const [tout, citee, nue] = CELLULE[separateur].exec(reste) ?? [reste, undefined, 'illisible'];
    cellules.push(citee?.replaceAll('""', '"') ?? nue ?? '');
    reste = reste.slice(tout.length);
  }
  return cellules;
}
