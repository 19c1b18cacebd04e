import { useEffect, useRef, useState } from 'preact/hooks';
import type { ProblemTo, ResponseTo } from '@onsale/client/routes';
import { ProblemNotice } from '../answer/problem-notice.tsx';
import { SteadyButton } from '../answer/steady-button.tsx';
import { useLanguage } from '../language/language.tsx';
import { api } from '../shop-api.ts';
import { TextField } from './text-field.tsx';

/** Has the link to all orders of a mail address sent there. Says the same whether there are any. */
export const FindOrders = () => {
  const { t, locale } = useLanguage();
  const [email, setEmail] = useState('');
  const [fault, setFault] = useState<string>();
  const [problem, setProblem] = useState<ProblemTo<'POST /v1/order-links'>>();
  const [asked, setAsked] = useState<ResponseTo<'POST /v1/order-links'> & { readonly email: string }>();
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [refusals, setRefusals] = useState(0);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [refusals]);

  const refuse = () => {
    setFault(t.emailFault);
    setRefusals(refusals + 1);
  };

  const send = async () => {
    const body = { email: email.trim(), locale };
    setProblem(undefined);
    setAsked(undefined);
    if (!body.email.includes('@')) {
      refuse();
      return;
    }
    setSending(true);
    const result = await api('POST /v1/order-links', { body });
    setSending(false);
    if (result.ok) setAsked({ ...result.value, email: body.email });
    else if (result.error.code === 'invalid-request') refuse();
    else setProblem(result.error);
  };

  return (
    <form
      ref={form}
      class="order-form find-orders"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        void send();
      }}
    >
      <h2>{t.findOrders}</h2>
      <p>{t.findOrdersMore}</p>
      <TextField
        name="email"
        keyboard="email"
        label={t.email}
        hint={t.findOrdersHint}
        value={email}
        fault={fault}
        autoComplete="email"
        change={(typed) => {
          setEmail(typed);
          if (typed.includes('@')) setFault(undefined);
        }}
      />
      <ProblemNotice problem={problem} />
      <SteadyButton class="button button-main" isOff={sending}>
        {sending ? t.linkSending : t.sendLink}
      </SteadyButton>
      <p class="hidden" role="status">
        {sending && t.linkSending}
      </p>
      <div role="status">
        {asked && (
          <div class="notice">
            <h3>{t.linkSentTitle}</h3>
            <p>{t.linkSentMore(asked.email, Math.round(asked.goodForSeconds / 60))}</p>
            <p class="soft small">{t.linkSentNothing}</p>
          </div>
        )}
      </div>
    </form>
  );
};
