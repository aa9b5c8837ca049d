import { Link } from '@tanstack/react-router';

/** Under every page, signed in or not. */
export function Pied() {
  return (
    <footer className="pied">
      <Link to="/accessibilite">Accessibilité</Link>
    </footer>
  );
}
