import type { Partenaire } from '#annexe7';
import type { BancPostgres } from '../banc/banc-postgres.js';
import { Enfant } from '../banc/enfants.js';
import type { Mesure } from './mesure.js';
import type { Partenaires } from './partenaires-qui-acquittent.js';
import { cpuDeLArbre, memoireDuPlusGros } from '../banc/processus.js';
import { lignesEcrites, Releve } from './releve.js';
import { SECRETS } from '../banc/secrets-du-banc.js';
import type { DemandeALOuvrier, EtatDeLOuvrier } from './usage/ouvrier.js';
import type { DemandeALaPorte, EtatDeLaPorte } from './usage/porte.js';

export const CONCURRENCES = [1, 10, 50] as const;
/** It is slow: fewer messages than the others have warm it up. */
const ECHAUFFEMENT = 300;

export interface CourseDUsage {
  /** Informations of the day, of which the first `messages` are measured. */
  journee: number;
  messages: number;
  concurrence: number;
}

/** The usual way, from the first job added to the last commit and the last acknowledgement of a partner. */
export async function courirUsage(
  banc: BancPostgres,
  partenaires: Partenaires,
  { journee, messages, concurrence }: CourseDUsage,
): Promise<Mesure> {
  const base = await banc.creerBase();
  const ouvrier = await Enfant.demarrer('ouvrier', 'test/bench/usage/ouvrier.ts');
  const porte = await Enfant.demarrer('porte', 'test/bench/usage/porte.ts');
  const demanderALOuvrier = (demande: DemandeALOuvrier) => ouvrier.demander<EtatDeLOuvrier>(demande);
  const demanderALaPorte = (demande: DemandeALaPorte) => porte.demander<EtatDeLaPorte>(demande);
  try {
    partenaires.oublier();
    const acces = (partenaire: Partenaire): { url: string; secret: string } => ({
      url: partenaires.urls[partenaire],
      secret: SECRETS.partenaires[partenaire],
    });
    const partenairesDits = { gide: acces('gide'), parcours3: acces('parcours3') };
    await demanderALOuvrier({ etape: 'preparer', base, journee, concurrence, partenaires: partenairesDits });
    await demanderALaPorte({ etape: 'preparer', base, journee });
    const lignesAvant = await lignesEcrites(base);
    await demanderALaPorte({ etape: 'ajouter', de: 'echauffement', messages: ECHAUFFEMENT });
    const avant = await demanderALOuvrier({ etape: 'attendre', messages: ECHAUFFEMENT });
    await banc.reposer();
    const releve = await Releve.commencer(base, banc.postmaster);
    const cpuBancAvant = process.cpuUsage();
    const cpuAvant = cpuDeLArbre(ouvrier.pid) + cpuDeLArbre(porte.pid);
    const [{ debut }, { fin, dits }] = await Promise.all([
      demanderALaPorte({ etape: 'ajouter', de: 'journee', messages }),
      demanderALOuvrier({ etape: 'attendre', messages: ECHAUFFEMENT + messages }),
    ]);
    const cpuNode = cpuDeLArbre(ouvrier.pid) + cpuDeLArbre(porte.pid) - cpuAvant;
    const cpuBanc = process.cpuUsage(cpuBancAvant);
    const cout = await releve.finir();
    const memoire = {
      porte: porte.memoire,
      ouvrier: ouvrier.memoire,
      postgres: memoireDuPlusGros(banc.postmaster),
    };
    if (partenaires.acquittes !== dits)
      throw new Error(
        `L'usage courant a dit ${dits} messages, les partenaires en ont ${partenaires.acquittes}.`,
      );
    await Promise.all([porte.arreter(), ouvrier.arreter()]);
    const { produit, file } = await lignesEcrites(base);
    const part = messages / (ECHAUFFEMENT + messages);
    return {
      messages,
      sortants: dits - avant.dits,
      secondes: (fin - debut) / 1_000,
      lignes: (produit - lignesAvant.produit) * part,
      lignesDeFile: (file - lignesAvant.file) * part,
      ...cout,
      cpuNode,
      cpuBanc: (cpuBanc.user + cpuBanc.system) / 1e6,
      memoire,
    };
  } finally {
    await Promise.all([porte.arreter(), ouvrier.arreter()]);
    await banc.supprimerBase(base);
  }
}
