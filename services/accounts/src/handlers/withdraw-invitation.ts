import { withdrawInvitation as contract } from '@onsale/contracts/accounts/team';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { withdrawInvitation } from '../use-cases/withdraw-invitation.ts';

export const handler = httpHandler(contract, withdrawInvitation(composition()));
