import { Link } from '@tanstack/react-router';

/** Who may enter: people, and programs. */
export function Onglets() {
  const actif = { 'aria-current': 'page' as const };
  const exact = { exact: true, includeSearch: false };
  return (
    <nav className="onglets" aria-label="Habilitations">
      <Link to="/habilitations" activeOptions={exact} activeProps={actif}>
        Comptes
      </Link>
      <Link to="/habilitations/cles" activeOptions={exact} activeProps={actif}>
        Clés d’API
      </Link>
    </nav>
  );
}
