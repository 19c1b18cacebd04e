import { useLanguage } from '../language/language.tsx';

type Props = {
  readonly code: string;
  /** Are there tickets that only a voucher opens? */
  readonly opensMore: boolean;
  readonly change: (code: string) => void;
};

/** Where to enter a voucher; folded away unless there are tickets for it alone. */
export const VoucherField = ({ code, opensMore, change }: Props) => {
  const { t } = useLanguage();
  return (
    <details class="voucher" open={opensMore || code !== ''}>
      <summary>{t.voucher}</summary>
      {opensMore && <p class="soft small">{t.voucherOnly}</p>}
      <label>
        <span>{t.voucherCode}</span>
        <input
          name="voucher"
          value={code}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellcheck={false}
          aria-describedby="voucher-hint"
          onInput={(input) => change(input.currentTarget.value.trim())}
        />
      </label>
      <p id="voucher-hint" class="soft small">
        {t.voucherHint}
      </p>
    </details>
  );
};
