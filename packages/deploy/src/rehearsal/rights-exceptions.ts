/** Rights of functions that a rehearsal does not see used. One that no longer occurs fails it, so that these lists stay true. */
type Exception = { readonly of: RegExp; readonly because: string };

/** Whole statements: what Lambda does in a function's name. The emulator does it too, and asks nobody. */
export const usedByTheService: readonly Exception[] = [
  { of: /^logs:CreateLogStream logs:PutLogEvents on /, because: "Lambda writes the function's log" },
  { of: /^xray:PutTraceSegments xray:PutTelemetryRecords on /, because: "Lambda's agent sends the traces" },
  { of: /^sqs:ReceiveMessage sqs:DeleteMessage sqs:GetQueueAttributes on /, because: 'Lambda reads the queue' },
  { of: /^dynamodb:DescribeStream dynamodb:GetRecords .*\/stream\//, because: 'Lambda reads the stream' },
  { of: /^s3:(PutObject|ListBucket) on .*failedrecordsbucket/, because: 'Lambda keeps there what a stream could not deliver' },
];

/** Single rights that are needed, where no test leads. */
export const notExercised: readonly Exception[] = [
  {
    of: /-accounts-\w+-createApiKey (apigateway:DELETE|on .*::\/apikeys\/\*)$/,
    because: "takes the gateway's key back where the second half of making it failed",
  },
  {
    of: /-notifications-\w+-sendMail (ses:\w+|on arn:aws:ses:)/,
    because: 'mails are rehearsed over SMTP, where they can be read',
  },
  {
    of: /-orders-\w+-mendOrder (dynamodb:UpdateItem|on .*\/payments\/\*\/refund)$/,
    because: 'refunds a confirmed order whose stock was lost and then sold to others',
  },
  { of: /-orders-\w+-placeOrder on .*\/holds\/\*\/retake$/, because: 'only a free order whose hold ends while it is placed' },
  { of: /-orders-\w+-sweepOrders on .*\/payments\/\*\/close$/, because: 'the timer is before it, unless its message is lost' },
  {
    of: /-payments-\w+-(deliver|receive)SandboxWebhook dynamodb:PutItem$/,
    because: 'whoever asks for the secret first makes it; so far that was createPayment',
  },
];
