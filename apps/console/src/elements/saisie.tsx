import { useId } from 'react';

/** A short text or a day among filters; empty is none. */
export function Saisie({
  nom,
  valeur,
  changer,
  type = 'text',
  motif,
  aide,
}: {
  nom: string;
  valeur: string | undefined;
  changer: (valeur: string | undefined) => void;
  type?: 'text' | 'date';
  /** What it must look like, as HTML checks it. */
  motif?: string;
  /** What it must look like, in words. */
  aide?: string;
}) {
  const id = useId();
  return (
    <div className="choix">
      <label htmlFor={id}>{nom}</label>
      <input
        id={id}
        type={type}
        value={valeur ?? ''}
        autoComplete="off"
        spellCheck={false}
        {...(motif === undefined ? {} : { pattern: motif })}
        {...(aide === undefined ? {} : { title: aide })}
        onChange={({ target }) => changer(target.value === '' ? undefined : target.value)}
      />
    </div>
  );
}
