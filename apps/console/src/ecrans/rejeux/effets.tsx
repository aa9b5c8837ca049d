import { useQuery } from '@tanstack/react-query';
import type { EffetsDecrits, RejeuDecrit } from '../../api/contrat.js';
import { requeteEffetsDeRejeu } from '../../api/requetes.js';
import { Carte } from '../../elements/carte.js';
import { Lu } from '../../elements/etats.js';
import {
  dire,
  ETATS_DE_COTRAITANCE,
  PARTENAIRES,
  SENS,
  TYPES,
  VERDICTS,
  VERDICTS_D_UN,
} from '../../mots/libelles.js';
import { ISSUES } from '../../mots/messages.js';
import { compter, direNombre } from '../../mots/nombres.js';

/** The whole of it in figures, before any dossier is opened: fates before, états after, departures, reasons. */
export function Effets({ rejeu }: { rejeu: RejeuDecrit }) {
  const lecture = useQuery(requeteEffetsDeRejeu(rejeu));
  return (
    <Carte titre={rejeu.simulation ? 'Effet d’ensemble' : 'Bilan'} large>
      <Lu lecture={lecture} quoi="les effets" lignes={4}>
        {(effets) => (
          <div className="effets">
            <Sorts de={effets} />
            <Etats de={effets} />
            <Departs de={effets} simulation={rejeu.simulation} />
            <Raisons de={effets} />
          </div>
        )}
      </Lu>
    </Carte>
  );
}

function Sorts({ de: { sorts } }: { de: EffetsDecrits }) {
  return (
    <section>
      <h3>Ces messages, aujourd’hui</h3>
      <ul className="liste-simple">
        {sorts.map(({ sens, issue, nombre }) => (
          <li key={`${sens}/${issue}`}>
            {direNombre(nombre)} : {dire(ISSUES, issue).toLowerCase()} ({dire(SENS, sens).toLowerCase()})
          </li>
        ))}
      </ul>
    </section>
  );
}

function Etats({ de: { etats, cotraitances } }: { de: EffetsDecrits }) {
  const nommer = (etat: string | null): string =>
    etat === null ? 'aucun' : dire(ETATS_DE_COTRAITANCE, etat);
  return (
    <section>
      <h3>Cotraitances touchées : {direNombre(cotraitances)}</h3>
      {etats.length === 0 ? (
        <p>Aucune ne change d’état.</p>
      ) : (
        <ul className="liste-simple">
          {etats.map(({ avant, apres, nombre }) => (
            <li key={`${avant ?? ''}/${apres ?? ''}`}>
              {direNombre(nombre)} : {nommer(avant)} → {nommer(apres)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Departs({ de: { departs }, simulation }: { de: EffetsDecrits; simulation: boolean }) {
  return (
    <section>
      <h3>{simulation ? 'Ce qui partirait' : 'Approuvé pour partir'}</h3>
      {departs.length === 0 ? (
        <p>Rien, vers personne.</p>
      ) : (
        <ul className="liste-simple">
          {departs.map(({ partenaire, type, nombre, retraits }) => (
            <li key={`${partenaire}/${type}`}>
              {direNombre(nombre)} vers {dire(PARTENAIRES, partenaire)} : {dire(TYPES, type).toLowerCase()}
              {retraits > 0 && `, dont ${compter(retraits, 'retrait')}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Raisons({ de: { raisons } }: { de: EffetsDecrits }) {
  if (raisons.length === 0) return null;
  return (
    <section>
      <h3>Ce qui ne sera pas rejoué, et pourquoi</h3>
      <ul className="liste-simple">
        {raisons.map(({ verdict, code, phrase, nombre }) => (
          <li key={`${verdict}/${code}`}>
            {direNombre(nombre)} {dire(nombre < 2 ? VERDICTS_D_UN : VERDICTS, verdict).toLowerCase()} :{' '}
            {phrase ?? 'voyez les messages de ce verdict.'} <code>{code}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
