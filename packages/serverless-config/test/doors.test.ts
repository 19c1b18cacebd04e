import { packagedServices, resourcesOf } from './packaged-services.ts';

const packaged = packagedServices();
const ofApi = (kind: string) => packaged.flatMap((service) => resourcesOf(service, `AWS::ApiGateway::${kind}`));
const statusOf = (type: string) => ofApi('GatewayResponse').find(({ Properties }) => Properties?.['ResponseType'] === type);

describe('who knocks where nothing is', () => {
  it('below /v1 and /v2, and nowhere else, is told so by the gateway alone', () => {
    const greedy = ofApi('Resource').filter(({ Properties }) => /\+\}"$/.test(JSON.stringify(Properties?.['PathPart'])));
    expect(greedy.map(({ Properties }) => Properties?.['ParentId'])).toEqual([{ Ref: 'V1Resource' }, { Ref: 'V2Resource' }]);
    for (const { id } of greedy) {
      const methods = ofApi('Method').filter(
        ({ Properties }) => JSON.stringify(Properties?.['ResourceId']) === `{"Ref":"${id}"}`,
      );
      expect(methods.map(({ Properties }) => Properties)).toEqual([
        expect.objectContaining({
          HttpMethod: 'ANY',
          AuthorizationType: 'NONE',
          Integration: expect.objectContaining({ Type: 'MOCK', PassthroughBehavior: 'NEVER' }) as object,
          MethodResponses: [expect.objectContaining({ StatusCode: '404' })],
        }),
      ]);
    }
    expect(statusOf('UNSUPPORTED_MEDIA_TYPE')?.Properties).toMatchObject({ StatusCode: '404' }); // a body of another kind
  });

  it('elsewhere may not come in, as without a signature', () => {
    expect(statusOf('MISSING_AUTHENTICATION_TOKEN')?.Properties).toMatchObject({ StatusCode: '403' });
  });
});

describe('the shared API', () => {
  it('stays within what API Gateway gives one', () => {
    expect(ofApi('Resource').length).toBeLessThanOrEqual(300 - 1); // the root is one too
  });
});
