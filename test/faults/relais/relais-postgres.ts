import { Garde } from './garde.js';
import type { Genre, Pieges } from './pieges.js';
import { LecteurPostgres, type MessagePostgres, texteDe } from './protocole-postgres.js';
import { type Filtre, RelaisTcp, type Suite } from './relais-tcp.js';

/** The first whose statements are all in a transaction names it. */
const GENRES: readonly (readonly [Genre, ...RegExp[]])[] = [
  ['rejeu', /(INSERT INTO|UPDATE) (rejeux|rejeu_messages)/],
  ['page', /INSERT INTO receptions/, /curseurs/],
  ['recevoir', /INSERT INTO receptions/],
  ['prendre', /UPDATE tranches SET jeton = jeton \+ 1/, /seau_suivant/],
  ['appliquer', /FROM messages_entrants\s+WHERE id = ANY/, /INSERT INTO dossiers/],
  ['prendre_envoi', /INSERT INTO envois/],
  ['prendre_envoi', /UPDATE tranches SET jeton = jeton \+ 1/, /SET jeton[\s\S]*envoi = \$3/],
  ['enregistrer', /UPDATE envois SET/],
  ['regler', /FROM tranches WHERE file = \$1 AND numero = \$2 AND jeton = \$3 FOR UPDATE/],
  ['effets', /UPDATE dossiers d SET version/],
  ['corriger', /INSERT INTO messages_sortants/, /UPDATE ecarts e SET/],
  ['nuit', /(INSERT INTO|UPDATE) synchronisations?\b|(INSERT INTO|UPDATE) synchronisation_etapes/],
  ['sonner', /bullmq|add_?job|INSERT INTO "?job/i],
];

/** A relay before PostgreSQL that reads the protocol: it knows which transaction each COMMIT ends. */
export function ouvrirRelaisPostgres(
  processus: string,
  cible: () => { port: number },
  pieges: Pieges,
): Promise<RelaisTcp> {
  return RelaisTcp.ouvrir(cible, () => new FiltrePostgres(new Garde(processus, pieges)));
}

class FiltrePostgres implements Filtre {
  readonly #lecteur = new LecteurPostgres();
  #textes: string[] = [];
  #parametres: Buffer[] = [];
  #transaction = false;

  constructor(private readonly garde: Garde) {}

  async aller(octets: Buffer): Promise<Suite> {
    const messages = this.#lecteur.lire(octets);
    for (const message of messages) {
      const suite = await this.#voir(message);
      if (!Buffer.isBuffer(suite)) return suite;
    }
    return Buffer.concat(messages.map((message) => message.octets));
  }

  retour(octets: Buffer): Promise<Suite> {
    return this.garde.repondre(octets);
  }

  async #voir(message: MessagePostgres): Promise<Suite> {
    const texte = texteDe(message);
    if (texte !== undefined) this.#textes.push(texte);
    if (message.type === 'B') this.#parametres.push(message.octets);
    const debut = /^\s*(START TRANSACTION|BEGIN)/i.test(texte ?? '');
    if (debut || /^\s*ROLLBACK/i.test(texte ?? '')) {
      this.#oublier();
      this.#transaction = debut;
      return message.octets;
    }
    const valide = this.#transaction
      ? /^\s*COMMIT/i.test(texte ?? '')
      : message.type === 'Q' || message.type === 'S';
    return valide ? this.#valider(message) : message.octets;
  }

  async #valider({ octets }: MessagePostgres): Promise<Suite> {
    const textes = this.#textes.join('\n');
    const parametres = this.#parametres;
    this.#oublier();
    const genre = GENRES.find(([, ...motifs]) => motifs.every((motif) => motif.test(textes)))?.[0];
    if (genre === undefined) return octets;
    return this.garde.engager(genre, octets, () => Buffer.concat(parametres).toString('latin1'));
  }

  #oublier(): void {
    this.#textes = [];
    this.#parametres = [];
    this.#transaction = false;
  }
}
