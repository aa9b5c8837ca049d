import { useId } from 'react';

/** A choice among words. `tous` names the choice of none; without it, one has to be chosen. */
export function Choix({
  nom,
  valeur,
  mots,
  tous,
  changer,
}: {
  nom: string;
  valeur: string | undefined;
  mots: Readonly<Record<string, string>>;
  tous?: string;
  changer: (valeur: string | undefined) => void;
}) {
  const id = useId();
  return (
    <div className="choix">
      <label htmlFor={id}>{nom}</label>
      <select
        id={id}
        value={valeur ?? ''}
        onChange={({ target }) => changer(target.value === '' ? undefined : target.value)}
      >
        {tous !== undefined && <option value="">{tous}</option>}
        {Object.entries(mots).map(([code, mot]) => (
          <option key={code} value={code}>
            {mot}
          </option>
        ))}
      </select>
    </div>
  );
}
