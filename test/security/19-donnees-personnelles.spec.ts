import pg from 'pg';
import { attendreQue } from '#test/attendre-que';
import { evenement, lot, signe } from '#test/evenements';
import { type FilesDEssai, naturesDeFiles } from '#test/files-d-essai';
import { lancerPasserelle, type PasserelleEnProcessus } from '#test/passerelle-en-processus';
import {
  type CollecteurDEssai,
  demarrerCollecteur,
} from '../../libs/observability/test/collecteur-d-essai.js';
import {
  affectation,
  alerte,
  AUTRE_NUMERO,
  CORRELATION,
  identite,
  NOM,
  NUMERO,
  PLANTE,
  REFUSE_A_L_ECRITURE,
  REFUSE_A_LA_PORTE,
  TEXTE,
  trouverCanaris,
} from './canaris/canaris.js';
import { observerPostgres, observerRedis, type TemoinDesTravaux } from './canaris/temoin-des-travaux.js';

const ROLES = ['gateway', 'worker', 'scheduler'] as const;
const FINIES = 'SELECT count(*)::int AS n FROM synchronisations WHERE fin IS NOT NULL';

describe('the search for canaries', () => {
  it('finds what is there, in any case and anywhere', () => {
    for (const texte of [NOM, `{"x":"${NUMERO}"}`, TEXTE, 'né le 1999-09-09', NOM.toLowerCase()])
      expect(trouverCanaris(`avant ${texte} après`)).not.toEqual([]);
    expect(trouverCanaris(`dossier ${PLANTE} seul`)).toEqual([]);
  });
});

describe.each(naturesDeFiles('contrôle de sécurité 19'))(
  'security check 19: nothing personal leaves, with queues on $nature [V6]',
  ({ nature, preparer }) => {
    let files: FilesDEssai;
    let collecteur: CollecteurDEssai;
    let passerelle: PasserelleEnProcessus;
    let travaux: TemoinDesTravaux;
    let sql: pg.Client;
    /** Bodies of the errors that the gateway answered, whoever asked. */
    const erreurs: string[] = [];

    beforeAll(async () => {
      files = await preparer();
      collecteur = await demarrerCollecteur();
      passerelle = await lancerPasserelle({
        env: {
          LOG_LEVEL: 'trace',
          OTEL_EXPORTER_OTLP_ENDPOINT: collecteur.url,
          PASSERELLE_DATA_DIR: `/nulle-part/${PLANTE}`,
          ...(files.redisUrl === undefined ? {} : { REDIS_URL: files.redisUrl }),
        },
      });
      travaux = await (files.redisUrl === undefined
        ? observerPostgres(passerelle.base.url)
        : observerRedis(files.redisUrl));
      sql = new pg.Client({ connectionString: passerelle.base.url });
      await sql.connect();
      // A database that refuses rows: its errors quote them, and the driver's hold the parameters.
      await sql.query(
        `ALTER TABLE messages_entrants ADD CONSTRAINT refus CHECK (demandeur IS DISTINCT FROM '${REFUSE_A_LA_PORTE}') NOT VALID;
         ALTER TABLE faits ADD CONSTRAINT refus CHECK (demandeur <> '${REFUSE_A_L_ECRITURE}') NOT VALID`,
      );
    });
    afterAll(async () => {
      await sql.end();
      await travaux.fermer();
      await passerelle.fermer();
      await collecteur.fermer();
      await files.fermer();
    });

    async function demander(chemin: string, init: RequestInit = {}): Promise<number> {
      const reponse = await fetch(`${passerelle.gateway.url}${chemin}`, init);
      const texte = await reponse.text();
      if (reponse.status >= 400) erreurs.push(`${reponse.status} ${texte}`);
      return reponse.status;
    }

    function webhook(
      porte: 'gide' | 'parcours3',
      contenu: readonly object[] | string,
      entetes: Record<string, string> = {},
    ): Promise<number> {
      const corps = typeof contenu === 'string' ? Buffer.from(contenu) : lot(contenu);
      return demander(`/webhooks/${porte}`, {
        method: 'POST',
        headers: { ...signe(passerelle[porte].secretWebhook, corps), ...entetes },
        body: new Uint8Array(corps),
      });
    }

    function api(chemin: string, corps?: object, entetes: Record<string, string> = {}): Promise<number> {
      const authorization = `Bearer ${passerelle.cle}`;
      return demander(chemin, {
        method: corps === undefined ? 'GET' : 'POST',
        headers: {
          authorization,
          ...(corps === undefined ? {} : { 'content-type': 'application/json' }),
          ...entetes,
        },
        ...(corps === undefined ? {} : { body: JSON.stringify(corps) }),
      });
    }

    it('by the doors: valid, invalid, refused, reused, unreadable, forged, and refused by the database', async () => {
      const premiere = affectation(NUMERO, 'CT-CANARI-1');
      expect(await webhook('gide', [premiere, affectation(AUTRE_NUMERO, 'CT-CANARI-2')])).toBe(202);
      expect(await webhook('gide', [premiere])).toBe(202);
      const reutilisee = affectation(NUMERO, 'CT-CANARI-3', { commune: '97101' });
      await webhook('gide', [{ ...reutilisee, id: (premiere as { id: string }).id }]);
      await webhook('gide', [affectation(NUMERO, 'CT-CANARI-4', { structure: NOM, commune: TEXTE })]);
      await webhook('gide', [
        alerte(NUMERO, 'CT-CANARI-1'),
        { id: NOM, source: NOM, type: NOM, data: identite },
      ]);
      await webhook('gide', [evenement('demandeur.modifie', { demandeur: NUMERO, identite })]);
      await webhook('parcours3', [alerte(NUMERO, 'CT-CANARI-1')]);
      await webhook('parcours3', [
        evenement('etape.enregistree', { demandeur: NUMERO, cotraitance: 'CT-CANARI-1', libelle: TEXTE }),
      ]);
      await webhook('parcours3', [
        evenement(
          'sortie.prononcee',
          { demandeur: NUMERO, cotraitance: 'CT-CANARI-1' },
          { source: 'urn:parcours3' },
        ),
      ]);
      expect(await webhook('gide', `{"nom":"${NOM}","${NUMERO}":`)).toBe(400);
      expect(await webhook('gide', `[{"id":"${NOM}","id":"${NUMERO}"}]`)).toBe(400);
      expect(await webhook('gide', '[]', { 'content-type': `text/${NOM}` })).toBe(415);
      expect(await webhook('gide', [premiere], { 'webhook-signature': `v1,${NOM}` })).toBe(401);
      await webhook('gide', [premiere], { 'x-correlation-id': CORRELATION, 'x-request-id': NUMERO });
      const poison = JSON.stringify([alerte(NUMERO, 'CT-CANARI-1')]).replace('texte', '\\u0000\\ud800');
      await webhook('parcours3', poison);
      expect(await webhook('gide', [affectation(REFUSE_A_LA_PORTE, 'CT-CANARI-8')])).toBe(500);
      // Same key and sequence, other data: found when applying.
      await webhook('gide', [affectation(NUMERO, 'CT-CANARI-1', { indemnise: false, commune: '97102' })]);
    });

    it('by the API: searches, addresses, unknown members, wrong keys, motifs', async () => {
      const chemins = [
        `/api/cotraitances?demandeur=${NUMERO}`,
        `/api/cotraitances?${NUMERO}=${NOM}`,
        `/api/cotraitances/${NUMERO}`,
        `/api/demandeurs/${NUMERO}/${NOM}`,
        `/api/cotraitances/CT-CANARI-1/${NOM}`,
        `/api/messages/${NUMERO}`,
        `/api/rejeux/${NOM}`,
        `/${NOM}/%E0%A4%A`,
      ];
      for (const chemin of chemins) expect(await api(chemin)).toBeGreaterThanOrEqual(400);
      expect(await api('/api/messages/recherche', { demandeur: NUMERO })).toBe(200);
      for (const corps of [
        { demandeur: NOM },
        { [NUMERO]: NOM },
        { demandeur: NUMERO, nom: NOM, type: TEXTE },
      ])
        expect(await api('/api/messages/recherche', corps)).toBe(400);
      await api('/api/cotraitances/CT-CANARI-1/acceptation', { dateAcceptation: NOM, responsable: NOM });
      await api('/api/horloge/avancer', { jusquau: NOM });
      await api('/api/rejeux', { ids: [NUMERO], motif: TEXTE }, { 'idempotency-key': NOM });
      await api('/api/rejeux', { filtre: { demandeur: NUMERO }, motif: TEXTE, simulation: true });
      await api('/api/horloge', undefined, { authorization: `Bearer ${NOM}-${NUMERO}` });
      await api('/api/horloge', undefined, { 'x-correlation-id': CORRELATION });
    });

    async function synchroniser(): Promise<void> {
      const { rows } = await sql.query<{ n: number }>(FINIES);
      expect(await api('/api/synchronisations', {})).toBe(202);
      await attendreQue('the synchronisation ends', async () => {
        const { rows: apres } = await sql.query<{ n: number }>(FINIES);
        return (apres[0]?.n ?? 0) > (rows[0]?.n ?? 0);
      });
    }

    it('by the feeds, by a partner that quotes what it refuses, by rows that the database refuses', async () => {
      const { gide, parcours3 } = passerelle;
      const type = 'affectation.enregistree';
      const enoncer = (demandeur: string, cotraitance: string): object =>
        gide.enoncer({ type, data: donnees(affectation(demandeur, cotraitance)) });
      parcours3.poserFaute({ nature: 'rejet', code: `CANARY_${NUMERO}`, detail: TEXTE, nombre: 1 });
      gide.poserFaute({ nature: 'erreur', statut: 500, portees: ['changements'], nombre: 1 });
      enoncer('7654325Z', 'CT-CANARI-5');
      await synchroniser();
      await synchroniser();
      await attendreQue('the partner quotes what it refuses', async () => {
        const { rows } = await sql.query<{ detail: string | null }>(
          `SELECT detail FROM messages_sortants WHERE issue = 'refuse'`,
        );
        return trouverCanaris(rows.map(({ detail }) => detail).join(' ')).length > 0;
      });
      parcours3.poserFaute({ nature: 'erreur_apres', statut: 500, nombre: 1 });
      enoncer('7654326Z', 'CT-CANARI-6');
      enoncer(REFUSE_A_L_ECRITURE, 'CT-CANARI-9');
      await synchroniser();
      await attendreQue('the row refused is seen', () =>
        passerelle.lignes('worker').some(({ message }) => message === 'lot en échec'),
      );
      await attendreQue('everything else is told', async () => {
        const { rows } = await sql.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM messages_sortants WHERE issue IN ('a_emettre', 'incertain')`,
        );
        return rows[0]?.n === 0;
      });
    });

    it.each(ROLES)('nothing in the log of the %s, whose lines are searched', (role) => {
      const sortie = passerelle[role].sortie();
      expect(sortie).toContain(PLANTE);
      expect(passerelle.lignes(role).length).toBeGreaterThan(role === 'scheduler' ? 3 : 20);
      expect(trouverCanaris(sortie)).toEqual([]);
    });

    it('nothing in the bodies of errors', () => {
      expect(erreurs.length).toBeGreaterThan(15);
      expect(trouverCanaris(erreurs.join('\n'))).toEqual([]);
    });

    it('nothing in the measures', async () => {
      for (const role of ROLES) {
        const mesures = await (await fetch(`${passerelle[role].url}/metrics`)).text();
        expect(mesures).toContain(`role="${role}"`);
        expect(trouverCanaris(mesures)).toEqual([]);
      }
    });

    it(`nothing in the jobs, on ${nature}`, async () => {
      const passes = await travaux.lire();
      expect(passes).toContain('appliquer');
      expect(trouverCanaris(passes)).toEqual([]);
    });

    it('nothing in the traces', async () => {
      await attendreQue('spans are sent', () =>
        collecteur.spans.some(({ nom, enErreur }) => nom === 'lot.application' && enErreur),
      );
      expect(trouverCanaris(collecteur.corps.join('\n'))).toEqual([]);
    });
  },
);

function donnees(brut: object): Record<string, unknown> {
  return (brut as { data: Record<string, unknown> }).data;
}
