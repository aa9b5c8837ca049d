import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ProblemeApi } from '../../api/probleme.js';
import { requeteEtat, requeteFrise } from '../../api/requetes-de-cotraitances.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutLireLesDossiers } from '../../droits.js';
import { Carte } from '../../elements/carte.js';
import { Demasquer } from '../../elements/demasquer.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, Panne, SansDroit, Vide } from '../../elements/etats.js';
import { Icone } from '../../elements/icone.js';
import { lireTempsDeDossier, type TempsDeDossier } from './filtres.js';
import { direJourCourt } from '../../mots/dates.js';
import { DeuxTemps } from './deux-temps.js';
import { EcartsLies } from './ecarts-lies.js';
import { EtatDeCotraitance } from './etat-de-cotraitance.js';
import { Faits } from './faits.js';
import { Frise } from './frise.js';
import { GestesDAcceptation } from './gestes.js';
import { Historique } from './historique.js';
import { AFaire, Present } from './present.js';
import { Regles, ReglesMontrees } from './regles-montrees.js';
import { Repli } from './repli.js';
import { Systemes } from './systemes.js';

/** One cotraitance at both times: its frieze, what it is, why, in both systems, and what was computed of it. */
export function Dossier() {
  const { cotraitance } = useParams({ from: '/cotraitances/$cotraitance' });
  if (!peutLireLesDossiers(useSession()))
    return (
      <>
        <EnTeteEcran titre="Dossier" />
        <SansDroit quoi="les dossiers" />
      </>
    );
  return <DossierLu key={cotraitance} cotraitance={cotraitance} />;
}

function DossierLu({ cotraitance }: { cotraitance: string }) {
  const temps = useSearch({
    from: '/cotraitances/$cotraitance',
    select: (lue) => lireTempsDeDossier({ ...lue }),
    structuralSharing: true,
  });
  const naviguer = useNavigate({ from: '/cotraitances/$cotraitance' });
  const frise = useQuery(requeteFrise(cotraitance, temps));
  const etat = useQuery(requeteEtat(cotraitance, temps));
  const lu = etat.data;
  const changer = (changes: TempsDeDossier): void =>
    void naviguer({
      search: (avant) => lireTempsDeDossier({ ...avant, ...changes }),
      replace: true,
      resetScroll: false,
    });
  const entete = (
    <EnTeteEcran
      titre={`Cotraitance ${cotraitance}`}
      retour={
        <Link to="/cotraitances" className="retour">
          <Icone nom="retour" /> Cotraitances à traiter
        </Link>
      }
      sousTitre="Chaque lecture est inscrite au journal."
      actions={
        lu && (
          <>
            <EtatDeCotraitance etat={lu.etat} />
            <GestesDAcceptation
              cotraitance={cotraitance}
              structure={lu.structure}
              dateAcceptation={lu.dates.acceptation}
            />
          </>
        )
      }
    />
  );
  // Unknown, or of another: said once, and nothing else is shown (J5).
  if (etat.error instanceof ProblemeApi && etat.error.statut === 404)
    return (
      <>
        {entete}
        <Panne erreur={etat.error} />
      </>
    );
  return (
    <>
      {entete}
      {lu && <Demasquer type="cotraitance" id={cotraitance} masque={lu.masque} />}
      <div className="cartes">
        <Carte titre="La frise" large>
          <Lu lecture={frise} quoi="la frise" lignes={6}>
            {(lue) => (
              <>
                <DeuxTemps lue={lue} temps={temps} changer={changer} />
                {lue.frise === null ? (
                  <Vide titre="Pas encore de frise" icone="attente">
                    Sans affectation connue, la cotraitance est incomplète (B3).
                  </Vide>
                ) : (
                  <Frise {...lue} frise={lue.frise} />
                )}
                <h3>Échéances à venir</h3>
                {lue.echeances.length === 0 ? (
                  <p>Aucune : si rien de nouveau n’est appris, l’état ne change plus.</p>
                ) : (
                  <ul className="echeances">
                    {lue.echeances.map(({ date, etat: atteint, regle }) => (
                      <li key={date}>
                        <strong>{direJourCourt(date)}</strong> <EtatDeCotraitance etat={atteint} />
                        <Regles regle={regle} />
                      </li>
                    ))}
                  </ul>
                )}
              </>
            )}
          </Lu>
        </Carte>
        <Lu lecture={etat} quoi="l’état" lignes={8}>
          {(present) => (
            <>
              <Present etat={present} />
              <AFaire etat={present} />
              <Carte titre="Ce qui le fixe" large>
                <Repli nom="Voir, membre par membre, la règle et les messages">
                  <ReglesMontrees regles={present.regles} />
                </Repli>
              </Carte>
            </>
          )}
        </Lu>
        <Systemes cotraitance={cotraitance} />
        <EcartsLies cotraitance={cotraitance} />
        <Faits cotraitance={cotraitance} connuLe={temps.connuLe} />
        <Historique cotraitance={cotraitance} voir={(connuLe, au) => changer({ connuLe, au })} />
      </div>
    </>
  );
}
