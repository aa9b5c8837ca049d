import { libelle } from '#reconciliation';
import { type Synchronisation } from './suivre-synchronisation.js';

const LARGEUR = 30;

/** Where the progress is drawn: a terminal, or a file that receives plain lines. */
export interface Sortie {
  write(texte: string): unknown;
  isTTY?: boolean;
}

/** The progress of a synchronisation: one line redrawn on a terminal, one line per step elsewhere. */
export class BarreDeProgression {
  #derniere = '';

  constructor(private readonly sortie: Sortie) {}

  avancer({ etat, etape, avancement }: Pick<Synchronisation, 'etat' | 'etape' | 'avancement'>): void {
    const nom = etat === 'en_attente' ? libelle(etat) : etape === null ? 'démarrage' : libelle(etape);
    if (this.sortie.isTTY) {
      const { fait, total } = avancement;
      const part = total > 0 ? Math.min(1, fait / total) : 0;
      const plein = Math.round(part * LARGEUR);
      const compte = total > 0 ? `${fait}/${total}` : '';
      this.sortie.write(`\r\u001b[K  [${'█'.repeat(plein)}${'░'.repeat(LARGEUR - plein)}] ${nom} ${compte}`);
    } else if (nom !== this.#derniere) {
      this.sortie.write(`  Synchronisation : ${nom}\n`);
    }
    this.#derniere = nom;
  }

  /** Leaves the line free for what follows. */
  finir(): void {
    if (this.sortie.isTTY) this.sortie.write('\r\u001b[K');
  }
}
