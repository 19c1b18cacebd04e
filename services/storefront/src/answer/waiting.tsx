import { useLanguage } from '../language/language.tsx';

/** Empty tickets while the first answer is on its way; told once to who cannot see them. */
export const Waiting = ({ stubs }: { readonly stubs: number }) => {
  const { t } = useLanguage();
  return (
    <div class="waiting" role="status">
      <span class="hidden">{t.loading}</span>
      {Array.from({ length: stubs }, (_, index) => (
        <div key={index} class="waiting-stub" />
      ))}
    </div>
  );
};
