/** The name of the product and its sign: nobody else's. */
export function Marque() {
  return (
    <span className="marque">
      <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path d="M6 21c4-9 16-9 20 0M4 21h24M11 16.2V21M16 14.3V21M21 16.2V21" />
      </svg>
      <span>Passerelle</span>
    </span>
  );
}
