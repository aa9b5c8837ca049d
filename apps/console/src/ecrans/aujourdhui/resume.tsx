import { Link } from '@tanstack/react-router';
import { Attente } from '../../elements/etats.js';
import { Icone } from '../../elements/icone.js';
import { compter } from '../../mots/nombres.js';
import type { ATraiter } from './a-traiter.js';

/** The first thing that one reads: whether anything needs a person, and what. */
export function Resume({
  points,
  enRoute,
  incomplet,
}: {
  points: readonly ATraiter[];
  enRoute: boolean;
  incomplet: boolean;
}) {
  if (enRoute && points.length === 0) return <Attente quoi="ce qui demande quelqu’un" lignes={2} />;
  return (
    <section className="resume" aria-labelledby="resume-titre">
      <h2 id="resume-titre" className={points.length === 0 && !incomplet ? 'resume-calme' : undefined}>
        {titreDe(points.length, incomplet)}
      </h2>
      {points.length > 0 && (
        <ul className="points">
          {points.map((point) => (
            <li key={point.cle} className={`point point-${point.gravite}`}>
              <Icone nom={point.gravite} />
              <div>
                <Vers point={point} />
                <p>{point.detail}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {incomplet && (
        <p className="pas-a-jour">
          <Icone nom="attention" /> Une partie n’a pas pu être lue : il peut y avoir autre chose.
        </p>
      )}
    </section>
  );
}

function titreDe(nombre: number, incomplet: boolean): string {
  if (nombre > 0) return `${compter(nombre, 'point demande', 'points demandent')} quelqu’un`;
  return incomplet
    ? 'On ne peut pas dire si quelque chose demande quelqu’un'
    : 'Rien ne demande quelqu’un : l’échange suit son cours';
}

function Vers({ point: { titre, vers } }: { point: ATraiter }) {
  if ('ancre' in vers) return <a href={`#${vers.ancre}`}>{titre}</a>;
  if ('rejeu' in vers)
    return (
      <Link to="/rejeux/$id" params={{ id: vers.rejeu }}>
        {titre}
      </Link>
    );
  if (vers.adresse === '/ecarts')
    return (
      <Link to="/ecarts" search={vers.etat === undefined ? {} : { etat: vers.etat }}>
        {titre}
      </Link>
    );
  return <Link to={vers.adresse}>{titre}</Link>;
}
