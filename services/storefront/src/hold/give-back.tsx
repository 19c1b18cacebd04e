import type { ProblemTo } from '@onsale/client/routes';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { ProblemNotice } from '../answer/problem-notice.tsx';
import { SteadyButton } from '../answer/steady-button.tsx';
import { useLanguage } from '../language/language.tsx';
import { keepHeld } from './held.ts';
import type { Held } from './held.ts';
import { giveBack } from './hold-tickets.ts';

/** Gives the hold back, and goes to where others can be chosen. */
export const GiveBack = ({ held }: { readonly held: Held }) => {
  const { t } = useLanguage();
  const { route } = useLocation();
  const [problem, setProblem] = useState<ProblemTo<'DELETE /v1/holds/{holdId}'>>();
  const [giving, setGiving] = useState(false);
  const give = async () => {
    setGiving(true);
    const result = await giveBack(held.hold.holdId);
    setGiving(false);
    if (!result.ok && result.error.code !== 'hold-not-found') {
      setProblem(result.error);
      return;
    }
    keepHeld(undefined);
    route(`/events/${held.event.eventId}`, true);
  };
  return (
    <>
      <SteadyButton class="link" isOff={giving} press={() => void give()}>
        {t.giveBack}
      </SteadyButton>
      <ProblemNotice problem={problem} />
    </>
  );
};
