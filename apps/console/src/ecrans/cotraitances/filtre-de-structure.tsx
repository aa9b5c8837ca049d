import { useEffect, useId, useState } from 'react';

/** One structure among those of the scope, by its code. */
export function FiltreDeStructure({
  structure,
  filtrer,
}: {
  structure: string | undefined;
  filtrer: (structure: string | undefined) => void;
}) {
  const id = useId();
  const [saisie, setSaisie] = useState(structure ?? '');
  useEffect(() => setSaisie(structure ?? ''), [structure]);
  return (
    <form
      className="filtres"
      role="search"
      aria-label="Filtrer par structure"
      onSubmit={(evenement) => {
        evenement.preventDefault();
        filtrer(saisie.trim() === '' ? undefined : saisie.trim().toUpperCase());
      }}
    >
      <div className="choix">
        <label htmlFor={id}>Structure (code)</label>
        <input
          id={id}
          type="text"
          value={saisie}
          pattern="\s*([0-9]{5}|2[ABab][0-9]{3})[Ss][0-9]{2}\s*"
          title="Le code INSEE de la commune du siège, S, deux chiffres : 75056S00"
          placeholder="75056S00"
          onChange={({ target }) => setSaisie(target.value)}
        />
      </div>
      <button type="submit" className="bouton bouton-second">
        Filtrer
      </button>
      {structure !== undefined && (
        <button type="button" className="bouton bouton-second" onClick={() => filtrer(undefined)}>
          Toutes les structures
        </button>
      )}
    </form>
  );
}
