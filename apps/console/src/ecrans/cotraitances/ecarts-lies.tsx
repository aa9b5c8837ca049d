import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { requeteEcarts } from '../../api/requetes.js';
import { Carte } from '../../elements/carte.js';
import { Lu, Vide } from '../../elements/etats.js';
import { Suite } from '../../elements/suite.js';
import { dire, NATURES_D_ECART, PARTENAIRES, TYPES } from '../../mots/libelles.js';
import { EtatDEcart } from '../ecarts/etat-d-ecart.js';

/** The écarts of this cotraitance that are not closed, each a link to its screen. */
export function EcartsLies({ cotraitance }: { cotraitance: string }) {
  const lecture = useInfiniteQuery(requeteEcarts({ cotraitance }));
  return (
    <Carte titre="Écarts" large>
      <Lu lecture={lecture} quoi="les écarts de cette cotraitance">
        {({ pages }) => {
          const ecarts = pages.flatMap((page) => page.ecarts);
          return ecarts.length === 0 ? (
            <Vide titre="Aucun écart ouvert">
              La dernière comparaison avec chaque partenaire n’en a laissé aucun.
            </Vide>
          ) : (
            <>
              <ul className="dossiers">
                {ecarts.map(({ id, type, partenaire, nature, etat }) => (
                  <li key={id}>
                    <Link to="/ecarts/$id" params={{ id }} className="cause-titre">
                      {dire(TYPES, type)}, {dire(PARTENAIRES, partenaire)}
                    </Link>
                    {dire(NATURES_D_ECART, nature)} <EtatDEcart etat={etat} />
                  </li>
                ))}
              </ul>
              <Suite lecture={lecture} quoi="les écarts suivants" />
            </>
          );
        }}
      </Lu>
    </Carte>
  );
}
