import { useQuery } from '@tanstack/react-query';
import type { CalculDecrit } from '../../api/contrat.js';
import { requeteHistorique } from '../../api/requetes-de-cotraitances.js';
import { Carte } from '../../elements/carte.js';
import { Lu } from '../../elements/etats.js';
import { Icone } from '../../elements/icone.js';
import { CAUSES_DE_CALCUL, MEMBRES } from '../../mots/cotraitances.js';
import { direInstant, direJourCourt } from '../../mots/dates.js';
import { dire } from '../../mots/libelles.js';
import { direValeur } from '../../mots/valeurs.js';
import { EtatDeCotraitance } from './etat-de-cotraitance.js';
import { Regles } from './regles-montrees.js';
import { Repli } from './repli.js';

interface Histoire {
  cotraitance: string;
  voir: (connuLe: string, au: string) => void;
}

/** What was computed when, and what caused it: the newest first. `voir` goes back to what was known then. */
export function Historique(histoire: Histoire) {
  return (
    <Carte titre="Ce qui a été calculé, et quand" large>
      <Repli nom="Lire l’historique">
        <HistoriqueLu {...histoire} />
      </Repli>
    </Carte>
  );
}

function HistoriqueLu({ cotraitance, voir }: Histoire) {
  const lecture = useQuery(requeteHistorique(cotraitance));
  return (
    <Lu lecture={lecture} quoi="l’histoire des calculs" lignes={6}>
      {({ calculs }) => (
        <ol className="calculs" reversed>
          {calculs.toReversed().map((calcul) => (
            <Calcul key={calcul.version} calcul={calcul} voir={voir} />
          ))}
        </ol>
      )}
    </Lu>
  );
}

function Calcul({
  calcul: { etat, cause, connuLe, calculeAu, regles, ecartsDeRegles },
  voir,
}: {
  calcul: CalculDecrit;
  voir: (connuLe: string, au: string) => void;
}) {
  return (
    <li className="calcul">
      <div className="ligne-titre">
        <span>
          <EtatDeCotraitance etat={etat} /> au {direJourCourt(calculeAu)}
        </span>
        <button type="button" className="bouton bouton-second" onClick={() => voir(connuLe, calculeAu)}>
          Revoir<span className="hors-ecran"> ce qui était connu le {direInstant(connuLe)}</span>
        </button>
      </div>
      <p className="discret">
        {dire(CAUSES_DE_CALCUL, cause)}, le {direInstant(connuLe)}
      </p>
      {regles.etat && <Regles regle={regles.etat.regle} />}
      {ecartsDeRegles.length > 0 && (
        <div>
          <p>
            <Icone nom="attention" /> Les règles d’aujourd’hui donneraient autre chose :
          </p>
          <ul className="raisons">
            {ecartsDeRegles.map(({ membre, alors, aujourdhui }) => (
              <li key={membre}>
                {dire(MEMBRES, membre)} : {direValeur(alors)} alors, {direValeur(aujourdhui)} aujourd’hui
              </li>
            ))}
          </ul>
        </div>
      )}
    </li>
  );
}
