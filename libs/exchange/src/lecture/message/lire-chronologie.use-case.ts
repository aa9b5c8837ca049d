import { instantDeLId, type UniteDeTravail } from '#persistence';
import type { MessageDetaille } from '../lire-message.use-case.js';
import type { Perimetre } from '../perimetre.js';
import { lireEffets, type EffetsDuMessage } from './effets-du-message.js';
import { applications, lireEnvois, type TentativeLue } from './tentatives-du-message.js';

/** One thing that happened to a message. */
export interface EtapeDuMessage {
  /** Real time, whatever the business clock says. */
  le: Date | string;
  nature:
    | 'arrive'
    | 'decide'
    | 'porte'
    | 'sort'
    | 'envoi'
    | 'reponse'
    | 'emission'
    | 'rejeu'
    | 'correction'
    | 'tentative';
  /** Fate that it takes, or what was answered. */
  issue: string | null;
  /** A code, or the act of an operator. */
  code: string | null;
  /** Another message: what caused it, what it caused, what came instead of it. */
  message: string | null;
  /** The reception, the call or the replay. */
  objet: string | null;
}

export interface ChronologieDuMessage extends EffetsDuMessage {
  message: string;
  etapes: EtapeDuMessage[];
  tentatives: TentativeLue[];
}

const EN_COURS: ReadonlySet<string> = new Set(['recu', 'a_emettre', 'incertain', 'retenu']);
const SANS_EFFETS: EffetsDuMessage = { faits: [], calculs: [], emissions: [] };

/** The life of a message from the bytes that came to what its partner answered, in the order of real time (X6). */
export class LireChronologie {
  constructor(private readonly unite: UniteDeTravail) {}

  /** @param message as its reader sees it: what is out of the perimeter has no timeline */
  async execute(message: MessageDetaille, perimetre: Perimetre): Promise<ChronologieDuMessage> {
    const sql = this.unite.seule;
    const { id, sens, transitions } = message;
    const tentatives =
      sens === 'entrant'
        ? applications(transitions)
        : await lireEnvois(sql, message, transitions, EN_COURS.has(message.issue));
    // What it made of the dossier, and of the other partner's, is not for a partner.
    const effets =
      sens === 'sortant' || perimetre.type === 'partenaire'
        ? SANS_EFFETS
        : await lireEffets(sql, { message: id, demandeur: message.demandeur }, perimetre);
    const etapes = [
      ...debut(message),
      ...transitions.map(({ vers, cause, le }) => etape('sort', le, { issue: vers, code: cause })),
      ...tentatives.flatMap(etapesDeLEnvoi),
      ...effets.emissions.map((une) =>
        etape('emission', tiree(une.message), { issue: une.issue, message: une.message }),
      ),
      ...suites(message),
    ];
    return {
      message: id,
      ...effets,
      tentatives,
      etapes: etapes.sort((a, b) => instant(a.le) - instant(b.le)),
    };
  }
}

/** How it came to be: the bytes and the verdict of the door, or the decision to tell. */
function debut({ id, sens, reception, cause, transitions, issue, code }: MessageDetaille): EtapeDuMessage[] {
  const premiere = transitions[0]?.de ?? issue;
  if (sens === 'sortant') return [etape('decide', tiree(id), { issue: premiere, message: cause })];
  return [
    etape('arrive', tiree(reception?.id ?? id), { objet: reception?.id ?? null }),
    etape('porte', tiree(id), { issue: premiere, code: transitions.length === 0 ? code : null }),
  ];
}

function etapesDeLEnvoi({
  nature,
  envoi,
  debut: parti,
  fin,
  reponse,
  cause,
}: TentativeLue): EtapeDuMessage[] {
  if (nature !== 'envoi') return [];
  return [
    ...(parti === null ? [] : [etape('envoi', parti, { objet: envoi })]),
    ...(fin === null ? [] : [etape('reponse', fin, { issue: reponse, code: cause, objet: envoi })]),
  ];
}

/** What people made of it since: replays, corrections, new attempts. */
function suites({ liens, rejeux }: MessageDetaille): EtapeDuMessage[] {
  return [
    ...liens.rejouePar.map((message) => etape('tentative', tiree(message), { message })),
    ...liens.corrigePar.map((message) => etape('correction', tiree(message), { message })),
    ...rejeux.flatMap(({ rejeu, verdict, code, nouveau, le }) =>
      le === null ? [] : [etape('rejeu', le, { issue: verdict, code, message: nouveau, objet: rejeu })],
    ),
  ];
}

function etape(
  nature: EtapeDuMessage['nature'],
  le: Date | string,
  reste: Partial<Omit<EtapeDuMessage, 'nature' | 'le'>>,
): EtapeDuMessage {
  return { le, nature, issue: null, code: null, message: null, objet: null, ...reste };
}

const tiree = (id: string): Date => new Date(instantDeLId(id));
const instant = (le: Date | string): number => new Date(le).getTime();
