import { useQuery } from '@tanstack/react-query';
import {
  requeteAlarmes,
  requeteBilan,
  requeteBudgets,
  requeteEchecs,
  requeteGroupesDEcarts,
  requetePartenaires,
  requeteRejeuxAConfirmer,
  requeteSynchronisations,
} from '../../api/requetes.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { voit } from '../../droits.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { direJour } from '../../mots/dates.js';
import { Activite } from './activite.js';
import { Alarmes } from './alarmes.js';
import { aTraiter } from './a-traiter.js';
import { Conservation } from './conservation.js';
import { DerniereNuit } from './derniere-nuit.js';
import { EcartsDuJour } from './ecarts-du-jour.js';
import { EchecsDuJour } from './echecs-du-jour.js';
import { Partenaires } from './partenaires.js';
import { Resume } from './resume.js';

/** What needs a person now, then how the exchange is: conservation, partners, écarts, the night, failures, alarms. */
export function Aujourdhui() {
  const session = useSession();
  const voitLesEchecs = voit(session, '/echecs');
  const bilan = useQuery(requeteBilan);
  const alarmes = useQuery(requeteAlarmes);
  const partenaires = useQuery(requetePartenaires);
  const groupes = useQuery(requeteGroupesDEcarts);
  const budgets = useQuery(requeteBudgets);
  const synchronisations = useQuery(requeteSynchronisations);
  const echecs = useQuery({ ...requeteEchecs, enabled: voitLesEchecs });
  const aConfirmer = useQuery({ ...requeteRejeuxAConfirmer, enabled: voitLesEchecs });
  const lectures = [
    bilan,
    alarmes,
    partenaires,
    groupes,
    synchronisations,
    ...(voitLesEchecs ? [echecs, aConfirmer] : []),
  ];
  const points = aTraiter({
    bilan: bilan.data,
    alarmes: alarmes.data?.alarmes,
    partenaires: partenaires.data?.partenaires,
    groupes: groupes.data?.groupes,
    echecs: echecs.data?.echecs,
    aConfirmer: aConfirmer.data?.rejeux,
    synchronisations: synchronisations.data?.synchronisations,
  });
  return (
    <>
      <EnTeteEcran
        titre="Aujourd’hui"
        sousTitre={
          bilan.data
            ? `Jour métier : ${direJour(bilan.data.jour)}`
            : 'Ce qui demande quelqu’un, et comment va l’échange'
        }
      />
      <Resume
        points={points}
        enRoute={lectures.some(({ isPending }) => isPending)}
        incomplet={lectures.some(({ isError }) => isError)}
      />
      <div className="cartes">
        <Conservation lecture={bilan} />
        <Partenaires lecture={partenaires} />
        <EcartsDuJour groupes={groupes} budgets={budgets} />
        <DerniereNuit lecture={synchronisations} />
        {voitLesEchecs && <EchecsDuJour lecture={echecs} />}
        <Alarmes lecture={alarmes} />
        <Activite />
      </div>
    </>
  );
}
