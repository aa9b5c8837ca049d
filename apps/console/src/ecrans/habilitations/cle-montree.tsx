import { useState } from 'react';
import { Carte } from '../../elements/carte.js';
import type { CleNeuve } from './cle-neuve.js';

/** The only time that a secret is seen: it stays until somebody puts it away, and is kept nowhere. */
export function CleMontree({ de, ranger }: { de: CleNeuve; ranger: () => void }) {
  const [copiee, setCopiee] = useState(false);
  return (
    <Carte titre="La clé est créée" large arrivee>
      <p>Notez-la maintenant : elle ne sera plus montrée, et la passerelle n’en garde que l’empreinte.</p>
      <p>
        <code className="secret">{de.cle}</code>
      </p>
      <div className="actions">
        <button
          type="button"
          className="bouton"
          onClick={() => void navigator.clipboard.writeText(de.cle).then(() => setCopiee(true))}
        >
          Copier
        </button>
        <button type="button" className="bouton bouton-second" onClick={ranger}>
          C’est noté
        </button>
      </div>
      <p role="status">{copiee ? 'Copiée dans le presse-papiers.' : ''}</p>
    </Carte>
  );
}
