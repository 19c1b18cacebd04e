import type { BuyerProblemCode } from '../language/en.ts';
import { useLanguage } from '../language/language.tsx';
import { problemText } from '../language/problem-text.ts';
import { MessagePage } from './message-page.tsx';
import { SteadyButton } from './steady-button.tsx';

type Props = { readonly problem: { readonly code: BuyerProblemCode }; readonly again: () => void };

/** A page whose own content could not be had. */
export const AnswerProblemPage = ({ problem, again }: Props) => {
  const { t } = useLanguage();
  return (
    <MessagePage title={t.problemTitle} more={problemText(problem, t)}>
      <SteadyButton class="button" press={again}>
        {t.tryAgain}
      </SteadyButton>
      <a class="button button-plain" href="/">
        {t.allEvents}
      </a>
    </MessagePage>
  );
};
