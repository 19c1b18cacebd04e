import { getOrganizer } from '@onsale/contracts/accounts/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { ownOrganizer } from '../use-cases/own-organizer.ts';

const { accounts } = composition();

export const handler = httpHandler(getOrganizer, ({ organizerId }, { caller }) => ownOrganizer(accounts, organizerId, caller));
