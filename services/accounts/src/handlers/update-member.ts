import { updateMember as contract } from '@onsale/contracts/accounts/team';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { updateMember } from '../use-cases/update-member.ts';

export const handler = httpHandler(contract, updateMember(composition()));
