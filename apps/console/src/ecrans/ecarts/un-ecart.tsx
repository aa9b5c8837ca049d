import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { EcartDetailleDecrit } from '../../api/contrat.js';
import { requeteEcart } from '../../api/requetes.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutAgir, peutLireLesDossiers } from '../../droits.js';
import { Carte, Fiche } from '../../elements/carte.js';
import { Demasquer } from '../../elements/demasquer.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, SansDroit } from '../../elements/etats.js';
import { Icone } from '../../elements/icone.js';
import { direInstant } from '../../mots/dates.js';
import { dire, DECISIONS_DE_POLITIQUE, PARTENAIRES, RESOLUTIONS, TYPES } from '../../mots/libelles.js';
import { compter } from '../../mots/nombres.js';
import { Comparaison } from './comparaison.js';
import { DecisionDUn } from './decision-d-un.js';
import { EtatDEcart } from './etat-d-ecart.js';
import { Vie } from './vie.js';

/** One écart: both values side by side, why, what the policy wants, its life, and the decision of a person. */
export function UnEcart() {
  const { id } = useParams({ from: '/ecarts/$id' });
  if (!peutLireLesDossiers(useSession()))
    return (
      <>
        <EnTeteEcran titre="Écart" />
        <SansDroit quoi="les écarts un par un" />
      </>
    );
  return <EcartLu key={id} id={id} />;
}

function EcartLu({ id }: { id: string }) {
  const lecture = useQuery(requeteEcart(id));
  const ecart = lecture.data;
  return (
    <>
      <EnTeteEcran
        titre={ecart ? `${dire(TYPES, ecart.type)}, ${dire(PARTENAIRES, ecart.partenaire)}` : 'Écart'}
        fenetre="Écart"
        retour={
          <Link to="/ecarts/liste" className="retour">
            <Icone nom="retour" /> Écarts
          </Link>
        }
        actions={ecart && <EtatDEcart etat={ecart.etat} />}
      />
      <Lu lecture={lecture} quoi="cet écart" lignes={10}>
        {(lu) => <Contenu ecart={lu} />}
      </Lu>
    </>
  );
}

function Contenu({ ecart }: { ecart: EcartDetailleDecrit }) {
  const agit = peutAgir(useSession());
  const partenaire = dire(PARTENAIRES, ecart.partenaire);
  return (
    <div className="cartes">
      <Carte titre="Ce qui diffère" large>
        <p className="constat">{ecart.constat}</p>
        <p>{ecart.pourquoi}</p>
        {ecart.soumisParceQue !== null && <p>{ecart.soumisParceQue}</p>}
        <Demasquer type="ecart" id={ecart.id} masque={ecart.masque} />
        <Comparaison ecart={ecart} partenaire={partenaire} />
      </Carte>
      <Carte titre={ecart.closLe === null && agit ? 'Décider' : 'Décision'}>
        {ecart.decision && (
          <p>
            Décidé le {direInstant(ecart.decision.le)}
            {ecart.decision.motif === null ? '.' : ` : « ${ecart.decision.motif} »`}
          </p>
        )}
        {ecart.closLe !== null ? (
          <p>
            Clos le {direInstant(ecart.closLe)}
            {ecart.resolution === null ? '.' : ` : ${dire(RESOLUTIONS, ecart.resolution)}.`}
          </p>
        ) : agit ? (
          <DecisionDUn ecart={ecart} />
        ) : (
          !ecart.decision && <p>Personne n’en a encore décidé.</p>
        )}
      </Carte>
      <Carte titre="Repères">
        <Fiche
          lignes={[
            [
              'Cotraitance',
              ecart.cotraitance === null ? (
                'Aucune'
              ) : (
                <Link
                  key="cotraitance"
                  to="/cotraitances/$cotraitance"
                  params={{ cotraitance: ecart.cotraitance }}
                >
                  {ecart.cotraitance}
                </Link>
              ),
            ],
            ['Structure', ecart.structure ?? 'Aucune'],
            ['Fait foi', dire(PARTENAIRES, ecart.proprietaire)],
            ['Ouvert depuis', direInstant(ecart.depuis)],
            ['Ouvertures', compter(ecart.ouvertures, 'fois', 'fois')],
            ['Corrections dites', compter(ecart.corrections, 'fois', 'fois', 'Aucune')],
            [
              'Politique',
              ecart.politique
                ? `${dire(DECISIONS_DE_POLITIQUE, ecart.politique.decision)} : ${ecart.politique.phrase}`
                : 'Aucune',
            ],
          ]}
        />
      </Carte>
      <Carte titre="Sa vie" large>
        <Vie de={ecart.vie} />
      </Carte>
    </div>
  );
}
