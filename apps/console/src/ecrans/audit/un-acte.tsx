import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { RangDActeDecrit } from '../../api/contrat.js';
import { requeteActe } from '../../api/requetes-d-audit.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { voit } from '../../droits.js';
import { Carte, Fiche } from '../../elements/carte.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, SansDroit } from '../../elements/etats.js';
import { Icone } from '../../elements/icone.js';
import { ACTIONS } from '../../mots/actions.js';
import { direHeure, direInstant } from '../../mots/dates.js';
import { dire, direPortee, ROLES_DES_CLES } from '../../mots/libelles.js';
import { direNombre } from '../../mots/nombres.js';
import { Acteur } from './acteur.js';
import { IssueDActe } from './issue-d-acte.js';

/** One act: that it began, who asked and why; how it ended, if anybody knows. */
export function UnActe() {
  const { acte } = useParams({ from: '/audit/$acte' });
  if (!voit(useSession(), '/audit'))
    return (
      <>
        <EnTeteEcran titre="Acte" />
        <SansDroit quoi="le journal d’audit" />
      </>
    );
  return <ActeLu acte={acte} />;
}

function ActeLu({ acte }: { acte: string }) {
  const lecture = useQuery(requeteActe(acte));
  const [debut] = lecture.data?.rangs ?? [];
  return (
    <>
      <EnTeteEcran
        titre={debut === undefined ? 'Acte' : dire(ACTIONS, debut.action)}
        retour={
          <p>
            <Link to="/audit">
              <Icone nom="retour" /> Journal d’audit
            </Link>
          </p>
        }
      />
      <Lu lecture={lecture} quoi="l’acte" lignes={6}>
        {({ rangs }) => (
          <div className="suivies">
            {rangs.map((rang) => (
              <Rang key={rang.issue} de={rang} />
            ))}
            {rangs.length === 1 && rangs[0]?.issue === 'entame' && (
              <p className="etat etat-panne">
                <Icone nom="attention" /> Sa fin n’est pas écrite : il est en cours, ou la passerelle s’est
                arrêtée avant de la dire. Ce qui est fait se lit sur ce qu’il concerne.
              </p>
            )}
          </div>
        )}
      </Lu>
    </>
  );
}

function Rang({ de }: { de: RangDActeDecrit }) {
  const debut = de.issue === 'entame';
  return (
    <Carte titre={debut ? 'Début' : 'Fin'} large>
      <Fiche
        lignes={[
          ['Quand', `${direInstant(de.le)} (${direHeure(de.le)})`],
          ...(debut ? [] : [['Issue', <IssueDActe key="issue" issue={de.issue} code={de.code} />] as const]),
          ['Qui', <Acteur key="qui" acteur={de.acteur} nom={de.nom} />],
          ['En tant que', `${dire(ROLES_DES_CLES, de.role)}, ${direPortee(de.portee)}`],
          ...presents([
            ['Objet', de.objet],
            ['Cotraitance', de.cotraitance],
            ['Nombre', de.nombre === null ? null : direNombre(de.nombre)],
            ['Motif', de.motif],
            ['Réseau', de.reseau],
            ['Corrélation', de.correlation],
          ]),
        ]}
      />
    </Carte>
  );
}

function presents(lignes: readonly (readonly [string, string | null])[]): (readonly [string, string])[] {
  return lignes.flatMap(([nom, valeur]) => (valeur === null ? [] : [[nom, valeur] as const]));
}
