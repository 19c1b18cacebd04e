import type { BuyerProblemCode } from '../language/en.ts';
import { useLanguage } from '../language/language.tsx';

type Props = { readonly problem: { readonly code: BuyerProblemCode } | undefined; readonly again?: () => void };

/** Says what went wrong, in the buyer's language, where it went wrong. Read out as soon as it appears. */
export const ProblemNotice = ({ problem, again }: Props) => {
  const { t } = useLanguage();
  return (
    <div role="alert">
      {problem && (
        <div class="notice notice-problem">
          <p>{t.problems[problem.code] ?? t.problemTitle}</p>
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
