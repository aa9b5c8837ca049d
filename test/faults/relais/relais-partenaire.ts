import type { Partenaire } from '#annexe7';
import { Garde } from './garde.js';
import type { Genre, Pieges } from './pieges.js';
import { type Filtre, RelaisTcp, type Suite } from './relais-tcp.js';

/** A relay before a partner: it knows the calls that tell, those that ask and those that compare (X4.2 to X4.4). */
export function ouvrirRelaisPartenaire(
  processus: string,
  partenaire: Partenaire,
  cible: () => { port: number },
  pieges: Pieges,
): Promise<RelaisTcp> {
  return RelaisTcp.ouvrir(cible, () => new FiltreHttp(partenaire, new Garde(processus, pieges)));
}

/** X4.3: one bucket, or the facts of some demandeurs. */
const COMPARER = /^(GET \/echanges\/(declarations\/)?empreintes\/|POST \/echanges\/(declarations\/)?faits)/;
const FIN_D_ENTETES = Buffer.from('\r\n\r\n');

/** One request at a time, kept until it is whole: what it holds decides. */
class FiltreHttp implements Filtre {
  #attente: Buffer[] = [];

  constructor(
    private readonly partenaire: Partenaire,
    private readonly garde: Garde,
  ) {}

  async aller(octets: Buffer): Promise<Suite> {
    const requete = Buffer.concat([...this.#attente, octets]);
    const fin = requete.indexOf(FIN_D_ENTETES);
    const entetes = requete.toString('latin1', 0, fin);
    const longueur = Number(/^content-length: *(\d+)/im.exec(entetes)?.[1] ?? 0);
    if (fin < 0 || requete.length < fin + FIN_D_ENTETES.length + longueur) {
      this.#attente = [requete];
      return Buffer.alloc(0);
    }
    this.#attente = [];
    const genre = genreDe(entetes, this.partenaire);
    return genre === undefined
      ? requete
      : this.garde.engager(genre, requete, () => requete.toString('latin1'));
  }

  retour(octets: Buffer): Promise<Suite> {
    return this.garde.repondre(octets);
  }
}

function genreDe(entetes: string, partenaire: Partenaire): Genre | undefined {
  if (entetes.startsWith('POST /echanges/flux')) return `dire_${partenaire}`;
  if (entetes.startsWith('POST /echanges/evenements')) return 'chercher';
  if (COMPARER.test(entetes)) return 'comparer';
  return undefined;
}
