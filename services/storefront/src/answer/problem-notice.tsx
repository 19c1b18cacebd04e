import { useLanguage } from '../language/language.tsx';
import { problemText } from '../language/problem-text.ts';
import type { ToldProblem } from '../language/problem-text.ts';
import { SteadyButton } from './steady-button.tsx';

type Props = { readonly problem: ToldProblem | undefined; readonly again?: () => void };

/** Says what went wrong, in the buyer's language, where it went wrong. Read out as soon as it appears. */
export const ProblemNotice = ({ problem, again }: Props) => {
  const { t } = useLanguage();
  return (
    <div role="alert">
      {problem && (
        <div class="notice notice-problem">
          <p>{problemText(problem, t)}</p>
          {again && (
            <SteadyButton class="button button-small" press={again}>
              {t.tryAgain}
            </SteadyButton>
          )}
        </div>
      )}
    </div>
  );
};
