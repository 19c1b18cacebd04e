/** Rights of functions that a rehearsal does not see used, or not always. One without need fails it, so that these lists stay true. */
export type Exception = { readonly of: RegExp; readonly because: string };

/** Whole statements: what Lambda does in a function's name. The emulator does it too, and asks nobody. */
export const usedByTheService: readonly Exception[] = [
  { of: /^logs:CreateLogStream logs:PutLogEvents on /, because: "Lambda writes the function's log" },
  { of: /^xray:PutTraceSegments xray:PutTelemetryRecords on /, because: "Lambda's agent sends the traces" },
  { of: /^sqs:ReceiveMessage sqs:DeleteMessage sqs:GetQueueAttributes on /, because: 'Lambda reads the queue' },
  { of: /^dynamodb:DescribeStream dynamodb:GetRecords .*\/stream\//, because: 'Lambda reads the stream' },
  { of: /^s3:(PutObject|ListBucket) on .*failedrecordsbucket/, because: 'Lambda keeps there what a stream could not deliver' },
];

/** Single rights that are needed, where no test leads. One that is used after all is without need. */
export const notExercised: readonly Exception[] = [
  {
    of: /-accounts-\w+-(create|rotate)ApiKey (apigateway:DELETE|on .*::\/apikeys\/\*)$/,
    because: "takes the gateway's key back where the second half of making it failed",
  },
  {
    of: /-notifications-\w+-(followEvents|sweepWebhooks) (ses:\w+|on arn:aws:ses:)/,
    because: 'mails are rehearsed over SMTP, where they can be read',
  },
  {
    of: /-notifications-\w+-rotateWebhookSecret (dynamodb:PutItem|on .*:table\/[^/]+)$/,
    because:
      'puts its row of the audit by itself, should IAM judge the items of a transaction one by one: the emulator judges them together',
  },
  {
    of: /-orders-\w+-mendOrder (dynamodb:UpdateItem|on .*\/payments\/\*\/refund)$/,
    because: 'refunds a confirmed order whose stock was lost and then sold to others; were there one, its suite would fail',
  },
];

/** Single rights that a run uses or not, by how messages and clocks meet in it. Without need only when no role has them any more. */
export const usedByChance: readonly Exception[] = [
  {
    of: /-orders-\w+-placeOrder (dynamodb:UpdateItem|on .*\/holds\/\*\/(confirm|retake))$/,
    because:
      'a free order whose claim could not sell all of it, since its hold ended while it was placed; a retry of one that broke off there',
  },
  {
    of: /-orders-\w+-sweepOrders (dynamodb:GetItem|on .*\/payments\/\*\/close)$/,
    because: 'an order whose timer is two minutes late; several are read in one batch',
  },
  {
    of: /-notifications-\w+-sweepWebhooks (dynamodb:(GetItem|UpdateItem)|on .*:table\/[^/]+)$/,
    because: 'a webhook that has something to come when the sweep comes, every five minutes',
  },
  {
    of: /-notifications-\w+-followEvents dynamodb:UpdateItem$/,
    because: 'something happens while a webhook rests, which takes ten seconds of failing',
  },
  {
    of: /-payments-\w+-(deliver|receive)SandboxWebhook dynamodb:PutItem$/,
    because: 'whoever asks for the secret first makes it: createPayment, unless a forged webhook comes before the first payment',
  },
  {
    of: /-orders-\w+-(placeOrder|sendOrderLink) dynamodb:PutItem$/,
    because: 'whoever asks for the secret first makes it: placeOrder, unless somebody asks for a link before the first order',
  },
  {
    of: /-(orders-\w+-(expireOrder|followPayments|sweepOrders)|notifications-\w+-followEvents) dynamodb:BatchGetItem$/,
    because: 'messages that come in one batch are read together; one alone is read by itself',
  },
];
