import { useState, type ReactNode } from 'react';

/** What is read only when somebody opens it: a reading is written in the journal, and a screen stays short. */
export function Repli({ nom, children }: { nom: string; children: ReactNode }) {
  const [vu, setVu] = useState(false);
  return (
    <details
      className="repli"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setVu(true);
      }}
    >
      <summary>{nom}</summary>
      {vu && <div className="repli-corps">{children}</div>}
    </details>
  );
}
