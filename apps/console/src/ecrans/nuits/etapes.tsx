import type { EtapeDecrite } from '../../api/contrat.js';
import { direDuree, secondesEntre } from '../../mots/dates.js';
import { CAUSES_D_ETAPE, dire, ETAPES } from '../../mots/libelles.js';
import { direNombre } from '../../mots/nombres.js';
import { EtatDEtape } from './etat-de-nuit.js';
import { lireFigures } from './rapport.js';

/** The steps of a run, in their order: what each did, how long it took, why it was skipped. */
export function Etapes({ etapes }: { etapes: readonly EtapeDecrite[] }) {
  return (
    <ol className="etapes">
      {etapes.map((etape) => (
        <li key={etape.etape} className={`etape etape-${etape.etat}`}>
          <div className="ligne-titre">
            <h3>{dire(ETAPES, etape.etape)}</h3>
            <span className="etape-duree">
              {etape.debut !== null && direDuree(secondesEntre(etape.debut, etape.fin))}
            </span>
            <EtatDEtape etat={etape.etat} />
          </div>
          {etape.cause !== null && <p>Pourquoi : {dire(CAUSES_D_ETAPE, etape.cause)}.</p>}
          <Figures de={etape.resultat} />
        </li>
      ))}
    </ol>
  );
}

function Figures({ de }: { de: unknown }) {
  const parties = lireFigures(de);
  if (parties.length === 0) return null;
  return (
    <div className="figures">
      {parties.map(({ nom, figures }) => (
        <p key={nom}>
          {nom !== '' && `${nom} : `}
          {figures.map(([figure, valeur], rang) => (
            <span key={figure}>
              {rang > 0 && ' · '}
              {figure} <strong>{typeof valeur === 'number' ? direNombre(valeur) : valeur}</strong>
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}
