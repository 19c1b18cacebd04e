import { MessagePage } from '../answer/message-page.tsx';
import { useLanguage } from '../language/language.tsx';

export const NotFoundPage = () => {
  const { t } = useLanguage();
  return (
    <MessagePage title={t.lostTitle} more={t.lostMore}>
      <a class="button" href="/">
        {t.allEvents}
      </a>
    </MessagePage>
  );
};
