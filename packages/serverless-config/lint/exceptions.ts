/** Findings that are not faults here. One that no longer occurs fails the lint, so that this list stays true. */
export type Exception = {
  readonly check: string;
  /** The resources that it is about, `<service> <logical id>`. All, unless said. */
  readonly only?: RegExp;
  readonly because: string;
};

const ownKeys =
  'everything is encrypted by keys that AWS owns, for free; a key of our own is $1 a month and a price on every request';

export const exceptions: readonly Exception[] = [
  {
    check: 'W3005',
    because: 'osls names dependencies that a reference implies too; they say the same',
  },
  {
    check: 'W6001',
    only: /^storefront /,
    because: 'the stack has nothing of its own: its outputs say where a deploy puts the site',
  },
  { check: 'CKV_AWS_158', because: ownKeys },
  { check: 'CKV_AWS_173', because: `${ownKeys}; no variable holds a secret (docs/adr/0007)` },
  { check: 'CKV_AWS_119', because: ownKeys },
  { check: 'CKV_AWS_26', because: `${ownKeys}; a topic keeps nothing` },
  { check: 'CKV_AWS_27', because: `${ownKeys} (SqsManagedSseEnabled, which this check does not know)` },
  {
    check: 'CKV_AWS_116',
    because:
      'a DLQ is at the queue or the stream mapping; the one scheduled function does at its next run what a lost one did not',
  },
  { check: 'CKV_AWS_117', because: 'everything it calls has a public AWS endpoint; a VPC would need a NAT, billed by the hour' },
  {
    check: 'CKV_AWS_115',
    because: 'reserved concurrency is taken from all other functions of the account; the stage and the tables set the limits',
  },
  {
    check: 'CKV_AWS_59',
    because: 'these are public by contract: events, holds, orders by their token, webhooks by their signature',
  },
  {
    check: 'CKV_AWS_18',
    because: 'nobody reads these buckets but our functions and the CDN, which CloudTrail can log where a team wants it',
  },
  {
    check: 'CKV_AWS_21',
    only: / (ServerlessDeploymentBucket|SiteBucket|ArchiveBucket|FailedRecordsBucket|TicketsBucket)$/,
    because: 'each object is made again from code or tables, or is written once under a name of its own',
  },
  { check: 'CKV_AWS_120', only: /^edge/, because: 'the CDN caches; a cache in the gateway is billed by the hour' },
  {
    check: 'CKV_AWS_86',
    only: /^edge/,
    because: 'the API has its access log; a second one with addresses in it would be personal data',
  },
  { check: 'CKV_AWS_68', only: /^edge/, because: 'a firewall costs $7 a month: stages.yml switches it on, at the API itself' },
  {
    check: 'CKV_AWS_174',
    only: /^edge Distribution$/,
    because:
      "the CDN's own name comes with AWS' certificate and policy; a domain of one's own is TLS 1.2 (services/edge/resources/domain.yml)",
  },
];
