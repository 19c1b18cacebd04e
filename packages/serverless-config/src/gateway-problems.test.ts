import { problems } from '@onsale/contracts/problems';
import { gatewayResponses } from './gateway-problems.ts';

const { ThrottledResponse, Default4xxResponse } = gatewayResponses(
  { THROTTLED: 'too-many-requests', DEFAULT_4XX: 'invalid-request' },
  'dev',
);

describe('a refusal of the gateway', () => {
  it('is the problem that the contracts declare, with the request as correlation id', () => {
    const { 'application/json': body } = ThrottledResponse?.Properties?.['ResponseTemplates'] as Record<string, string>;
    expect(JSON.parse(body ?? '')).toEqual({
      type: 'urn:onsale:problem:too-many-requests',
      ...problems['too-many-requests'],
      code: 'too-many-requests',
      correlationId: '$context.requestId',
    });
    expect(ThrottledResponse?.Properties).toMatchObject({ ResponseType: 'THROTTLED', StatusCode: '429' });
  });

  it('says when to come again only where that helps', () => {
    const retryAfter = 'gatewayresponse.header.Retry-After';
    expect(ThrottledResponse?.Properties?.['ResponseParameters']).toHaveProperty([retryAfter], "'1'");
    expect(Default4xxResponse?.Properties?.['ResponseParameters']).not.toHaveProperty([retryAfter]);
  });

  it('of an unknown code does not deploy', () => {
    expect(() => gatewayResponses({ THROTTLED: 'calm-down' }, 'dev')).toThrow(
      'gatewayProblems.THROTTLED: there is no problem calm-down',
    );
  });
});
