import { Link } from '@tanstack/react-router';
import type { GroupeDEcartsDecrit } from '../../api/contrat.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutOrdonnerPourTous, peutLireLesDossiers } from '../../droits.js';
import { direInstant } from '../../mots/dates.js';
import { CAUSES_D_ECART, dire, PARTENAIRES, SOUMISSIONS, TYPES } from '../../mots/libelles.js';
import { direNombre } from '../../mots/nombres.js';
import { EtatDEcart } from './etat-d-ecart.js';
import { filtreDuGroupe } from './trier-groupes.js';

const DECIDABLES = new Set(['ouvert', 'soumis', 'ignore']);

/** Écarts that differ alike for the same reason. */
export function Groupe({
  de,
  decider,
}: {
  de: GroupeDEcartsDecrit;
  decider: (groupe: GroupeDEcartsDecrit) => void;
}) {
  const session = useSession();
  const nom = `${dire(TYPES, de.type)}, ${dire(PARTENAIRES, de.partenaire)}`;
  return (
    <article className="groupe">
      <p className="groupe-nombre">
        <strong>{direNombre(de.nombre)}</strong> <span>{de.nombre < 2 ? 'écart' : 'écarts'}</span>
      </p>
      <div className="groupe-corps">
        <h2>{nom}</h2>
        <p>{de.phrase}</p>
        <p className="etiquettes">
          <EtatDEcart etat={de.etat} />
          <span>{dire(CAUSES_D_ECART, de.cause)}</span>
          {de.motifSoumission !== null && <span>{dire(SOUMISSIONS, de.motifSoumission)}</span>}
        </p>
        <p className="discret">Le plus ancien depuis le {direInstant(de.depuis)}.</p>
      </div>
      <div className="groupe-actions">
        {peutLireLesDossiers(session) && (
          <Link to="/ecarts/liste" search={filtreDuGroupe(de)} className="bouton bouton-second">
            Voir un par un<span className="hors-ecran"> : {nom}</span>
          </Link>
        )}
        {peutOrdonnerPourTous(session) && DECIDABLES.has(de.etat) && (
          <button type="button" className="bouton" onClick={() => decider(de)}>
            Décider<span className="hors-ecran"> : {nom}</span>
          </button>
        )}
      </div>
    </article>
  );
}
