import type { UnPartenaireDecrit } from '../../api/contrat.js';
import { Carte, Fiche } from '../../elements/carte.js';
import { direNombre } from '../../mots/nombres.js';

/** What may leave for a partner, and when: settings, that are changed in a file (config/fenetres.json). */
export function Rythme({
  de: { messagesParEnvoi, envoisALaFois, lectureSeule, maintenances },
}: {
  de: UnPartenaireDecrit['rythme'];
}) {
  return (
    <Carte titre="Rythme" large>
      <Fiche
        lignes={[
          ['Messages par envoi, au plus', direNombre(messagesParEnvoi)],
          ['Envois à la fois', direNombre(envoisALaFois)],
          [
            'Lecture seule, chaque jour',
            lectureSeule.length === 0
              ? 'Aucune'
              : lectureSeule.map(({ de, a }) => `de ${de} à ${a}`).join(', '),
          ],
        ]}
      />
      <h3>Maintenances annoncées</h3>
      {maintenances.length === 0 ? (
        <p className="discret">Aucune.</p>
      ) : (
        <ul>
          {maintenances.map(({ de, a, motif }) => (
            <li key={`${de} ${a}`}>
              Du {direMoment(de)} au {direMoment(a)}
              {motif === null ? '' : ` : ${motif}`}
            </li>
          ))}
        </ul>
      )}
      <p className="discret">Heures de Paris. Une horloge simulée n’a pas de fenêtre.</p>
    </Carte>
  );
}

/** « 2027-03-27T22:00 », as the clocks of Paris show it: no zone to change. */
function direMoment(moment: string): string {
  const [jour = '', heure = ''] = moment.split('T');
  return `${jour.split('-').reverse().join('/')} à ${heure}`;
}
