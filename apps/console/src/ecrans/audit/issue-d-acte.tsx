import { Pastille } from '../../elements/pastille.js';
import { dire } from '../../mots/libelles.js';
import { ISSUES_D_ACTE } from '../../mots/actions.js';
import type { Ton } from '../../mots/ton.js';

const TONS: Readonly<Record<string, Ton>> = {
  fait: 'bien',
  refuse: 'neutre',
  inconnu: 'alerte',
  entame: 'attention',
};

/** How an act ended; a reading has no end. */
export function IssueDActe({ issue, code }: { issue: string | null; code: string | null }) {
  if (issue === null) return <span className="discret">Lecture</span>;
  return (
    <>
      <Pastille ton={TONS[issue] ?? 'neutre'}>{dire(ISSUES_D_ACTE, issue)}</Pastille>
      {code !== null && <code className="discret"> {code}</code>}
    </>
  );
}
