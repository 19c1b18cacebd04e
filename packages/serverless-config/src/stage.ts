/** A row of `stages.yml`, which says what each column means. What only yml reads is not listed. */
export type Stage = {
  readonly name: string;
  readonly alarms: boolean;
  readonly canary: boolean;
  readonly endpoint: 'regional' | 'private';
  /** Empty: none. */
  readonly vpcEndpoint: string;
  readonly vpcSubnets: readonly string[];
  readonly vpcSecurityGroups: readonly string[];
  readonly domain: string;
  readonly certificate: string;
  readonly signIn: 'user-pool' | 'issuer';
  /** Empty with a user pool. */
  readonly issuer: string;
  readonly issuerKeysUrl: string;
  readonly issuerAudience: string;
  readonly webhookReceivers: 'public' | 'loopback';
};

/** Whose row a stage has: `pr-12`, a pull request's own stage, has that of dev; every other its own. */
export const rowOf = (stage: string): string => (/^pr-[1-9]\d*$/.test(stage) ? 'dev' : stage);

/** Their AWS is an emulator's. */
const onThisMachine = new Set(['local', 'ci']);

/** Throws an Error of one line where there is no such stage, or where its row contradicts itself. */
export const stageOf = (row: unknown, wanted: string): Stage => {
  const stage = row as Stage | undefined; // written in stages.yml
  const fault = (message: string) => new Error(`stages.yml, ${wanted}: ${message}`);
  if (stage?.name !== rowOf(wanted)) throw new Error(`there is no stage "${wanted}" in packages/serverless-config/stages.yml`);
  if (stage.canary && !stage.alarms) throw fault('a canary is rolled back by alarms, so it needs them');
  const ofVpc = [stage.vpcEndpoint, stage.vpcSubnets, stage.vpcSecurityGroups];
  if (ofVpc.some(({ length }) => length > 0 !== (stage.endpoint === 'private')))
    throw fault('endpoint: private comes with vpcEndpoint, vpcSubnets and vpcSecurityGroups, and they with it');
  if ((stage.domain === '') !== (stage.certificate === '')) throw fault('a domain and its certificate come together');
  const ofIssuer = [stage.issuer, stage.issuerKeysUrl, stage.issuerAudience];
  if (ofIssuer.some((value) => (value === '') !== (stage.signIn === 'user-pool')))
    throw fault('signIn: issuer comes with issuer, issuerKeysUrl and issuerAudience, and they with it');
  if (stage.webhookReceivers === 'loopback' && !onThisMachine.has(stage.name))
    throw fault('webhookReceivers: loopback is for stages on this machine alone');
  return stage;
};
