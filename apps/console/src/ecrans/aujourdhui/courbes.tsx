import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { HeureDActiviteDecrite } from '../../api/contrat.js';
import { direHeureRonde } from '../../mots/dates.js';
import { direNombre } from '../../mots/nombres.js';

const HAUTEUR = 240;
const NOMS = { recus: 'Reçus', dits: 'Dits', echecs: 'En échec' };

/** Lines told apart by their strokes as much as by their colours. A reader of screens has the table instead. */
export default function Courbes({ heures }: { heures: readonly HeureDActiviteDecrite[] }) {
  const points = heures.map((heure) => ({ ...heure, heure: direHeureRonde(heure.debut) }));
  return (
    <div className="courbes" aria-hidden="true">
      <ResponsiveContainer width="100%" height={HAUTEUR}>
        <ComposedChart
          data={points}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke="var(--trait)" vertical={false} />
          <XAxis dataKey="heure" stroke="var(--texte-2)" tickLine={false} minTickGap={24} />
          <YAxis
            stroke="var(--texte-2)"
            tickLine={false}
            allowDecimals={false}
            width={52}
            tickFormatter={(valeur: number) => direNombre(valeur)}
          />
          <Tooltip
            isAnimationActive={false}
            contentStyle={{
              background: 'var(--surface)',
              border: '1px solid var(--trait-fort)',
              color: 'var(--texte)',
            }}
          />
          <Legend />
          <Bar dataKey="echecs" name={NOMS.echecs} fill="var(--courbe-echecs)" isAnimationActive={false} />
          <Line
            type="linear"
            dataKey="recus"
            name={NOMS.recus}
            stroke="var(--courbe-recus)"
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
          <Line
            type="linear"
            dataKey="dits"
            name={NOMS.dits}
            stroke="var(--courbe-dits)"
            strokeWidth={2}
            strokeDasharray="6 3"
            dot={false}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
