import { startDynoxide } from './dynoxide.ts';
import { running } from './integration-teardown.ts';

/** One embedded DynamoDB for all integration tests, or the one that `DYNAMODB_TEST_ENDPOINT` names. */
export default async (): Promise<void> => {
  if (process.env['DYNAMODB_TEST_ENDPOINT']) return;
  const { endpoint, stop } = await startDynoxide();
  process.env['DYNAMODB_TEST_ENDPOINT'] = endpoint;
  running.stop = stop;
};
