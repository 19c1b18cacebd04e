import type { Cloud, Resource } from './cloud.ts';
import { headersOf, render } from './gateway-responses.ts';
import type { Answer } from './gateway-responses.ts';

/** What the gateway answers by itself at a path (with or without a query) that no function serves; nothing where it has no such method. */
export type MockMethods = (path: string, requestId: string) => Answer | undefined;

type Method = {
  readonly ResourceId: { readonly Ref: string };
  readonly Integration: { readonly Type: string; readonly IntegrationResponses?: readonly IntegrationResponse[] };
};

type IntegrationResponse = {
  readonly StatusCode: string;
  readonly ResponseParameters?: Readonly<Record<string, string>>;
  readonly ResponseTemplates?: Readonly<Record<string, string>>;
};

/** The methods that the templates declare with a mock integration, all of them at greedy paths such as `/v1/{unknown+}`. */
export const mockMethods = ({ resources }: Pick<Cloud, 'resources'>): MockMethods => {
  const declared = resources
    .filter(({ type }) => type === 'AWS::ApiGateway::Method')
    .map(({ properties }) => properties as unknown as Method) // CloudFormation's shape
    .filter(({ Integration }) => Integration.Type === 'MOCK')
    .map(({ ResourceId, Integration }) => ({
      below: pathOf(ResourceId.Ref, resources).replace(/\{\w+\+\}$/, ''),
      response: Integration.IntegrationResponses?.[0],
    }));

  return (path, requestId) => {
    const response = declared.find(({ below }) => path.startsWith(below))?.response;
    return (
      response && {
        status: Number(response.StatusCode),
        headers: headersOf(response.ResponseParameters ?? {}, { requestId }),
        body: render(response.ResponseTemplates?.['application/json'] ?? '', { requestId }),
      }
    );
  };
};

/** Up its parents; the root is no resource of the templates. */
const pathOf = (logicalId: string, resources: readonly Resource[]): string => {
  const found = resources.find((each) => each.logicalId === logicalId && each.type === 'AWS::ApiGateway::Resource');
  if (!found) return '';
  const { ParentId, PathPart } = found.properties as { ParentId: { Ref?: string }; PathPart: string };
  return `${pathOf(ParentId.Ref ?? '', resources)}/${PathPart}`;
};
