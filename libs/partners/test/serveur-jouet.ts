import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { empreinteSeau, seauDe } from '#annexe7';
import { probleme, Secrets, TYPE_PROBLEME, typeCourt, verifierSignature } from '#contract';
import { empreinteEnoncee, enoncesDuJouet } from './enonces-du-jouet.js';
import { MemoireDuJouet } from './partenaire-jouet.js';
import type { Defaut } from './partenaire-jouet.js';
import { SECRET } from './fabrique.js';

interface Reponse {
  statut: number;
  corps: unknown;
}
type Route = (demande: { requete: IncomingMessage; url: URL; octets: Buffer }) => Reponse;

const IDENTIFIANTS = { clientId: 'passerelle', clientSecret: 'secret' };
const BASIC = `Basic ${Buffer.from('passerelle:secret').toString('base64')}`;
const ok = (corps: unknown): Reponse => ({ statut: 200, corps });
const refus = (statut: number): Reponse => ({ statut, corps: probleme(statut, 'REFUS', 'Demande refusée.') });

/** A small partner of its own making, right in everything but the defects asked for. */
export async function demarrerJouet(...liste: Defaut[]) {
  const defauts = new Set(liste);
  const memoire = new MemoireDuJouet(defauts);
  const routes = routesDuJouet(defauts, memoire);
  const serveur = createServer((requete, reponse) => {
    const morceaux: Buffer[] = [];
    requete.on('data', (morceau: Buffer) => morceaux.push(morceau));
    requete.on('end', () => {
      const url = new URL(requete.url ?? '/', 'http://jouet');
      const { statut, corps } = router(routes, defauts, { requete, url, octets: Buffer.concat(morceaux) });
      const html = typeof corps === 'string';
      const type =
        statut < 400 ? 'application/json' : defauts.has('refus_en_texte') ? 'text/plain' : TYPE_PROBLEME;
      reponse.writeHead(statut, { 'content-type': html ? 'text/html' : type });
      reponse.end(html ? corps : JSON.stringify(corps));
    });
  });
  await new Promise<void>((resoudre) => serveur.listen(0, '127.0.0.1', resoudre));
  return {
    url: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    ...IDENTIFIANTS,
    memoire,
    arreter: () =>
      new Promise<void>((resoudre) => {
        serveur.close(() => resoudre());
        serveur.closeAllConnections();
      }),
  };
}

function router(
  routes: Map<string, Route>,
  defauts: ReadonlySet<Defaut>,
  demande: Parameters<Route>[0],
): Reponse {
  const { requete, url } = demande;
  const chemin = url.pathname.replace(/\/\d+$/, '/*');
  const route = routes.get(`${requete.method} ${chemin}`);
  if (route === undefined) return refus(404);
  const jeton = requete.headers.authorization;
  const admis =
    chemin === '/oauth2/token' ||
    jeton === 'Bearer jeton' ||
    (jeton === undefined ? defauts.has('sans_jeton') : defauts.has('jeton_inconnu_admis'));
  return admis ? route(demande) : refus(401);
}

function routesDuJouet(defauts: ReadonlySet<Defaut>, memoire: MemoireDuJouet): Map<string, Route> {
  const fil = enoncesDuJouet(defauts);
  const enonces = [...new Set(fil.map(({ data }) => String(data['demandeur'])))];
  let lectures = 0;
  const empreintes = (seaux: unknown): Reponse => ok({ seaux: 4_096, empreintes: seaux });
  const routes: [string, Route][] = [
    [
      'POST /oauth2/token',
      ({ requete }) => {
        if (defauts.has('jeton_html')) return ok('<html>');
        if (requete.headers.authorization !== BASIC && !defauts.has('jeton_pour_tous')) return refus(401);
        return ok({ access_token: 'jeton', token_type: 'Bearer', expires_in: 600 });
      },
    ],
    [
      'GET /echanges/changements',
      ({ url }) => {
        lectures += 1;
        const curseur = url.searchParams.get('curseur');
        if (curseur !== null && !/^c\d+$/.test(curseur) && !defauts.has('curseur_inconnu_admis'))
          return refus(410);
        const depuis = Number(curseur?.slice(1) ?? 0) || 0;
        const limite =
          Math.min(Number(url.searchParams.get('limite')), 1_000) + (defauts.has('limite_ignoree') ? 1 : 0);
        const debut = defauts.has('curseur_mouvant')
          ? depuis + (lectures % 2)
          : defauts.has('curseur_recouvrant')
            ? Math.max(depuis - 1, 0)
            : depuis;
        if (defauts.has('suite_sans_fin')) return ok({ evenements: [], curseur: 'c0', suite: true });
        const evenements = fil.slice(debut, debut + limite);
        return ok({
          evenements,
          curseur: `c${debut + evenements.length}`,
          suite: debut + limite < fil.length,
        });
      },
    ],
    ['POST /echanges/flux', ({ requete, octets }) => recevoir(defauts, memoire, requete, octets)],
    [
      'POST /echanges/evenements/recherche',
      ({ octets }) => {
        const { ids } = JSON.parse(octets.toString()) as { ids: string[] };
        if (ids.length > 500 && !defauts.has('recherche_sans_borne')) return refus(400);
        const connus = ids.flatMap((id) => {
          const statut = memoire.sorts.get(id) ?? (defauts.has('recherche_inventive') ? 'rejete' : undefined);
          return statut === undefined || (statut === 'rejete' && defauts.has('recherche_sans_rejets'))
            ? []
            : [{ id, statut }];
        });
        return ok(connus);
      },
    ],
    ['GET /echanges/empreintes', () => empreintes(memoire.seaux())],
    [
      'GET /echanges/empreintes/*',
      ({ url }) => {
        const seau = Number(url.pathname.split('/').at(-1));
        return seau > 4_095 && !defauts.has('seau_hors_bornes')
          ? refus(404)
          : ok(memoire.demandeursDuSeau(seau));
      },
    ],
    [
      'POST /echanges/faits',
      ({ octets }) => {
        const { demandeurs } = JSON.parse(octets.toString()) as { demandeurs: string[] };
        if (demandeurs.length > 100 && !defauts.has('faits_sans_borne')) return refus(400);
        return ok(
          demandeurs.map((demandeur) => ({
            demandeur,
            faits: memoire.faitsDe(demandeur).map(({ evenement }) => evenement),
          })),
        );
      },
    ],
  ];
  const deuxDe = (demandeur: string) =>
    empreinteEnoncee(fil, defauts.has('declarations_fausses') ? '0000000Z' : demandeur);
  const listeDe = (seau: number) =>
    enonces
      .filter((un) => seauDe(un) === seau)
      .map((demandeur) => ({ demandeur, empreinte: deuxDe(demandeur) }));
  if (!defauts.has('declarations_absentes'))
    routes.push(
      [
        'GET /echanges/declarations/empreintes',
        () =>
          empreintes(
            [...new Set(enonces.map(seauDe))].map((seau) => ({
              seau,
              effectif: listeDe(seau).length,
              empreinte: empreinteSeau(listeDe(seau)),
            })),
          ),
      ],
      [
        'GET /echanges/declarations/empreintes/*',
        ({ url }) => ok(listeDe(Number(url.pathname.split('/').at(-1)))),
      ],
      [
        'POST /echanges/declarations/faits',
        ({ octets }) => {
          const { demandeurs } = JSON.parse(octets.toString()) as { demandeurs: string[] };
          return ok(
            demandeurs.map((demandeur) => ({
              demandeur,
              faits: fil.filter(({ data }) => data['demandeur'] === demandeur),
            })),
          );
        },
      ],
    );
  if (!defauts.has('bilan_absent'))
    routes.push([
      'GET /echanges/bilan',
      () => {
        const nommer = (type: string) =>
          defauts.has('bilan_types_courts') ? (typeCourt(type) ?? type) : type;
        const recus = Object.fromEntries([...memoire.recus].map(([type, nombre]) => [nommer(type), nombre]));
        return ok({ emis: {}, recus: defauts.has('bilan_vide') ? {} : recus });
      },
    ]);
  return new Map(routes);
}

function recevoir(
  defauts: ReadonlySet<Defaut>,
  memoire: MemoireDuJouet,
  requete: IncomingMessage,
  octets: Buffer,
): Reponse {
  const id = requete.headers['webhook-id'];
  const horodatage = requete.headers['webhook-timestamp'];
  const signature = requete.headers['webhook-signature'];
  const absente = id === undefined || signature === undefined;
  const maintenant = defauts.has('horodatage_ignore') ? Number(horodatage) : Math.floor(Date.now() / 1_000);
  const entetes = { id: String(id), horodatage: String(horodatage), signature: String(signature) };
  const verdict = verifierSignature(Secrets.lire(SECRET, 'S'), entetes, octets, maintenant);
  const admise = absente
    ? defauts.has('absence_de_signature_admise')
    : verdict.valide || defauts.has('signature_ignoree');
  if (!admise) return refus(401);
  const lot = lire(octets);
  if (lot === undefined) return defauts.has('illisible_admis') ? ok({ resultats: [] }) : refus(400);
  if (lot.length > 500 && !defauts.has('lot_sans_borne')) return refus(413);
  if (lot.length > 100 && defauts.has('lot_trop_petit')) return refus(413);
  return ok({ resultats: memoire.prendre(lot) });
}

function lire(octets: Buffer): unknown[] | undefined {
  try {
    return JSON.parse(octets.toString()) as unknown[];
  } catch {
    return undefined;
  }
}
