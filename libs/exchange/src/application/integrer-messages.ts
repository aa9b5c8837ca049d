import { comparerVersion, Fait } from '#annexe7';
import { refus } from '#contract';
import { SortDuMessage } from './decision.js';
import { DossierCharge, MessageAAppliquer } from './dossier-charge.js';

export interface Integration {
  sorts: SortDuMessage[];
  /** Messages that bring a version of a fact that was not known. */
  nouveaux: string[];
  /** The newest version under each key, messages of the lot included (A2). */
  fusionnes: Map<string, Fait>;
}

/** Merges the messages of one dossier into its facts, in the order in which they were received (A2). */
export function integrerMessages(
  dossier: DossierCharge,
  messages: readonly MessageAAppliquer[],
): Integration {
  const fusionnes = new Map<string, Fait>();
  const exactes = new Map<string, Fait>();
  const retenir = (fait: Fait): void => {
    exactes.set(`${fait.cle} ${fait.sequence}`, fait);
    const tenu = fusionnes.get(fait.cle);
    if (!tenu || tenu.sequence < fait.sequence) fusionnes.set(fait.cle, fait);
  };
  dossier.versions.forEach(retenir);

  const sorts: SortDuMessage[] = [];
  const nouveaux: string[] = [];
  for (const message of messages) {
    const { id, type, cle, sequence, donnees } = message;
    const recu = { type, cle, sequence, data: donnees, message: id } as unknown as Fait;
    const issue = comparerVersion(exactes.get(`${cle} ${sequence}`) ?? fusionnes.get(cle), recu);
    switch (issue) {
      case 'nouveau':
      case 'anterieur':
        retenir(recu);
        nouveaux.push(id);
        sorts.push(
          issue === 'nouveau' ? sort(id, 'applique') : sort(id, 'sans_effet', 'SEQUENCE_ANTERIEURE'),
        );
        break;
      case 'identique':
        sorts.push(sort(id, 'sans_effet', 'DEJA_ENONCE'));
        break;
      case 'conflit':
        sorts.push({ message: id, issue: 'refuse', ...refus('CONFLIT_DE_SEQUENCE') });
        break;
    }
  }
  return { sorts, nouveaux, fusionnes };
}

function sort(message: string, issue: SortDuMessage['issue'], code: string | null = null): SortDuMessage {
  return { message, issue, code, detail: null, pointeur: null };
}
