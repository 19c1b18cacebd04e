import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { makeId } from '@onsale/kernel/id';
import { newApiKey, writeApiKey } from '@onsale/kernel/api-key';
import { newDeviceId, newDeviceToken, writeDeviceToken } from '@onsale/kernel/device-token';
import { toldFault } from './told-fault.ts';

const organizerId = makeId('organizer', '0123456789abcdefghij');
const key = newApiKey(organizerId);
const deviceId = newDeviceId(organizerId);
const device = newDeviceToken(organizerId, deviceId);

test.each([
  ['a mail address', '550 <mina@example.org> is unknown', '550 <…@…> is unknown'],
  ['one in JSON', 'Unexpected token in "{"email":"mina@example.org"}"', 'Unexpected token in "{"email":"…@…"}"'],
  ['an API key', `sent ${writeApiKey(key)} in vain`, `sent onk_${key.keyId.slice(4)}_… in vain`],
  ['a test key', writeApiKey({ ...key, mode: 'test' }), `onk_test_${key.keyId.slice(4)}_…`],
  ['a scanner’s token', writeDeviceToken(device), `ond_${deviceId.slice(4)}_…`],
  ['a webhook’s secret', 'whsec_c2VjcmV0+/= is wrong', 'whsec_… is wrong'],
  ['a bearer token', 'authorization: bearer abc.def-ghi', 'authorization: Bearer …'],
])('%s is blotted out of what is told', (_, message, told) => {
  const fault = toldFault(new Error(message));
  expect(fault.message).toBe(told);
  expect(fault.stack).toContain(told);
});

test('a refused transaction is told by its reasons and its request, without the items in it', () => {
  const fault = new TransactionCanceledException({
    message: 'Transaction cancelled [ConditionalCheckFailed, None]',
    CancellationReasons: [{ Code: 'ConditionalCheckFailed', Item: { buyer: { S: 'Mina Park' } } }],
    $metadata: { requestId: 'R1', httpStatusCode: 400 },
  });
  const told = toldFault(new Error('The hold was refused', { cause: fault }));
  expect(told).toMatchObject({
    ...{ name: 'Error', message: 'The hold was refused' },
    cause: {
      name: 'TransactionCanceledException',
      message: 'Transaction cancelled [ConditionalCheckFailed, None]',
      requestId: 'R1',
      status: 400,
    },
  });
  expect(JSON.stringify(told)).not.toContain('Mina');
});

test('what is thrown and is no error is told in words; causes that go round end', () => {
  expect(toldFault('to mina@example.org')).toMatchObject({ name: 'Error', message: 'to …@…' });
  const round = new Error('one');
  round.cause = new Error('other', { cause: round });
  expect(JSON.stringify(toldFault(round)).match(/"message"/g)).toHaveLength(5);
});
