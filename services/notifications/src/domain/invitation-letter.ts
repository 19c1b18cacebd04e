import type { memberInvited } from '@onsale/contracts/accounts/events';
import type { DataOf } from '@onsale/contracts/event';
import type { Role } from '@onsale/contracts/permissions';
import type { Letter } from './letter.ts';

type Words = {
  readonly subject: (organizer: string) => string;
  readonly hello: string;
  readonly invited: (organizer: string, role: string) => string;
  readonly how: string;
  readonly unknown: string;
  readonly code: string;
  readonly until: string;
  readonly roles: Readonly<Record<Role, string>>;
};

const texts: Readonly<Record<'en' | 'ko', Words>> = {
  en: {
    subject: (organizer) => `${organizer} invites you into its team`,
    hello: 'Hello,',
    invited: (organizer, role) => `${organizer} invites you into its team, as ${role}.`,
    how: 'Sign in and accept the invitation with the code below. It works once, for whoever has it: keep it to yourself.',
    unknown: 'If you do not know what this is about, do nothing: without the code nothing happens.',
    code: 'Code',
    until: 'Good until',
    roles: { owner: 'owner', manager: 'manager', finance: 'finance', support: 'support', door: 'door staff' },
  },
  ko: {
    subject: (organizer) => `${organizer} 팀에 초대되었습니다`,
    hello: '안녕하세요.',
    invited: (organizer, role) => `${organizer} 팀에 ${role} 역할로 초대되었습니다.`,
    how: '로그인한 뒤 아래 코드로 초대를 수락해 주세요. 코드는 한 번만 쓸 수 있으며 누구나 쓸 수 있으니 다른 사람에게 공개하지 마세요.',
    unknown: '짐작 가는 일이 없다면 이 메일을 무시하셔도 됩니다. 코드를 쓰지 않으면 아무 일도 일어나지 않습니다.',
    code: '코드',
    until: '유효 기간',
    roles: { owner: '소유자', manager: '관리자', finance: '재무 담당', support: '고객 지원', door: '입장 담당' },
  },
};

/** To somebody who may become a member of an organizer's team. */
export const invitationLetter = ({ organizerName, role, locale, code, expiresAt }: DataOf<typeof memberInvited>): Letter => {
  const words = texts[locale];
  return {
    locale,
    subject: words.subject(organizerName),
    heading: organizerName,
    paragraphs: [words.hello, words.invited(organizerName, words.roles[role]), words.how, words.unknown],
    facts: [
      { label: words.code, value: code },
      { label: words.until, value: `${expiresAt.slice(0, 16).replace('T', ' ')} UTC` },
    ],
  };
};
