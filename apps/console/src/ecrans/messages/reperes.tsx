import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { MessageDetailleDecrit } from '../../api/contrat.js';
import { Carte, Fiche } from '../../elements/carte.js';
import { direInstant, direJourCourt } from '../../mots/dates.js';
import { dire } from '../../mots/libelles.js';
import { VOIES } from '../../mots/messages.js';
import { direNombre } from '../../mots/nombres.js';
import { Issue } from './issue.js';

/** What a message is about, and where it stands. */
export function Reperes({ message }: { message: MessageDetailleDecrit }) {
  const { detail, pointeur, cotraitance, demandeur, sequence, reception, evenement, correlation, motif } =
    message;
  const lignes: (readonly [string, ReactNode] | null)[] = [
    ['Sort', <Issue key="issue" de={message} />],
    detail === null ? null : ['Pourquoi', detail],
    pointeur === null ? null : ['Où', <code key="pointeur">{pointeur}</code>],
    motif === null ? null : ['Motif d’un exploitant', `« ${motif} »`],
    [
      'Cotraitance',
      cotraitance === null ? (
        'Aucune'
      ) : (
        <Link key="cotraitance" to="/cotraitances/$cotraitance" params={{ cotraitance }} preload={false}>
          {cotraitance}
        </Link>
      ),
    ],
    ['Personne', demandeur ?? 'Inconnue'],
    ['Version du fait', sequence === null ? 'Inconnue' : String(Number(sequence))],
    ['Jour métier', direJourCourt(message.jour)],
    [message.sens === 'entrant' ? 'Reçu' : 'Décidé', direInstant(message.le)],
    reception === null
      ? null
      : [
          'Venu par',
          `${dire(VOIES, reception.voie)}, rang ${reception.rang + 1}${
            reception.octets === null ? '' : `, ${direNombre(reception.octets)} octets en tout`
          }`,
        ],
    ['Tentatives sans succès', String(message.tentatives)],
    evenement === null ? null : ['Identifiant sur le fil', <code key="evenement">{evenement}</code>],
    correlation === null ? null : ['Corrélation', <code key="correlation">{correlation}</code>],
  ];
  return (
    <Carte titre="Où il en est">
      <Fiche lignes={lignes.filter((ligne) => ligne !== null)} />
    </Carte>
  );
}
