import type { FriseDecrite, PeriodesDecrites } from '../../api/contrat.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { DECISIONS_D_ALERTE, NATURES_D_ALERTE, PHASES } from '../../mots/cotraitances.js';
import { direJour, direJourCourt } from '../../mots/dates.js';
import { dire, ETATS_DE_COTRAITANCE } from '../../mots/libelles.js';
import { DessinDeFrise, type Bande } from './dessin-de-frise.js';
import { etendueDe } from './etendue.js';
import { Repli } from './repli.js';

/** The bands of the frieze, from the whole to the detail. */
function bandesDe({ phases, etats, alertes, suspensions }: PeriodesDecrites): Bande[] {
  return [
    {
      nom: 'Phases',
      traits: phases.map(({ du, au, phase }) => ({ du, au, genre: phase, texte: dire(PHASES, phase) })),
    },
    {
      nom: 'États',
      traits: etats.map(({ du, au, etat }) => ({
        du,
        au,
        genre: etat,
        texte: dire(ETATS_DE_COTRAITANCE, etat),
      })),
    },
    {
      nom: 'Alertes ouvertes',
      traits: alertes.map(({ du, au, alerte }) => ({ du, au, genre: 'alerte', texte: alerte })),
    },
    {
      nom: 'Sans inscription',
      traits: suspensions.map(({ du, au }) => ({ du, au, genre: 'suspension', texte: 'Sans inscription' })),
    },
  ].filter(({ traits }) => traits.length > 0);
}

interface LigneDeFrise {
  quoi: string;
  du: string;
  au: string | null;
  detail: string;
  moment: 'passe' | 'present' | 'a_venir';
}

const MOMENTS = { passe: 'Passé', present: 'Au jour regardé', a_venir: 'À venir' };

function lignesDe({ etats, alertes, suspensions }: PeriodesDecrites, jour: string): LigneDeFrise[] {
  const moment = ({ du, au }: { du: string; au: string | null }): LigneDeFrise['moment'] =>
    du > jour ? 'a_venir' : au !== null && au <= jour ? 'passe' : 'present';
  const lignes = [
    ...etats.map((une) => ({
      ...une,
      quoi: dire(ETATS_DE_COTRAITANCE, une.etat),
      detail: `Phase : ${dire(PHASES, une.phase).toLowerCase()} ; règles ${une.regle}`,
    })),
    ...alertes.map((une) => ({
      ...une,
      quoi: `Alerte ${une.alerte} ouverte`,
      detail: [
        dire(NATURES_D_ALERTE, une.nature),
        ...(une.decision === null ? [] : [`décision : ${dire(DECISIONS_D_ALERTE, une.decision)}`]),
      ].join(' ; '),
    })),
    ...suspensions.map((une) => ({
      ...une,
      quoi: 'Sans inscription',
      detail: `Six mois le ${direJourCourt(une.echeance)}`,
    })),
  ];
  return lignes
    .map(({ quoi, du, au, detail }) => ({ quoi, du, au, detail, moment: moment({ du, au }) }))
    .sort((a, b) => (a.du < b.du ? -1 : a.du > b.du ? 1 : 0));
}

const colonne = colonnesDe<LigneDeFrise>();
const COLONNES = [
  colonne.accessor('quoi', { header: 'Quoi' }),
  colonne.accessor(({ du }) => direJourCourt(du), { id: 'du', header: 'Du' }),
  colonne.accessor(({ au }) => (au === null ? 'sans fin' : direJourCourt(au)), {
    id: 'au',
    header: 'Jusqu’au',
  }),
  colonne.accessor(({ moment }) => MOMENTS[moment], { id: 'moment', header: 'Quand' }),
  colonne.accessor('detail', { header: 'Détail' }),
] as Colonne<LigneDeFrise>[];

/** Section 6 through time, drawn and written: both say the same. */
export function Frise({ frise, au, aujourdhui }: FriseDecrite & { frise: PeriodesDecrites }) {
  const etendue = etendueDe(frise, [au, aujourdhui]);
  return (
    <>
      <DessinDeFrise
        bandes={bandesDe(frise)}
        etendue={etendue}
        jour={au}
        aujourdhui={aujourdhui}
        titre={`Frise de la cotraitance, au ${direJour(au)} ; le tableau qui suit dit la même chose.`}
      />
      <p className="discret">
        Trait plein : le jour regardé. Trait pointillé : aujourd’hui. Ce qui vient après le jour regardé est
        tracé en tirets.
      </p>
      <Repli nom="La frise en tableau">
        <Tableau
          titre="États, alertes et périodes sans inscription"
          colonnes={COLONNES}
          lignes={lignesDe(frise, au)}
          cle={({ quoi, du }) => `${quoi} ${du}`}
        />
      </Repli>
    </>
  );
}
