import type { BuyerProblemCode } from '../language/en.ts';
import { useLanguage } from '../language/language.tsx';
import { problemText } from '../language/problem-text.ts';

type Props = { readonly problem: { readonly code: BuyerProblemCode } | undefined; readonly again?: () => void };

/** Says what went wrong, in the buyer's language, where it went wrong. Read out as soon as it appears. */
export const ProblemNotice = ({ problem, again }: Props) => {
  const { t } = useLanguage();
  return (
    <div role="alert">
      {problem && (
        <div class="notice notice-problem">
          <p>{problemText(problem, t)}</p>
          {again && (
            <button type="button" class="button button-small" onClick={again}>
              {t.tryAgain}
            </button>
          )}
        </div>
      )}
    </div>
  );
};
