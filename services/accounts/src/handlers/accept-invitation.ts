import { acceptInvitation as contract } from '@onsale/contracts/accounts/team';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { acceptInvitation } from '../use-cases/accept-invitation.ts';

export const handler = httpHandler(contract, acceptInvitation(composition()));
