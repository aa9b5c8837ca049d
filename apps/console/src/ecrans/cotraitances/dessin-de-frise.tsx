import { useId } from 'react';
import { direJourCourt, direMois } from '../../mots/dates.js';
import { graduations, position, type Etendue } from './etendue.js';

/** A run of days drawn in a band; `genre` names how it is filled. */
export interface Trait {
  du: string;
  au: string | null;
  genre: string;
  texte: string;
}

export interface Bande {
  nom: string;
  traits: readonly Trait[];
}

const HAUT = 22;
const NOM = 18;
const TRAIT = 30;
const BANDE = NOM + TRAIT + 10;
const GRADUATIONS_MAX = 6;
/** Narrower than this, in hundredths, a run has no room for its words; the table has them. */
const PLACE_D_UN_MOT = 7;

/** Bands of runs over time. Each way of filling is a pattern besides a colour. */
export function DessinDeFrise({
  bandes,
  etendue,
  jour,
  aujourdhui,
  titre,
}: {
  bandes: readonly Bande[];
  etendue: Etendue;
  jour: string;
  aujourdhui: string;
  titre: string;
}) {
  const id = useId();
  const hauteur = HAUT + bandes.length * BANDE;
  return (
    <svg className="frise" role="img" aria-labelledby={id} width="100%" height={hauteur}>
      <title id={id}>{titre}</title>
      <Motifs prefixe={id} />
      {graduations(etendue, GRADUATIONS_MAX).map((mois, rang) => (
        <Graduation
          key={mois}
          x={position(etendue, mois)}
          texte={direMois(mois)}
          hauteur={hauteur}
          secondaire={rang % 2 === 1}
        />
      ))}
      {bandes.map(({ nom, traits }, rang) => (
        <g key={nom}>
          <text className="frise-nom" x="0" y={HAUT + rang * BANDE + NOM - 5}>
            {nom}
          </text>
          {traits.map((trait) => (
            <TraitDessine
              key={`${trait.texte} ${trait.du}`}
              trait={trait}
              debut={position(etendue, trait.du)}
              fin={trait.au === null ? 100 : position(etendue, trait.au)}
              y={HAUT + rang * BANDE + NOM}
              prefixe={id}
              aVenir={trait.du > jour}
            />
          ))}
        </g>
      ))}
      <Repere x={position(etendue, aujourdhui)} hauteur={hauteur} classe="frise-aujourdhui" />
      <Repere x={position(etendue, jour)} hauteur={hauteur} classe="frise-jour" />
    </svg>
  );
}

function TraitDessine({
  trait: { texte, genre, du, au },
  debut,
  fin,
  y,
  prefixe,
  aVenir,
}: {
  trait: Trait;
  debut: number;
  fin: number;
  y: number;
  prefixe: string;
  aVenir: boolean;
}) {
  const large = Math.max(0.4, fin - debut);
  const bornes =
    au === null ? `dès le ${direJourCourt(du)}` : `du ${direJourCourt(du)} au ${direJourCourt(au)}`;
  const motif = MOTIFS[genre];
  return (
    <svg x={`${debut}%`} y={y} width={`${large}%`} height={TRAIT} className="frise-trait">
      <title>{`${texte}, ${bornes}`}</title>
      <rect
        className={`frise-fond frise-${genre} ${aVenir ? 'frise-a-venir' : ''}`}
        width="100%"
        height="100%"
      />
      {motif !== undefined && <rect width="100%" height="100%" fill={`url(#${prefixe}-${motif})`} />}
      {large >= PLACE_D_UN_MOT && (
        <text className="frise-mot" x="6" y={TRAIT / 2 + 5}>
          {texte}
        </text>
      )}
    </svg>
  );
}

/** What is told apart by a pattern besides its colour. */
const MOTIFS: Readonly<Record<string, 'hachures' | 'points' | 'croix' | undefined>> = {
  suspension: 'hachures',
  alerte: 'points',
  sortie: 'croix',
  annulee: 'croix',
  annulation: 'croix',
};

function Motifs({ prefixe }: { prefixe: string }) {
  return (
    <defs>
      <pattern id={`${prefixe}-hachures`} width="8" height="8" patternUnits="userSpaceOnUse">
        <path className="frise-motif" d="M-2 10 10-2M-2 2 2-2M6 10 10 6" />
      </pattern>
      <pattern id={`${prefixe}-points`} width="8" height="8" patternUnits="userSpaceOnUse">
        <circle className="frise-point" cx="4" cy="4" r="1" />
      </pattern>
      <pattern id={`${prefixe}-croix`} width="10" height="10" patternUnits="userSpaceOnUse">
        <path className="frise-motif" d="M0 0 10 10M10 0 0 10" />
      </pattern>
    </defs>
  );
}

/** Where there is little room, one in two is left out. */
function Graduation({
  x,
  texte,
  hauteur,
  secondaire,
}: {
  x: number;
  texte: string;
  hauteur: number;
  secondaire: boolean;
}) {
  return (
    <g className={secondaire ? 'frise-graduation frise-graduation-secondaire' : 'frise-graduation'}>
      <line x1={`${x}%`} x2={`${x}%`} y1={HAUT - 6} y2={hauteur} />
      <text x={`${x}%`} y={12} textAnchor={x < 8 ? 'start' : x > 92 ? 'end' : 'middle'}>
        {texte}
      </text>
    </g>
  );
}

function Repere({ x, hauteur, classe }: { x: number; hauteur: number; classe: string }) {
  return <line className={classe} x1={`${x}%`} x2={`${x}%`} y1={HAUT - 6} y2={hauteur} />;
}
