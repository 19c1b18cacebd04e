import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { EndpointSpec } from '@onsale/contracts/endpoint';
import { actBy } from '@onsale/contracts/use-case';
import type { Caller, ToldAct } from '@onsale/contracts/use-case';

/** What the contract and the request tell of an act already. Nothing for an endpoint that leaves no row in the audit. */
export const toldAct = (
  { audit, method }: EndpointSpec,
  caller: Caller | undefined,
  { pathParameters }: APIGatewayProxyEvent,
  request: unknown,
): { readonly act?: ToldAct } => {
  if (typeof audit !== 'string' || !caller || caller.deviceId !== undefined) return {}; // devices scan, and that leaves no row
  const act = actBy(audit, caller);
  if (method !== 'PATCH') return { act };
  const fields = Object.keys(request as object).filter((name) => !(name in (pathParameters ?? {}))); // what was parsed is an object
  return { act: (subject, more) => ({ ...act(subject, more), fields }) };
};
