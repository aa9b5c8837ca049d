import type {
  AlarmeDecrite,
  BilanDecrit,
  GroupeDEcartsDecrit,
  GroupeDEchecsDecrit,
  PartenaireDecrit,
  RejeuDecrit,
  SynchronisationDecrite,
} from '../../api/contrat.js';
import { compter } from '../../mots/nombres.js';
import { dire, PARTENAIRES } from '../../mots/libelles.js';

/** What is known of the exchange; what has not been read, or may not be, is not there. */
export interface Connu {
  bilan?: BilanDecrit;
  alarmes?: readonly AlarmeDecrite[];
  partenaires?: readonly PartenaireDecrit[];
  groupes?: readonly GroupeDEcartsDecrit[];
  echecs?: readonly GroupeDEchecsDecrit[];
  /** Replays that wait for a second person. */
  aConfirmer?: readonly RejeuDecrit[];
  synchronisations?: readonly SynchronisationDecrite[];
}

export interface ATraiter {
  cle: string;
  gravite: 'alerte' | 'attention';
  titre: string;
  detail: string;
  /** Where it is dealt with: a screen, or a part of this one. */
  vers:
    { adresse: '/echecs' | '/ecarts' | '/nuits'; etat?: 'soumis' } | { rejeu: string } | { ancre: string };
}

/** What needs a person now, the gravest first (X6.1, X5.5). Nothing here acts: each line leads to where one does. */
export function aTraiter(connu: Connu): ATraiter[] {
  const tout = [
    ...deLaConservation(connu.bilan),
    ...deLaNuit(connu.synchronisations),
    ...desAlarmes(connu),
    ...desPartenaires(connu.partenaires),
    ...desRejeux(connu.aConfirmer),
    ...desEchecs(connu.echecs),
    ...desEcarts(connu.groupes),
  ];
  return [
    ...tout.filter(({ gravite }) => gravite === 'alerte'),
    ...tout.filter(({ gravite }) => gravite !== 'alerte'),
  ];
}

function deLaConservation(bilan: BilanDecrit | undefined): ATraiter[] {
  if (bilan === undefined || bilan.conforme) return [];
  return [
    {
      cle: 'bilan',
      gravite: 'alerte',
      titre: 'La conservation est rouge',
      detail: bilan.raisons[0] ?? 'Le contrôle ne dit pas pourquoi.',
      vers: { ancre: 'conservation' },
    },
  ];
}

function deLaNuit(synchronisations: readonly SynchronisationDecrite[] | undefined): ATraiter[] {
  const derniere = synchronisations?.find(({ plan, fin }) => plan === 'nocturne' && fin !== null);
  if (derniere?.etat !== 'echouee') return [];
  return [
    {
      cle: 'nuit',
      gravite: 'alerte',
      titre: 'La dernière nuit a échoué',
      detail: 'Les étapes qui restaient n’ont pas été faites.',
      vers: { adresse: '/nuits' },
    },
  ];
}

/** What this screen says better by itself: the conservation, who is paused, failures to whom may read them. */
const DITES_AUTREMENT = new Set(['BILAN_EN_ECART', 'BILAN_ABSENT', 'PAUSE_PROLONGEE']);

function desAlarmes({ alarmes = [], echecs }: Connu): ATraiter[] {
  const diteAutrement = (nature: string): boolean =>
    DITES_AUTREMENT.has(nature) || (nature === 'EN_ECHEC' && echecs !== undefined);
  return alarmes
    .filter(({ etat, nature }) => etat === 'ouverte' && !diteAutrement(nature))
    .map(({ id, nature, titre, detail }) => ({
      cle: `alarme-${id}`,
      gravite: nature === 'NUIT_ABSENTE' ? ('alerte' as const) : ('attention' as const),
      titre,
      detail,
      vers: nature.startsWith('NUIT_') ? { adresse: '/nuits' as const } : { ancre: 'alarmes' },
    }));
}

function desPartenaires(partenaires: readonly PartenaireDecrit[] = []): ATraiter[] {
  return partenaires.flatMap(({ partenaire, nom, pause, enAttente }) =>
    pause === null
      ? []
      : [
          {
            cle: `pause-${partenaire}`,
            gravite: pause.nature === 'automatique' ? ('alerte' as const) : ('attention' as const),
            titre: pause.nature === 'automatique' ? `${nom} ne répond plus` : `${nom} est en pause`,
            detail: `${compter(enAttente.retenus, 'message retenu', 'messages retenus')} : rien n’est perdu.`,
            vers: { ancre: 'partenaires' },
          },
        ],
  );
}

function desRejeux(aConfirmer: readonly RejeuDecrit[] = []): ATraiter[] {
  return aConfirmer.map(({ id, auteur, motif, avancement }) => ({
    cle: `rejeu-${id}`,
    gravite: 'attention',
    titre: `Un rejeu de ${compter(avancement.total, 'message')} attend un second regard`,
    detail: `${auteur ?? 'Une clé'} le demande${motif === null ? '' : ` : ${motif}`}.`,
    vers: { rejeu: id },
  }));
}

function desEchecs(echecs: readonly GroupeDEchecsDecrit[] = []): ATraiter[] {
  const messages = echecs.reduce((somme, { nombre }) => somme + nombre, 0);
  if (messages === 0) return [];
  return [
    {
      cle: 'echecs',
      gravite: 'attention',
      titre: compter(messages, 'message en échec', 'messages en échec'),
      detail: `De ${compter(echecs.length, 'cause', 'causes')} ; à corriger chez l’émetteur, ou à rejouer.`,
      vers: { adresse: '/echecs' },
    },
  ];
}

function desEcarts(groupes: readonly GroupeDEcartsDecrit[] = []): ATraiter[] {
  const soumis = groupes.filter(({ etat }) => etat === 'soumis');
  const nombre = soumis.reduce((somme, groupe) => somme + groupe.nombre, 0);
  if (nombre === 0) return [];
  const chez = [...new Set(soumis.map(({ partenaire }) => dire(PARTENAIRES, partenaire)))].join(' et ');
  return [
    {
      cle: 'ecarts',
      gravite: 'attention',
      titre: `${compter(nombre, 'écart')} à décider`,
      detail: `Avec ${chez}, en ${compter(soumis.length, 'groupe')}.`,
      vers: { adresse: '/ecarts', etat: 'soumis' },
    },
  ];
}
