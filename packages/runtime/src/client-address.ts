import type { APIGatewayProxyEvent } from 'aws-lambda';
import { headerOf } from './api-event.ts';
import { equalSecrets } from './constant-time.ts';

type Request = Pick<APIGatewayProxyEvent, 'headers' | 'stageVariables'> & {
  readonly requestContext: { readonly identity: { readonly sourceIp: string } };
};

/**
 * The address that a request comes from: the one that our CDN saw, where the request is proven to come through our CDN; else
 * whoever called the API. What a client writes into either header changes nothing: the CDN overwrites both, and past
 * the CDN nobody knows the secret. See edge's `site.yml`, which sets them.
 */
export const clientAddressOf = (request: Request): string => {
  const secret = request.stageVariables?.['cdnSecret'];
  const proof = headerOf(request, 'onsale-cdn-secret');
  const isFromCdn = secret !== undefined && secret !== '' && proof !== undefined && equalSecrets(proof, secret);
  return (isFromCdn && headerOf(request, 'onsale-viewer-address')) || request.requestContext.identity.sourceIp;
};
