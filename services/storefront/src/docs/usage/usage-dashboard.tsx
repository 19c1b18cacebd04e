import { useEffect, useRef, useState } from 'preact/hooks';
import { useAnswer } from '../../answer/use-answer.ts';
import { useDocsLanguage } from '../language/docs-language.ts';
import { CallsPlot } from './calls-plot.tsx';
import { EndpointTable } from './endpoint-table.tsx';
import { KeysToday } from './keys-today.tsx';
import { NoCallYet } from './no-call-yet.tsx';
import { OutgoingVersions } from './outgoing-versions.tsx';
import { readUsage } from './read-usage.ts';
import { callsByDay, callsByEndpoint, daysUpTo, outgoingEndpoints } from './usage-figures.ts';

const periods = [7, 30, 90]; // days

type Props = {
  readonly credential: string;
  readonly refuse: (code: 'unauthenticated' | 'forbidden') => void;
  readonly forget: () => void;
};

export const UsageDashboard = ({ credential, refuse, forget }: Props) => {
  const { d, number } = useDocsLanguage();
  const [period, setPeriod] = useState(7);
  const [keyId, setKeyId] = useState('');
  const days = daysUpTo(Date.now(), period);
  const [soFar, setSoFar] = useState<number>(); // rows, while they are read
  const { value, problem, again } = useAnswer(`usage of ${period} days`, async (signal) => {
    const tell = (rows?: number) => signal.aborted || setSoFar(rows);
    tell(0);
    const read = await readUsage(credential, days[0] ?? '', signal, tell);
    tell(undefined);
    return read;
  });
  const refusal = problem?.code === 'unauthenticated' || problem?.code === 'forbidden' ? problem.code : undefined;
  useEffect(() => {
    if (refusal) refuse(refusal);
  }, [refusal]);
  const start = useRef<HTMLElement>(null);
  useEffect(() => start.current?.focus({ preventScroll: true }), []);

  const names = new Map<string, string>(value?.keys.map((key) => [key.keyId, key.name]));
  const nameOf = (id: string): string => names.get(id) ?? d.revokedKey(id);
  const called = new Set<string>(value?.rows.map((row) => row.keyId));
  const rows = value?.rows.filter((row) => keyId === '' || row.keyId === keyId) ?? [];

  return (
    <section ref={start} tabIndex={-1} class="dashboard" aria-label={d.usage}>
      <div class="controls">
        <Choice
          label={d.period}
          value={String(period)}
          choose={(text) => setPeriod(Number(text))}
          options={periods.map((many) => [String(many), d.lastDays(number(many))])}
        />
        <Choice
          label={d.ofKey}
          value={keyId}
          choose={setKeyId}
          options={[['', d.allKeys], ...[...new Set([...names.keys(), ...called])].map((id) => [id, nameOf(id)] as const)]}
        />
        <button type="button" class="button button-small button-plain" onClick={again}>
          {d.refresh}
        </button>
        <button type="button" class="button button-small button-plain" onClick={forget}>
          {d.otherKey}
        </button>
      </div>
      <p role="status">{soFar !== undefined && (soFar === 0 ? d.reading : d.readSoFar(number(soFar)))}</p>
      <div role="alert">
        {problem && !refusal && (
          <div class="notice notice-problem">
            <p>{problem.code === 'unreachable' ? d.unreachable : d.failed}</p>
            <button type="button" class="button button-small" onClick={again}>
              {d.refresh}
            </button>
          </div>
        )}
      </div>
      {value && (
        <>
          {rows.length === 0 ? (
            <NoCallYet isOnPlan={value.keys.some((key) => key.keyId === keyId && key.plan !== undefined)} />
          ) : (
            <CallsPlot key={period} days={callsByDay(rows, days)} />
          )}
          <KeysToday keys={value.keys} />
          <OutgoingVersions endpoints={outgoingEndpoints(rows)} nameOf={nameOf} />
          {rows.length > 0 && <EndpointTable endpoints={callsByEndpoint(rows)} />}
        </>
      )}
    </section>
  );
};

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly choose: (value: string) => void;
  readonly options: readonly (readonly [string, string])[];
};

const Choice = ({ label, value, choose, options }: ChoiceProps) => (
  <label>
    {label}
    <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
      {options.map(([name, text]) => (
        <option key={name} value={name}>
          {text}
        </option>
      ))}
    </select>
  </label>
);
