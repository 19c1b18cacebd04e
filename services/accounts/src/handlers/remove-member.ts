import { removeMember as contract } from '@onsale/contracts/accounts/team';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { removeMember } from '../use-cases/remove-member.ts';

export const handler = httpHandler(contract, removeMember(composition()));
