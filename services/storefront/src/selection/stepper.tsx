import { useLanguage } from '../language/language.tsx';

type Props = {
  readonly name: string;
  readonly quantity: number;
  readonly most: number;
  readonly change: (quantity: number) => void;
};

export const Stepper = ({ name, quantity, most, change }: Props) => {
  const { t } = useLanguage();
  return (
    <div class="stepper" role="group" aria-label={t.quantityOf(name)}>
      <button type="button" aria-label={t.oneLess(name)} disabled={quantity === 0} onClick={() => change(quantity - 1)}>
        −
      </button>
      <output aria-live="polite">{quantity}</output>
      <button type="button" aria-label={t.oneMore(name)} disabled={quantity >= most} onClick={() => change(quantity + 1)}>
        +
      </button>
    </div>
  );
};
