import { lookup as lookupDuSysteme, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';

/** Addresses that lead to this machine, to a private network, or nowhere that a partner can be (RFC 6890). */
const RESERVEES = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24'],
  ...['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  // Forms of IPv6 that carry an IPv4 address (compatible, translated, 6to4, Teredo) are refused as a whole; a mapped
  // one is judged as what it maps.
  ...['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32'],
  ...['2002::/16', '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
];

/**
 * Where calls to the outside may go (check 16). An address is judged when the connection is made, and it is that very
 * address which is then used: a name that resolves elsewhere the second time is judged a second time.
 */
export class ReseauxSortants {
  private constructor(
    private readonly interdits: BlockList | null,
    private readonly permis: BlockList,
  ) {}

  /** Everywhere, this machine included: the demonstration and the tests. */
  static tous(): ReseauxSortants {
    return new ReseauxSortants(null, new BlockList());
  }

  /** The Internet, and these private networks (`10.1.0.0/16`, `192.168.1.7`). */
  static publics(permis: readonly string[] = []): ReseauxSortants {
    return new ReseauxSortants(reseaux(RESERVEES), reseaux(permis));
  }

  admet(texte: string): boolean {
    if (this.interdits === null) return true;
    const [adresse = ''] = texte.split('%');
    if (isIP(adresse) === 0) return false;
    const famille = isIPv6(adresse) ? 'ipv6' : 'ipv4';
    return this.permis.check(adresse, famille) || !this.interdits.check(adresse, famille);
  }

  /** The host of a URL, when it is an address and not a name. @throws the error of a connection that is not made */
  exigerHote(hote: string): void {
    const adresse = hote.replace(/^\[|\]$/g, '');
    if (isIP(adresse) !== 0 && !this.admet(adresse)) throw interdite();
  }

  /** Resolves as the system does, and fails when one of the addresses of a name is not allowed. */
  resolution(resoudre: LookupFunction = lookupDuSysteme): LookupFunction {
    return (hote, options: LookupOptions, rendre) =>
      resoudre(hote, options, (erreur, adresses: string | LookupAddress[], famille) => {
        const trouvees =
          typeof adresses === 'string' ? [adresses] : (adresses ?? []).map((une) => une.address);
        if (!erreur && !trouvees.every((une) => this.admet(une))) rendre(interdite(), '', 0);
        else rendre(erreur, adresses, famille);
      });
  }
}

function reseaux(textes: readonly string[]): BlockList {
  const liste = new BlockList();
  for (const texte of textes) {
    const [adresse = '', taille] = texte.split('/');
    const famille = isIPv6(adresse) ? 'ipv6' : 'ipv4';
    liste.addSubnet(
      adresse,
      taille === undefined ? (famille === 'ipv6' ? 128 : 32) : Number(taille),
      famille,
    );
  }
  return liste;
}

/** As an error of the system: its code is what the table of outcomes reads. */
function interdite(): NodeJS.ErrnoException {
  return Object.assign(new Error('the address is in a network that is not allowed'), {
    code: 'ADRESSE_INTERDITE',
  });
}
