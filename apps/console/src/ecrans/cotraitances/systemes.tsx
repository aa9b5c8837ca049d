import { useQuery } from '@tanstack/react-query';
import type {
  FaitDesSystemesDecrit,
  MembreDesSystemesDecrit,
  SystemesDecrits,
  TenueDecrite,
} from '../../api/contrat.js';
import { requeteSystemes } from '../../api/requetes-de-cotraitances.js';
import { Carte } from '../../elements/carte.js';
import { Lu, Vide } from '../../elements/etats.js';
import { Icone } from '../../elements/icone.js';
import { Pastille } from '../../elements/pastille.js';
import { Valeur } from '../../elements/valeur.js';
import { direJourCourt } from '../../mots/dates.js';
import { dire, PARTENAIRES, TYPES } from '../../mots/libelles.js';
import { compter } from '../../mots/nombres.js';
import { EtatDeCotraitance } from './etat-de-cotraitance.js';

/** What each system states and was told, fact by fact; what differs comes first and is open. */
export function Systemes({ cotraitance }: { cotraitance: string }) {
  const lecture = useQuery(requeteSystemes(cotraitance));
  return (
    <Carte titre="Les deux systèmes, aujourd’hui" large>
      <Lu lecture={lecture} quoi="les deux systèmes" lignes={6}>
        {(systemes) => <SystemesLus {...systemes} />}
      </Lu>
    </Carte>
  );
}

function SystemesLus({ passerelle: { etat, depuis }, faits }: SystemesDecrits) {
  const differents = faits.filter(({ accord }) => !accord);
  const pareils = faits.filter(({ accord }) => accord);
  return (
    <>
      <p>
        Des faits, la passerelle calcule : <EtatDeCotraitance etat={etat} />
        {depuis !== null && ` depuis le ${direJourCourt(depuis)}`}.
      </p>
      {differents.length === 0 ? (
        <Vide titre="Les deux systèmes tiennent ce qu’ils doivent" />
      ) : (
        <p className="constat">
          <Icone nom="attention" /> {compter(differents.length, 'fait diffère', 'faits diffèrent')}.
        </p>
      )}
      {[...differents, ...pareils].map((fait) => (
        <FaitCompare key={`${fait.type} ${fait.objet}`} fait={fait} />
      ))}
    </>
  );
}

function FaitCompare({ fait }: { fait: FaitDesSystemesDecrit }) {
  const { type, objet, proprietaire, gide, parcours3, membres, accord } = fait;
  return (
    <details className="fait-compare" open={!accord}>
      <summary>
        <span className="fait-compare-nom">
          {dire(TYPES, type)} <span className="numero">{objet}</span>
        </span>
        <Pastille ton={accord ? 'bien' : 'attention'}>{accord ? 'D’accord' : 'Diffère'}</Pastille>
      </summary>
      <p className="discret">Fait foi : {dire(PARTENAIRES, proprietaire)}.</p>
      <div className="tableau-cadre">
        <table className="tableau comparaison" role="table">
          <caption className="hors-ecran">
            {dire(TYPES, type)} {objet}, membre par membre
          </caption>
          <thead role="rowgroup">
            <tr role="row">
              {['Membre', 'GIDE', 'Parcours 3'].map((nom) => (
                <th key={nom} scope="col" role="columnheader">
                  {nom}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            <tr role="row">
              <th scope="row" role="rowheader">
                Ce qu’il en a
              </th>
              <td role="cell" data-colonne="GIDE">
                {direTenue(gide)}
              </td>
              <td role="cell" data-colonne="Parcours 3">
                {direTenue(parcours3)}
              </td>
            </tr>
            {membres.map((membre) => (
              <Ligne key={membre.membre} membre={membre} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** « l’énonce (version 2) ; on lui a dit la version 1, pas encore acquittée ; il reste à lui dire ». */
function direTenue({ enonce, dit, aDire }: TenueDecrite): string {
  const parties = [
    ...(enonce === null
      ? []
      : [`${enonce.retire ? 'l’a retiré' : 'l’énonce'} (version ${Number(enonce.sequence)})`]),
    ...(dit === null
      ? []
      : [
          `${dit.retire ? 'retrait dit' : 'dit'} (version ${Number(dit.sequence)}${dit.etat === 'en_route' ? ', pas encore acquittée' : ''})`,
        ]),
    ...(aDire ? ['reste à dire'] : []),
  ];
  return parties.length === 0 ? 'n’a pas à le savoir' : parties.join(' ; ');
}

function Ligne({ membre: { membre, gide, parcours3, accord } }: { membre: MembreDesSystemesDecrit }) {
  return (
    <tr role="row" className={accord ? 'accord' : 'desaccord'}>
      <th scope="row" role="rowheader">
        {!accord && <Icone nom="attention" />}
        <code>{membre}</code>
        {!accord && <span className="hors-ecran"> (diffère)</span>}
      </th>
      <td role="cell" data-colonne="GIDE">
        <Valeur de={gide} />
      </td>
      <td role="cell" data-colonne="Parcours 3">
        <Valeur de={parcours3} />
      </td>
    </tr>
  );
}
