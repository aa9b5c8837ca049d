import { randomUUID } from 'node:crypto';
import type { Portee, Role } from '#access';
import {
  CLE_DE_DEMARRAGE,
  creerGatewayDEssai,
  type GatewayDEssai,
  type Reponse,
} from '../../apps/gateway/test/gateway-d-essai.js';
import { APPELS, type Appel } from '../../apps/gateway/test/routes.js';
import { ouvrirUneSession } from '../../apps/gateway/test/session-ouverte.js';
import { CLASSEES, nomDe, type Demande, type Regle } from './routes-classees.js';
import { enTete, INCONNUS, peupler, planterUnePartagee, type Objets } from './objets-d-ailleurs.js';

const PARIS: readonly { role: Role; portee: Portee }[] = [
  { role: 'exploitant', portee: { type: 'region', region: '11' } },
  { role: 'exploitant', portee: { type: 'structure', structure: '75056S00' } },
  { role: 'exploitant', portee: { type: 'site', site: '75116' } },
  { role: 'auditeur', portee: { type: 'region', region: '11' } },
  { role: 'auditeur', portee: { type: 'site', site: '75116' } },
  { role: 'pilotage', portee: { type: 'region', region: '11' } },
  { role: 'conseiller', portee: { type: 'structure', structure: '75056S00' } },
  { role: 'responsable_cotraitance', portee: { type: 'structure', structure: '75056S00' } },
  { role: 'correspondant_pole_emploi', portee: { type: 'site', site: '75116' } },
  { role: 'partenaire', portee: { type: 'partenaire', partenaire: 'parcours3' } },
];

/** Somebody who sees Paris only, or the other partner only: by a key, or signed in. */
interface Lecteur {
  nom: string;
  role: Role;
  session: boolean;
  entetes: () => Record<string, string>;
}

/** What may not change because somebody from elsewhere asked. */
const ETAT = [
  'faits',
  'cotraitances',
  'messages_entrants',
  'messages_sortants',
  'ecarts',
  'ecarts_evenements',
  'rejeux',
  'rejeu_messages',
  'dit',
  'transitions',
  'demasquages',
  'exports',
  'vues',
];

describe('security check 11: an operator sees only the assigned territory or partner', () => {
  let gateway: GatewayDEssai;
  let ailleurs: Objets & { messageDeParis: string };
  const lecteurs: Lecteur[] = [];
  beforeAll(async () => {
    // The first message that a person asks to replay needs a second person.
    gateway = await creerGatewayDEssai({ seuilDeRejeu: 0 });
    ailleurs = await peupler(gateway);
    for (const { role, portee } of PARIS) {
      const nom = `${role} ${Object.values(portee).join(' ')}`;
      const cle = await gateway.cle(role, portee);
      lecteurs.push({
        nom: `clé ${nom}`,
        role,
        session: false,
        entetes: () => ({ authorization: `Bearer ${cle}` }),
      });
      if (role === 'partenaire') continue;
      const session = await ouvrirUneSession(gateway.unite, role, portee);
      lecteurs.push({ nom: `session ${nom}`, role, session: true, entetes: () => enTete(session) });
    }
  });
  afterAll(() => gateway.fermer());

  /** One identifier of correlation and one of idempotence: only the object may make two answers differ. */
  function demander(
    { methode }: Appel,
    { url, corps }: Demande,
    entetes: Record<string, string>,
  ): Promise<Reponse> {
    const tous = {
      'x-correlation-id': 'correlation-de-l-essai-0011',
      'idempotency-key': randomUUID(),
      ...entetes,
    };
    return methode === 'GET' ? gateway.get(url, undefined, tous) : gateway.post(url, corps, undefined, tous);
  }

  async function empreinte(): Promise<Record<string, string>> {
    const lignes = await Promise.all(
      ETAT.map(async (table) => {
        const [ligne] = await gateway.unite.seule<{ somme: string | null }>(
          `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS somme FROM ${table} t`,
        );
        return [table, ligne?.somme ?? ''] as const;
      }),
    );
    return Object.fromEntries(lignes);
  }

  const FERMEES = APPELS.filter(({ roles }) => roles !== null);
  const regleDe = (appel: Appel): Regle | undefined => CLASSEES[nomDe(appel)];
  const peutAppeler = ({ roles, sessionSeule }: Appel, { role, session }: Lecteur): boolean =>
    (roles ?? []).includes(role) && (session || sessionSeule !== true);

  it('has classed every route of the application, and no other', () => {
    expect(Object.keys(CLASSEES).sort()).toEqual(FERMEES.map(nomDe).sort());
  });

  it('names an object wherever an address has a parameter, unless it says why nobody owns it', () => {
    const nommantes = FERMEES.filter(({ route }) => route.includes('/:'));
    expect(nommantes.filter((appel) => regleDe(appel)?.genre === 'liste').map(nomDe)).toEqual([
      'GET /api/rejeux/:id',
      'GET /api/rejeux/:id/effets',
      'GET /api/rejeux/:id/messages',
      'GET /api/rejeux/:id/dossiers',
    ]);
  });

  it('answers for what belongs to another as for what does not exist, and changes nothing', async () => {
    const avant = await empreinte();
    const fautes: string[] = [];
    let essais = 0;
    for (const appel of FERMEES) {
      const regle = regleDe(appel);
      if (regle?.genre !== 'objet') continue;
      for (const lecteur of lecteurs.filter((un) => peutAppeler(appel, un))) {
        const deMemes = [
          regle.demandes(ailleurs, ailleurs.messageDeParis),
          regle.demandes(INCONNUS, ailleurs.messageDeParis),
        ] as const;
        for (const [rang, demande] of deMemes[0].entries()) {
          const inconnue = deMemes[1][rang] ?? demande;
          const autre = await demander(appel, demande, lecteur.entetes());
          const rien = await demander(appel, inconnue, lecteur.entetes());
          essais += 1;
          const permis = rien.statut === 404 || rien.statut === 403;
          if (!permis || autre.statut !== rien.statut || sansNoms(autre.texte) !== sansNoms(rien.texte))
            fautes.push(
              `${lecteur.nom} : ${nomDe(appel)} [${rang}] : ${autre.statut} ${autre.texte.slice(0, 200)} ≠ ${rien.statut} ${rien.texte.slice(0, 200)}`,
            );
        }
      }
    }
    expect(fautes).toEqual([]);
    expect(essais).toBeGreaterThan(150);
    expect(await empreinte()).toEqual(avant);
  }, 120_000);

  /** The ids asked for, wherever an answer repeats them. */
  function sansNoms(texte: string): string {
    const noms: string[] = [ailleurs, INCONNUS].flatMap((de) => Object.values(de) as string[]);
    return noms.reduce((propre, nom) => propre.replaceAll(nom, '*'), texte);
  }

  it('does find them for who sees the whole country: the addresses are right', async () => {
    const perdues: string[] = [];
    for (const appel of FERMEES.filter(
      ({ methode, sessionSeule }) => methode === 'GET' && sessionSeule !== true,
    )) {
      const regle = regleDe(appel);
      if (regle?.genre !== 'objet' || regle.deLAuteur === true) continue;
      for (const demande of regle.demandes(ailleurs, ailleurs.messageDeParis).slice(0, 1)) {
        const { statut } = await demander(appel, demande, { authorization: `Bearer ${CLE_DE_DEMARRAGE}` });
        if (statut !== 200) perdues.push(`${nomDe(appel)} ${statut}`);
      }
    }
    expect(perdues).toEqual([]);
  });

  it('lists nothing of another: neither numbers, nor persons, nor messages, nor écarts, nor exports', async () => {
    const { cotraitance, demandeur, message, ecart } = ailleurs;
    const fautes: string[] = [];
    for (const appel of FERMEES) {
      const regle = regleDe(appel);
      if (regle?.genre !== 'liste') continue;
      for (const demande of regle.demandes(ailleurs)) {
        if (regle.enMontre !== false) {
          const { texte } = await demander(appel, demande, { authorization: `Bearer ${CLE_DE_DEMARRAGE}` });
          if (![cotraitance, demandeur, message, ecart].some((nom) => texte.includes(nom)))
            fautes.push(`${nomDe(appel)} shows nothing to the whole country: ${texte.slice(0, 150)}`);
        }
        for (const lecteur of lecteurs.filter((un) => peutAppeler(appel, un))) {
          // A partner is told of her; what came from the other one is not its own.
          const siens = lecteur.role === 'partenaire' ? [cotraitance, demandeur] : [];
          const { statut, texte } = await demander(appel, demande, lecteur.entetes());
          const vus = [cotraitance, demandeur, message, ecart, ailleurs.export].filter(
            (nom) => !siens.includes(nom) && texte.includes(nom),
          );
          if (statut >= 500 || vus.length > 0)
            fautes.push(
              `${lecteur.nom} : ${nomDe(appel)} ${JSON.stringify(demande.corps ?? demande.url)} : ${statut} shows ${vus.join(', ')}`,
            );
        }
      }
    }
    expect(fautes).toEqual([]);
  }, 120_000);

  it('does find the replay that the orders name', async () => {
    const donnees: [string, number][] = [];
    for (const ordre of ['pause', 'reprise', 'confirmation', 'interruption']) {
      const url = `/api/rejeux/${ailleurs.rejeuDemande}/${ordre}`;
      donnees.push([ordre, (await gateway.post(url, { motif: 'essai' }, CLE_DE_DEMARRAGE)).statut]);
    }
    expect(donnees).toEqual([
      ['pause', 409],
      ['reprise', 409],
      ['confirmation', 403],
      ['interruption', 200],
    ]);
  });

  it('says of what a person was told only what it made of the cotraitances that one sees', async () => {
    const { message, cotraitance } = await planterUnePartagee(gateway);
    const url = `/api/messages/${message}/chronologie`;
    interface Chronologie {
      calculs: { cotraitance: string }[];
      emissions: { message: string }[];
    }
    const toute = (await gateway.get(url, CLE_DE_DEMARRAGE)).json<Chronologie>();
    expect(toute.calculs.map((calcul) => calcul.cotraitance)).toContain(cotraitance);
    let lues = 0;
    for (const lecteur of lecteurs) {
      const reponse = await gateway.get(url, undefined, lecteur.entetes());
      if (reponse.statut === 403 || lecteur.role === 'partenaire') continue;
      const { calculs, emissions } = reponse.json<Chronologie>();
      lues += 1;
      expect([lecteur.nom, ...calculs.map((calcul) => calcul.cotraitance)]).toEqual([
        lecteur.nom,
        'CT-PARIS-0012',
      ]);
      expect([lecteur.nom, emissions.length < toute.emissions.length]).toEqual([lecteur.nom, true]);
      for (const emission of emissions)
        expect(
          (await gateway.get(`/api/messages/${emission.message}`, undefined, lecteur.entetes())).statut,
        ).toBe(200);
    }
    expect(lues).toBeGreaterThan(5);
  });
});
