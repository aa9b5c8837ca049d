import { useState } from 'react';
import { Dialogue } from '../elements/dialogue.js';
import { activerLesRaccourcis, raccourcisActifs } from './raccourcis.js';

const TOUCHES: readonly (readonly [touches: readonly string[], effet: string])[] = [
  [['Tab'], 'Aller à l’élément suivant ; la première fois, « Aller au contenu » passe la navigation.'],
  [['Maj', 'Tab'], 'Revenir à l’élément précédent.'],
  [['Entrée'], 'Suivre un lien, presser un bouton.'],
  [['Espace'], 'Presser un bouton, choisir, déplier un tableau de chiffres.'],
  [['↑', '↓'], 'Passer d’un choix à l’autre dans une liste ou un groupe de choix.'],
  [['Échap'], 'Fermer une question sans rien faire ; le focus revient où il était.'],
  [['j'], 'Messages : le suivant, dans les filtres.'],
  [['k'], 'Messages : le précédent.'],
  [['?'], 'Montrer cette aide.'],
];

/** How the console is worked with the keyboard alone. */
export default function AideDuClavier({ fermer }: { fermer: () => void }) {
  const [actifs, setActifs] = useState(raccourcisActifs);
  return (
    <Dialogue titre="Au clavier" ouvert fermer={fermer}>
      <dl className="touches">
        {TOUCHES.map(([touches, effet]) => (
          <div key={effet}>
            <dt>
              {touches.map((touche) => (
                <kbd key={touche}>{touche}</kbd>
              ))}
            </dt>
            <dd>{effet}</dd>
          </div>
        ))}
      </dl>
      <label className="case">
        <input
          type="checkbox"
          checked={actifs}
          onChange={({ target }) => {
            setActifs(target.checked);
            activerLesRaccourcis(target.checked);
          }}
        />{' '}
        Les touches seules (« ? », « j », « k ») agissent
      </label>
      <div className="actions">
        <button type="button" className="bouton" onClick={fermer}>
          Fermer
        </button>
      </div>
    </Dialogue>
  );
}
