import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { memberInvited } from '@onsale/contracts/accounts/events';
import type { Invitation } from '@onsale/contracts/accounts/team';
import { refusal } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { AuditRow } from '@onsale/runtime/audit-log';
import { equalSecrets, sha256Hex } from '@onsale/runtime/constant-time';
import type { Outbox } from '@onsale/runtime/outbox';
import { queryPage } from '@onsale/runtime/query-page';
import { transact } from '@onsale/runtime/table';
import { writeInvitationCode } from '../domain/invitation-code.ts';
import type { Invitations } from '../ports.ts';
import { memberItems, membershipOf } from './member-items.ts';
import { invitationKey, organizerKey } from './organizer-keys.ts';

/** How long one is still listed after it has expired. */
const keptSeconds = 30 * 24 * 3600;

/** Invitations into teams. Of a code only the SHA-256 is kept with them; the event that brings it to the mail has it, until it is forgotten. */
export const invitationsTable = (
  client: DynamoDBDocumentClient,
  TableName: string,
  { auditRow, outbox }: { readonly auditRow: AuditRow; readonly outbox: Outbox },
): Invitations => {
  const { putMember, putMembership, countOwners } = memberItems(TableName);
  const isOpen = 'attribute_exists(pk) AND attribute_not_exists(invitation.acceptedAt)';

  return {
    create: async (organizer, code, { keyVersion, ...invitation }, locale, act) => {
      const { organizerId, name: organizerName } = organizer;
      const { invitationId, email, role, expiresAt } = invitation;
      const data = { invitationId, organizerId, organizerName, email, role, locale, code: writeInvitationCode(code), expiresAt };
      const Item = {
        ...invitationKey(organizerId, invitationId),
        kind: 'invitation',
        invitation,
        keyVersion,
        secretHash: sha256Hex(code.secret),
        ttl: Math.floor(Date.parse(expiresAt) / 1000) + keptSeconds,
      };
      await transact(client, [
        { Put: { TableName, Item } },
        outbox.event(memberInvited, { subject: invitationId, version: 1, data }),
        auditRow(act),
      ]); // no condition that could fail
    },

    find: async ({ organizerId, invitationId, secret }) => {
      const Key = invitationKey(organizerId, invitationId);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      if (!Item || !equalSecrets(sha256Hex(secret), String(Item['secretHash']))) return undefined;
      return { ...invitationIn(Item), keyVersion: Item['keyVersion'] as number | undefined }; // written by create alone
    },

    list: (organizerId, page) =>
      queryPage(
        client,
        {
          TableName,
          KeyConditionExpression: 'pk = :organizer AND begins_with(sk, :invitations)',
          ExpressionAttributeValues: {
            ':organizer': organizerKey(organizerId).pk,
            ':invitations': invitationKey(organizerId, '').sk,
          },
        },
        page,
        invitationIn,
      ),

    withdraw: async (organizerId, invitationId, act) => {
      const Key = invitationKey(organizerId, invitationId);
      const written = await transact(client, [{ Delete: { TableName, Key, ConditionExpression: isOpen } }, auditRow(act)]);
      if (written.ok) return ok(undefined);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return refusal(Item ? 'invitation-used' : 'invitation-not-found');
    },

    accept: async (organizer, { invitationId }, member, act) => {
      const { organizerId } = organizer;
      const written = await transact(client, [
        {
          Update: {
            TableName,
            Key: invitationKey(organizerId, invitationId),
            UpdateExpression: 'SET invitation.acceptedAt = :now',
            ConditionExpression: isOpen,
            ExpressionAttributeValues: { ':now': member.since },
          },
        },
        putMember(organizer, member, { ConditionExpression: 'attribute_not_exists(pk)' }),
        putMembership(organizer, member),
        ...countOwners(organizer, undefined, member),
        auditRow(act),
      ]);
      if (written.ok) return ok(membershipOf(organizer, member));
      return refusal(written.error.lost.includes(0) ? 'invitation-used' : 'already-member');
    },
  };
};

const invitationIn = (item: Readonly<Record<string, unknown>>): Invitation => item['invitation'] as Invitation; // written by create and accept alone
