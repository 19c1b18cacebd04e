import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ProblemTo } from '@onsale/client/routes';
import { ProblemNotice } from '../answer/problem-notice.tsx';
import { SteadyButton } from '../answer/steady-button.tsx';
import { keepHeld } from '../hold/held.ts';
import type { Held } from '../hold/held.ts';
import { useLanguage } from '../language/language.tsx';
import { AttendeeFields } from './attendee-fields.tsx';
import { goAndPay, hasOrdered } from './checkout-visit.ts';
import { inputFaults, orderBody, refusalFaults, remainingFaults } from './order-input.ts';
import type { FieldFaults, OrderInput } from './order-input.ts';
import { interruptedOrder, placeOrder } from './place-order.ts';
import { TextField } from './text-field.tsx';

/** Who buys, and the button that makes it binding. */
export const OrderForm = ({ held }: { readonly held: Held }) => {
  const { t, price, locale } = useLanguage();
  const { route } = useLocation();
  const { holdId, total } = held.hold;
  const [input, setInput] = useState(() => inputBefore(holdId));
  const [faults, setFaults] = useState<FieldFaults>({});
  const [problem, setProblem] = useState<ProblemTo<'POST /v1/orders'>>();
  const [ordering, setOrdering] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [refusals, setRefusals] = useState(0);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [refusals]);

  const refuse = (found: FieldFaults) => {
    setFaults(found);
    setRefusals(refusals + 1);
  };
  const change = (next: OrderInput) => {
    setInput(next);
    setFaults(remainingFaults(faults, inputFaults(next, t)));
  };

  const order = async () => {
    const found = inputFaults(input, t);
    refuse(found);
    setProblem(undefined);
    if (Object.keys(found).length > 0) return;

    setOrdering(true);
    const result = await placeOrder(orderBody(holdId, input, locale));
    setOrdering(false);
    if (result.ok) {
      const { orderId, payment } = result.value;
      if (!payment) hasOrdered(orderId);
      route(`/orders/${orderId}`, true);
      keepHeld(undefined);
      if (payment) goAndPay(orderId, payment.checkoutUrl);
      return;
    }
    const refused = result.error.code === 'invalid-request' ? refusalFaults(result.error, t) : {};
    refuse(refused);
    if (Object.keys(refused).length === 0) setProblem(result.error);
  };

  return (
    <form
      ref={form}
      class="order-form"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        void order();
      }}
    >
      <h2>{t.yourDetails}</h2>
      <TextField
        name="buyer.name"
        label={t.name}
        value={input.name}
        fault={faults['buyer.name']}
        autoComplete="name"
        change={(name) => change({ ...input, name })}
      />
      <TextField
        name="buyer.email"
        keyboard="email"
        label={t.email}
        hint={t.emailHint}
        value={input.email}
        fault={faults['buyer.email']}
        autoComplete="email"
        change={(email) => change({ ...input, email })}
      />
      <AttendeeFields held={held} input={input} faults={faults} change={change} />
      <ProblemNotice problem={problem} />
      <p class="order-total">
        <span>{t.total}</span> <strong>{price(total)}</strong>
      </p>
      <SteadyButton class="button button-main" isOff={ordering}>
        {ordering ? t.ordering : total.amount === 0 ? t.orderForFree : t.orderAndPay}
      </SteadyButton>
      <p class="hidden" role="status">
        {ordering && t.ordering}
      </p>
      {total.amount > 0 && <p class="soft small">{t.payHint}</p>}
    </form>
  );
};

const inputBefore = (holdId: string): OrderInput => {
  const before = interruptedOrder(holdId);
  return {
    name: before?.buyer.name ?? '',
    email: before?.buyer.email ?? '',
    attendees: before?.attendees?.map((each) => each.name) ?? [],
  };
};
