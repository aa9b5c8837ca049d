import { lookup } from 'node:dns';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connecterEnTls, type TLSSocket } from 'node:tls';
import { avecEcheance } from '../echeance.js';
import type { ReseauxSortants } from '../reseaux-sortants.js';

/** Where a partner is, and how to get there. */
export interface Lieu {
  url: URL;
  reseaux: ReseauxSortants;
  delaiMs: number;
}

const tropLong = (): Error => Object.assign(new Error('too long'), { code: 'UND_ERR_CONNECT_TIMEOUT' });
const hoteDe = ({ url }: Lieu): string => url.hostname.replace(/^\[|\]$/g, '');
const portDe = ({ url }: Lieu): number =>
  url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);

/** Finds the addresses of the name. @throws the error of the system, or that of an address that is not allowed */
export async function resoudre(lieu: Lieu): Promise<string> {
  const hote = hoteDe(lieu);
  lieu.reseaux.exigerHote(hote);
  if (isIP(hote) !== 0) return 'L’adresse est donnée telle quelle, et permise.';
  // The system's resolver may try for longer than anybody waits, and heeds no signal.
  const adresses = await avecEcheance(
    lieu.delaiMs,
    tropLong,
    () =>
      new Promise<string[]>((trouvees, echouer) =>
        lieu.reseaux.resolution(lookup)(hote, { all: true }, (erreur, lues) => {
          if (erreur) echouer(erreur);
          else trouvees(typeof lues === 'string' ? [lues] : lues.map(({ address }) => address));
        }),
      ),
  );
  return `Le nom mène à ${adresses.join(', ')}.`;
}

/** Opens a connection, and closes it. @throws the error of the system */
export async function ouvrir(lieu: Lieu): Promise<string> {
  const prise = connect({ host: hoteDe(lieu), port: portDe(lieu), lookup: lieu.reseaux.resolution() });
  await attendre(prise, 'connect', lieu.delaiMs);
  prise.destroy();
  return `La connexion s’ouvre sur le port ${portDe(lieu)}.`;
}

/** Checks the certificate; null for an address in http. @throws the error of the system */
export async function negocier(lieu: Lieu): Promise<string | null> {
  if (lieu.url.protocol !== 'https:') return null;
  const hote = hoteDe(lieu);
  const prise = connecterEnTls({
    host: hote,
    port: portDe(lieu),
    lookup: lieu.reseaux.resolution(),
    ...(isIP(hote) === 0 ? { servername: hote } : {}),
  });
  await attendre(prise, 'secureConnect', lieu.delaiMs);
  const detail = decrire(prise);
  prise.destroy();
  return detail;
}

function decrire(prise: TLSSocket): string {
  const fin = new Date(prise.getPeerCertificate().valid_to);
  const jours = Math.floor((fin.getTime() - Date.now()) / 86_400_000);
  return `Le certificat est reconnu (${prise.getProtocol() ?? 'TLS'}) ; il finit dans ${jours} jours.`;
}

/** @throws the error of the socket, or one that says that it came too late */
async function attendre(
  prise: Socket,
  evenement: 'connect' | 'secureConnect',
  delaiMs: number,
): Promise<void> {
  let minuteur: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((pret, echouer) => {
      prise.once(evenement, () => pret());
      prise.once('error', echouer);
      minuteur = setTimeout(() => echouer(tropLong()), delaiMs);
    });
  } catch (erreur) {
    prise.destroy();
    throw erreur;
  } finally {
    clearTimeout(minuteur);
  }
}
