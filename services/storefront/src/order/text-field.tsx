type Props = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly keyboard?: 'text' | 'email';
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly autoComplete?: string;
};

/** A labelled input; what is wrong with it stands below it and is read with it. */
export const TextField = ({ name, label, value, change, keyboard = 'text', hint, fault, autoComplete = 'off' }: Props) => (
  <div class="field">
    <label for={name}>{label}</label>
    <input
      id={name}
      name={name}
      inputmode={keyboard}
      value={value}
      autocomplete={autoComplete}
      aria-invalid={fault !== undefined}
      aria-describedby={`${name}-note`}
      onInput={(event) => change(event.currentTarget.value)}
    />
    <p id={`${name}-note`} class={fault === undefined ? 'soft small' : 'fault'}>
      {fault ?? hint}
    </p>
  </div>
);
