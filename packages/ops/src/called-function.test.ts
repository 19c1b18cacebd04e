import { calledFunction, outboxPublisher } from './called-function.ts';

const arn = (name: string) => `arn:aws:lambda:ap-northeast-2:123456789012:function:${name}`;

describe('the function that a mapping called', () => {
  it.each([
    'onsale-check-in-prod-publishOutbox',
    'onsale-check-in-prod-publishOutbox:live',
    'onsale-check-in-prod-publishOutbox:7',
  ])('is called as it stands today: %s', (name) =>
    expect(calledFunction(arn(name), 'prod')).toEqual({
      service: 'check-in',
      name: 'publishOutbox',
      FunctionName: 'onsale-check-in-prod-publishOutbox',
      Qualifier: 'live',
    }),
  );

  it('has no alias on the local cloud', () => {
    const called = { service: 'orders', name: 'publishOutbox', FunctionName: 'orders-publishOutbox' };
    expect(calledFunction('orders-publishOutbox', 'local')).toEqual(called);
  });

  it.each(['onsale-orders-dev-publishOutbox', 'somebodys-function', 'onsale-orders-prod-', 'x-onsale-orders-prod-publishOutbox'])(
    'is refused where it is not of the stage: %s',
    (name) => expect(() => calledFunction(arn(name), 'prod')).toThrow('is no function of the stage prod'),
  );

  it('is found for the outbox of a service, there and here', () => {
    expect(outboxPublisher('check-in', 'prod')).toEqual(calledFunction('onsale-check-in-prod-publishOutbox', 'prod'));
    expect(outboxPublisher('orders', 'local')).toEqual(calledFunction('orders-publishOutbox', 'local'));
  });
});
