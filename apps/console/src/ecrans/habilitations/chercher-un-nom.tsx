import { useId, useState } from 'react';

/** A name is asked for, never written in the address: it stays on the page, and goes in the body of the question. */
export function ChercherUnNom({ chercher }: { chercher: (nom: string) => void }) {
  const id = useId();
  const [texte, setTexte] = useState('');
  return (
    <form
      className="choix"
      onSubmit={(evenement) => {
        evenement.preventDefault();
        chercher(texte.trim());
      }}
    >
      <label htmlFor={id}>Nom ou adresse</label>
      <span className="champ-et-bouton">
        <input
          id={id}
          type="search"
          value={texte}
          maxLength={128}
          autoComplete="off"
          onChange={({ target }) => {
            setTexte(target.value);
            if (target.value === '') chercher('');
          }}
        />
        <button type="submit" className="bouton bouton-second">
          Chercher
        </button>
      </span>
    </form>
  );
}
