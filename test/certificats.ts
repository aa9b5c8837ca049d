import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

/** A certificate of tests, made without any program: its key and both texts (PEM). */
export interface Certificat {
  nom: string;
  cle: KeyObject;
  pem: string;
  clePem: string;
}

export interface DemandeDeCertificat {
  /** Names and IPv4 addresses that it is for. */
  hotes?: readonly string[];
  /** Absent: it signs itself. */
  emetteur?: Certificat;
  autorite?: boolean;
  /** Days from now; negative: in the past. */
  valableDe?: number;
  valableA?: number;
}

/** An X.509 certificate on a P-256 key, signed with ECDSA and SHA-256 (RFC 5280). */
export function fabriquerCertificat(nom: string, demande: DemandeDeCertificat = {}): Certificat {
  const { hotes = [], emetteur, autorite = false, valableDe = -1, valableA = 1 } = demande;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithme = sequence(oid([1, 2, 840, 10045, 4, 3, 2]));
  const extensions = [
    extension([2, 5, 29, 19], sequence(...(autorite ? [der(0x01, Buffer.from([0xff]))] : []))),
    ...(hotes.length > 0 ? [extension([2, 5, 29, 17], sequence(...hotes.map(nomAlternatif)))] : []),
  ];
  const contenu = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(8)])),
    algorithme,
    denomination(emetteur?.nom ?? nom),
    sequence(instant(valableDe), instant(valableA)),
    denomination(nom),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', contenu, emetteur?.cle ?? privateKey);
  const certificat = sequence(contenu, algorithme, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return {
    nom,
    cle: privateKey,
    pem: `-----BEGIN CERTIFICATE-----\n${lignes(certificat.toString('base64'))}\n-----END CERTIFICATE-----\n`,
    clePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function der(etiquette: number, contenu: Buffer): Buffer {
  const taille = contenu.length;
  const longueur =
    taille < 0x80 ? [taille] : taille < 0x100 ? [0x81, taille] : [0x82, taille >> 8, taille & 0xff];
  return Buffer.concat([Buffer.from([etiquette, ...longueur]), contenu]);
}

function sequence(...elements: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(elements));
}

function oid([premier = 0, second = 0, ...reste]: readonly number[]): Buffer {
  const octets = reste.flatMap((nombre) => {
    const septets = [nombre & 0x7f];
    for (let haut = nombre >> 7; haut > 0; haut >>= 7) septets.unshift((haut & 0x7f) | 0x80);
    return septets;
  });
  return der(0x06, Buffer.from([premier * 40 + second, ...octets]));
}

function denomination(nom: string): Buffer {
  return sequence(der(0x31, sequence(oid([2, 5, 4, 3]), der(0x0c, Buffer.from(nom)))));
}

function instant(jours: number): Buffer {
  const texte = new Date(Date.now() + jours * 86_400_000).toISOString().replace(/[-:T]|\.\d+/g, '');
  return der(0x18, Buffer.from(texte));
}

function extension(nom: readonly number[], valeur: Buffer): Buffer {
  return sequence(oid(nom), der(0x04, valeur));
}

function nomAlternatif(hote: string): Buffer {
  return isIP(hote) === 4
    ? der(0x87, Buffer.from(hote.split('.').map(Number)))
    : der(0x82, Buffer.from(hote));
}

function lignes(base64: string): string {
  return base64.match(/.{1,64}/g)?.join('\n') ?? '';
}
