import { parseArgs } from 'node:util';
import type { NomFile } from './montage.js';
import type { Ampleur } from './scenarios/scenario.js';

export interface OptionsFautes {
  ampleur: Ampleur;
  graine: number;
  /** Numbers of the only scenarios to run; empty: all. */
  seul: string[];
  file?: NomFile;
  /** The product as git has it there; absent: as it is on disk. */
  revision?: string;
  /** Where the results go as JSON. */
  json?: string;
  /** Keeps logs and the partners' files. */
  garder: boolean;
}

export const AIDE = `npm run faults -- [options]

Lance la passerelle, ses files, sa base et deux partenaires simulés, les met en panne de toutes les façons de la liste,
puis compte ce qui est perdu, doublé ou bloqué. Le code de sortie n'est 0 que si tout est à zéro.

Options :
  --ci               la sélection courte (moins de quatre minutes)
  --complet          la campagne longue (500 arrêts brutaux, trois fois plus de messages)
  --graine <n>       graine des tirages (1) ; la même graine redonne les mêmes messages et les mêmes pannes
  --seul 3,11        seulement ces scénarios
  --file <nom>       seulement cette file : postgres ou redis
  --revision <nom>   le produit tel que git l'a sous ce nom, au lieu de celui du disque
  --json <fichier>   où écrire les résultats (par défaut, dans un dossier temporaire)
  --garder           garde les journaux et les fichiers des partenaires
  --help             cette aide

Tout tourne sur la boucle locale, dans des dossiers temporaires. Voir docs/fiabilite.md.`;

/** @returns null when the help is asked for @throws Error with a French sentence */
export function lireOptions(arguments_: string[]): OptionsFautes | null {
  const { values } = parseArgs({
    args: arguments_,
    options: {
      ci: { type: 'boolean', default: false },
      complet: { type: 'boolean', default: false },
      graine: { type: 'string', default: '1' },
      seul: { type: 'string', default: '' },
      file: { type: 'string' },
      revision: { type: 'string' },
      json: { type: 'string' },
      garder: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const graine = Number(values.graine);
  if (!Number.isInteger(graine) || graine < 0) throw new Error('--graine : un entier positif.');
  const { file, revision } = values;
  if (file !== undefined && file !== 'postgres' && file !== 'redis')
    throw new Error('--file : postgres ou redis.');
  return {
    ampleur: values.complet ? 'complete' : values.ci ? 'ci' : 'normale',
    graine,
    seul: values.seul === '' ? [] : values.seul.split(','),
    ...(file === undefined ? {} : { file }),
    ...(revision === undefined ? {} : { revision }),
    ...(values.json === undefined ? {} : { json: values.json }),
    garder: values.garder,
  };
}
