/** One sheet for all pages: one column from 320 px on, light and dark, contrast of 4.5 or more, focus always seen. */
export const FEUILLE_DE_STYLE = `
:root { color-scheme: light dark; --fond: #ffffff; --texte: #1b1b1f; --doux: #4a4a55; --trait: #6b6b78;
  --action: #1d4ed8; --sur-action: #ffffff; --erreur: #b3261e; --bandeau: #fff3c4; --sur-bandeau: #4a3500; }
@media (prefers-color-scheme: dark) {
  :root { --fond: #16161a; --texte: #f2f2f5; --doux: #c4c4cf; --trait: #9a9aa8;
    --action: #a9c1ff; --sur-action: #10131f; --erreur: #ffb4ab; --bandeau: #4a3500; --sur-bandeau: #ffefc0; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--fond); color: var(--texte); font: 1rem/1.5 system-ui, sans-serif; }
.bandeau { background: var(--bandeau); color: var(--sur-bandeau); padding: 0.5rem 1rem; text-align: center; }
.bandeau p { margin: 0; }
main { max-width: 30rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; }
label { display: block; font-weight: 600; margin: 1rem 0 0.4rem; }
input { width: 100%; padding: 0.6rem; font: inherit; color: inherit; background: var(--fond);
  border: 1px solid var(--trait); border-radius: 0.25rem; }
input[aria-invalid="true"] { border: 2px solid var(--erreur); }
button { margin-top: 1.25rem; width: 100%; min-height: 2.75rem; padding: 0.5rem 1rem; font: inherit; font-weight: 600;
  color: var(--sur-action); background: var(--action); border: 2px solid var(--action); border-radius: 0.25rem; }
button.second { color: var(--action); background: transparent; margin-top: 0.75rem; }
a { color: var(--action); }
:focus-visible { outline: 3px solid var(--action); outline-offset: 2px; }
.erreur { color: var(--erreur); font-weight: 600; margin: 0.25rem 0; }
.aide { color: var(--doux); margin: 0.25rem 0; }
.code { font: 700 1.75rem/1.2 ui-monospace, monospace; letter-spacing: 0.15em; }
.encadre { border: 1px solid var(--trait); border-radius: 0.25rem; padding: 0.75rem 1rem; }
.encadre p { margin: 0.25rem 0; }
dl { margin: 0.5rem 0; }
dt { font-weight: 600; }
dd { margin: 0 0 0.5rem; color: var(--doux); }
`;
