import { inviteMember as contract } from '@onsale/contracts/accounts/team';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { inviteMember } from '../use-cases/invite-member.ts';

export const handler = httpHandler(contract, inviteMember(composition()));
