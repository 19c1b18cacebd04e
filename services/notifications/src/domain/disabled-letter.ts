import type { Letter } from './letter.ts';
import type { Webhook } from './webhook.ts';

const texts = {
  en: {
    subject: 'One of your webhooks was switched off',
    heading: 'A webhook is switched off',
    because: {
      gone: 'It answered 410 Gone, which asks us never to call it again.',
      failing: 'For five days, no delivery to it went well.',
    },
    what: 'Nothing is sent to it any more. Sales go on as ever. Once it is mended, switch it on again and replay the deliveries that you miss.',
    labels: { webhook: 'Webhook', host: 'Host' },
  },
  ko: {
    subject: '웹훅 하나가 비활성화되었습니다',
    heading: '웹훅이 비활성화되었습니다',
    because: {
      gone: '수신 서버가 410 Gone으로 응답하여 더 이상 호출하지 않습니다.',
      failing: '닷새 동안 성공한 전송이 없었습니다.',
    },
    what: '이제 이 웹훅으로는 아무것도 전송되지 않습니다. 판매는 계속됩니다. 문제를 해결한 뒤 다시 활성화하고 누락된 전송을 재전송해 주세요.',
    labels: { webhook: '웹훅', host: '호스트' },
  },
};

/** We have switched a webhook off, and why. Of its address only the host: the rest may hold a secret. */
export const disabledLetter = ({ webhookId, url, contact, disabledBecause }: Webhook): Letter => {
  const locale = contact?.locale ?? 'en';
  const { subject, heading, because, what, labels } = texts[locale];
  return {
    locale,
    subject,
    heading,
    paragraphs: [because[disabledBecause === 'gone' ? 'gone' : 'failing'], what],
    facts: [
      { label: labels.webhook, value: webhookId },
      { label: labels.host, value: new URL(url).host },
    ],
  };
};
