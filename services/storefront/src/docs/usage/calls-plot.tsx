import { useState } from 'preact/hooks';
import { useDocsLanguage } from '../language/docs-language.ts';
import { DayTable } from './day-table.tsx';
import { outcomes, roundTop } from './usage-figures.ts';
import type { DayOfCalls } from './usage-figures.ts';

const height = 100; // of the drawing, whatever it measures on the screen
const leastHeight = 1.5; // so that one failure beside a million calls is seen

/** A column a day. The pointer or the slider below picks a day, whose figures are then told in words; all of them are in a table too. */
export const CallsPlot = ({ days }: { readonly days: readonly DayOfCalls[] }) => {
  const { d, number, dayName } = useDocsLanguage();
  const [picked, setPicked] = useState(days.length - 1);
  const top = roundTop(Math.max(...days.map(({ calls }) => calls)));
  const all = days.reduce((sum, { calls }) => sum + calls, 0);
  const [first, last, day] = [days[0], days.at(-1), days[picked]];
  if (!first || !last || !day) return null;

  const told = outcomes
    .filter((outcome) => day.outcomes[outcome] > 0)
    .map((outcome) => `${d.outcomes[outcome]} ${number(day.outcomes[outcome])}`);
  const inWords = [`${dayName(day.day)}: ${d.calls(number(day.calls))}`, ...told].join(', ');
  const pickAt = (event: PointerEvent & { readonly currentTarget: SVGSVGElement }) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const index = Math.floor(((event.clientX - left) / width) * days.length);
    setPicked(Math.min(Math.max(index, 0), days.length - 1));
  };

  return (
    <section aria-labelledby="calls-per-day">
      <h2 id="calls-per-day">{d.callsPerDay}</h2>
      <ul class="legend">
        {outcomes.map((outcome) => (
          <li key={outcome} class={outcome}>
            {d.outcomes[outcome]} <b>{number(days.reduce((sum, each) => sum + each.outcomes[outcome], 0))}</b>
          </li>
        ))}
      </ul>
      <div class="plot" style={{ '--days': days.length }}>
        <p class="scale soft small" aria-hidden="true">
          <span>{number(top)}</span>
          <span>{number(top / 2)}</span>
          <span>0</span>
        </p>
        <svg
          viewBox={`0 0 ${days.length} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={d.plotOf(dayName(first.day), dayName(last.day), d.calls(number(all)))}
          onPointerMove={pickAt}
          onPointerDown={pickAt}
        >
          <path class="lines" d={`M0 0H${days.length}M0 ${height / 2}H${days.length}M0 ${height}H${days.length}`} />
          <rect class="picked" x={picked} width={1} height={height} />
          {days.map((each, index) => (
            <Column key={each.day} day={each} at={index} top={top} />
          ))}
        </svg>
        <input
          type="range"
          min={0}
          max={days.length - 1}
          value={picked}
          aria-label={d.day}
          aria-valuetext={inWords}
          onInput={(event) => setPicked(event.currentTarget.valueAsNumber)}
        />
        <p class="ends soft small" aria-hidden="true">
          <span>{dayName(first.day)}</span>
          <span>{dayName(last.day)}</span>
        </p>
      </div>
      <p class="picked-day">{inWords}</p>
      <DayTable days={days} />
    </section>
  );
};

const Column = ({ day, at, top }: { readonly day: DayOfCalls; readonly at: number; readonly top: number }) => {
  let below = 0;
  return (
    <g>
      {outcomes.map((outcome) => {
        const calls = day.outcomes[outcome];
        if (calls === 0) return null;
        const tall = Math.max((calls / top) * height, leastHeight);
        below += tall;
        return <rect key={outcome} class={outcome} x={at + 0.14} width={0.72} y={height - below} height={tall} />;
      })}
    </g>
  );
};
