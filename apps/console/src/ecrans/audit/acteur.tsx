/** Who: the name of the account or of the key, and the id that the record keeps. */
export function Acteur({ acteur, nom }: { acteur: string; nom: string | null }) {
  if (nom === null) return <span className="identifiant">{acteur}</span>;
  return (
    <>
      {nom} <span className="identifiant discret">{acteur}</span>
    </>
  );
}
