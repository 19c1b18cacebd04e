import { findQueue } from './queues.ts';

const queues = ['onsale-local-orders-confirm-order', 'onsale-local-tickets-issue-tickets'].map((name) => ({
  name,
  url: `http://sqs/${name}`,
  dlqUrl: `http://sqs/${name}-dlq`,
}));

describe('findQueue', () => {
  it('takes the full name and the short one', () => {
    expect(findQueue(queues, 'onsale-local-orders-confirm-order', 'local')).toBe(queues[0]);
    expect(findQueue(queues, 'tickets-issue-tickets', 'local')).toBe(queues[1]);
  });

  it('names the queues that there are when it is asked for another', () => {
    expect(() => findQueue(queues, 'orders', 'local')).toThrow(
      'there is no queue orders on local; there are: orders-confirm-order, tickets-issue-tickets',
    );
  });
});
