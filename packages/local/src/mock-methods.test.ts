import { unknownPaths } from '@onsale/serverless-config/unknown-paths';
import { mockMethods } from './mock-methods.ts';

const v1 = {
  Type: 'AWS::ApiGateway::Resource',
  Properties: { ParentId: { 'Fn::GetAtt': ['RestApi', 'RootResourceId'] }, PathPart: 'v1' },
};
const resources = Object.entries({ V1Resource: v1, ...unknownPaths(['V1Resource'], 'local') }).map(
  ([logicalId, { Type, Properties }]) => ({
    ...{ service: 'edge', logicalId, name: logicalId, ref: logicalId },
    ...{ type: Type, properties: Properties },
  }),
);
const answer = mockMethods({ resources });

describe('a path that no function serves', () => {
  it.each(['/v1/nothing', '/v1/events/evt_1/nothing?really=yes'])('%s is not found, in the words of the template', (path) => {
    expect(answer(path, 'r-1')).toMatchObject({
      status: 404,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', 'x-correlation-id': 'r-1' },
      body: expect.stringContaining('"code":"not-found","correlationId":"r-1"') as string,
    });
  });

  it.each(['/v1', '/v2/nothing', '/internal/v1/nothing', '/'])('%s has no such answer', (path) => {
    expect(answer(path, 'r-1')).toBeUndefined();
  });
});
