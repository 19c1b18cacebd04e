import type { Resource, Value } from './configuration.ts';
import { gatewayAnswer, prefixed } from './gateway-problems.ts';
import { importShared } from './names.ts';

const json = 'application/json';

/**
 * `custom.unknownPathsBelow`, a list of the API's resources by logical id → below each of them, whatever no other path and method
 * takes is a 404 of the gateway's own. Without it API Gateway takes an unknown path for one that lacks its signature.
 */
export const unknownPaths = (below: readonly string[], stage: string): Record<string, Resource> =>
  Object.fromEntries(below.flatMap((id) => Object.entries(unknownBelow(id, importShared(stage, 'RestApiId')))));

const unknownBelow = (id: string, RestApiId: Value): Record<string, Resource> => ({
  [`${id}Unknown`]: {
    Type: 'AWS::ApiGateway::Resource',
    Properties: { RestApiId, ParentId: { Ref: id }, PathPart: '{unknown+}' },
  },
  [`${id}UnknownMethod`]: {
    Type: 'AWS::ApiGateway::Method',
    Properties: { RestApiId, ResourceId: { Ref: `${id}Unknown` }, HttpMethod: 'ANY', AuthorizationType: 'NONE', ...notFound() },
  },
});

const notFound = () => {
  const { status, headers, body } = gatewayAnswer('not-found');
  const named = Object.fromEntries(Object.keys(headers).map((name) => [name, true]));
  return {
    Integration: {
      Type: 'MOCK',
      RequestTemplates: { [json]: `{"statusCode": ${status}}` },
      PassthroughBehavior: 'NEVER', // any other kind of body: UNSUPPORTED_MEDIA_TYPE, which answers the same
      IntegrationResponses: [
        {
          StatusCode: status,
          SelectionPattern: status,
          ResponseParameters: prefixed('method.response.header', headers),
          ResponseTemplates: { [json]: body },
        },
      ],
    },
    MethodResponses: [{ StatusCode: status, ResponseParameters: prefixed('method.response.header', named) }],
  };
};
