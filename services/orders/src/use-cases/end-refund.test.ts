import { paymentRefunded } from '@onsale/contracts/payments/events';
import { makeId } from '@onsale/kernel/id';
import { cloudEvent } from '@onsale/testing/queue-event';
import { fakeWorld } from '../../test/fakes/fake-world.ts';

test('a refund that does not fit the order is a fault, so that it is looked at', async () => {
  const world = fakeWorld();
  await world.place();
  const { orderId, total } = world.theOrder();
  const event = cloudEvent(paymentRefunded, { paymentId: makeId('payment', 'one'), orderId, amount: total });
  await expect(world.deliver(event)).rejects.toThrow('is pending, yet its money went back');
  expect(world.theOrder().status).toBe('pending');
});
