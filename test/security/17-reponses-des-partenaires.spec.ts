import type { ServerResponse } from 'node:http';
import { Secrets } from '#contract';
import { ClientPartenaire } from '#partners';
import { creerEchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';
import { nouveauSecret } from '#test/gateway-en-processus';
import { demarrerServeur } from '../../libs/partners/test/serveur-de-boucle.js';

const JSON_ANNONCE = { 'content-type': 'application/json' };
const repondu =
  (corps: string, statut = 200, entetes: object = JSON_ANNONCE) =>
  (reponse: ServerResponse) =>
    void reponse.writeHead(statut, { ...entetes }).end(corps);
const resultats = (...liste: unknown[]): string => JSON.stringify({ resultats: liste });
const tous = (ids: readonly string[], autre: object = {}): object[] =>
  ids.map((id) => ({ id, statut: 'applique', ...autre }));

/** Answers that prove nothing (faults 20 and 21), each to a lot of these ids. */
const MENSONGES: Record<string, (ids: readonly string[]) => (reponse: ServerResponse) => void> = {
  'an error in a 200': () => repondu('{"erreur":"base indisponible"}'),
  'a problem document in a 200': () => repondu('{"status":500,"title":"Erreur","detail":"x"}'),
  'an empty body': () => repondu(''),
  'no content (204)': () => (reponse) => void reponse.writeHead(204).end(),
  'accepted (202)': (ids) => repondu(resultats(...tous(ids)), 202),
  HTML: () => repondu('<html><body>OK</body></html>', 200, { 'content-type': 'text/html' }),
  'JSON announced as HTML': (ids) => repondu(resultats(...tous(ids)), 200, { 'content-type': 'text/html' }),
  'HTML announced as JSON': () => repondu('<html></html>'),
  'a redirect': () => repondu('', 302, { location: 'http://127.0.0.1:1/' }),
  'the id of another event': () => repondu(resultats({ id: 'ailleurs', statut: 'applique' })),
  'one id too many': (ids) => repondu(resultats(...tous(ids), { id: 'ailleurs', statut: 'applique' })),
  'the same id twice': (ids) => repondu(resultats(...tous(ids), ...tous(ids))),
  'an id beyond 2^53, as a number': () =>
    repondu('{"resultats":[{"id":9007199254740993,"statut":"applique"}]}'),
  'a fate that does not exist': (ids) => repondu(resultats(...tous(ids, { statut: 'ok' }))),
  'a fate of another type': (ids) => repondu(resultats(...tous(ids, { statut: true }))),
  'a sequence that is a number beyond 2^53': (ids) =>
    repondu(resultats(...tous(ids)).replaceAll('"statut"', '"sequence":9007199254740993,"statut"')),
  'a bare list': (ids) => repondu(JSON.stringify(tous(ids))),
  'a member twice': (ids) => repondu(resultats(...tous(ids)).replace('{', '{"resultats":[],')),
  __proto__: (ids) => repondu(resultats(...tous(ids)).replace('{', '{"__proto__":{},')),
  'thirty thousand levels': () => repondu('['.repeat(30_000)),
  'invalid UTF-8': (ids) => (reponse) =>
    void reponse
      .writeHead(200, JSON_ANNONCE)
      .end(Buffer.concat([Buffer.from(resultats(...tous(ids))), Buffer.from([0xff])])),
  'truncated JSON': (ids) => repondu(resultats(...tous(ids)).slice(0, -4)),
  'a body that closes early': (ids) => (reponse) => {
    const corps = resultats(...tous(ids));
    reponse.writeHead(200, { ...JSON_ANNONCE, 'content-length': String(corps.length + 100) });
    reponse.write(corps, () => reponse.socket?.end());
  },
  'a connection cut before the answer': () => (reponse) => void reponse.socket?.destroy(),
  'six MiB': () => repondu(`{"resultats":[],"x":"${'x'.repeat(6 * 1024 * 1024)}"}`),
};

/** What one lot of the exchange becomes when Parcours 3 answers so, over real HTTP. */
async function dire(mensonge: (ids: readonly string[]) => (reponse: ServerResponse) => void) {
  let lots = 0;
  const serveur = await demarrerServeur((requete, reponse, corps) => {
    if (requete.url !== '/echanges/flux') return repondu('', 404)(reponse);
    lots += 1;
    mensonge((JSON.parse(corps) as { id: string }[]).map(({ id }) => id))(reponse);
  });
  const client = new ClientPartenaire({
    partenaire: 'parcours3',
    url: serveur.url,
    clientId: 'passerelle',
    clientSecret: 'essai',
    secrets: Secrets.lire(nouveauSecret(), 'ESSAI'),
    delaiMs: 3_000,
  });
  const echange = await creerEchangeDEssai({ destinataires: { parcours3: client } });
  try {
    await echange.webhook('gide', [evenement('affectation.enregistree')]);
    for (const tranche of [0, 1]) while (await echange.appliquer.execute(tranche));
    await echange.emettre.execute('parcours3');
    const messages = await echange.unite.seule<{ issue: string }>(
      `SELECT issue FROM messages_sortants WHERE partenaire = 'parcours3'`,
    );
    const [dit] = await echange.unite.seule<{ n: number }>(
      `SELECT count(*)::int AS n FROM dit WHERE partenaire = 'parcours3' AND acquittee > 0`,
    );
    return { lots, issues: messages.map(({ issue }) => issue), acquittes: dit?.n };
  } finally {
    await client.fermer();
    await echange.fermer();
    await serveur.arreter();
  }
}

describe('security check 17: an answer of a partner is judged as strictly as what comes in (faults 20 and 21)', () => {
  it('a right answer is taken: the witness of the others', async () => {
    const issue = await dire((ids) => repondu(resultats(...tous(ids))));
    expect(issue.lots).toBe(1);
    expect(new Set(issue.issues)).toEqual(new Set(['acquitte']));
    expect(issue.acquittes).toBe(issue.issues.length);
  });

  it.each(Object.entries(MENSONGES))('%s acknowledges nothing', async (_cas, mensonge) => {
    const issue = await dire(mensonge);
    expect(issue.lots).toBeGreaterThan(0);
    expect(issue.issues.length).toBeGreaterThan(0);
    expect(issue.issues.filter((une) => une === 'acquitte' || une === 'sans_effet')).toEqual([]);
    expect(issue.acquittes).toBe(0);
  });
});
