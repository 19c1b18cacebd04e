import { SteadyButton } from '../answer/steady-button.tsx';
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
      <SteadyButton label={t.oneLess(name)} isOff={quantity === 0} press={() => change(quantity - 1)}>
        −
      </SteadyButton>
      <output aria-live="polite">{quantity}</output>
      <SteadyButton label={t.oneMore(name)} isOff={quantity >= most} press={() => change(quantity + 1)}>
        +
      </SteadyButton>
    </div>
  );
};
