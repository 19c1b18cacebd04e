import { awsHost, awsSender, emulatorOf } from '@onsale/runtime/aws-requests';

/** The text of a SecureString in Parameter Store, with the rights of the function's role. Throws an Error that names the parameter. */
export const readSecret = async (name: string): Promise<string> => {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameter' };
  const url = new URL(emulatorOf('ssm') ?? `https://${awsHost('ssm')}/`);
  const body = JSON.stringify({ Name: name, WithDecryption: true });
  try {
    const answer = await awsSender('ssm')({ method: 'POST', url, headers, body });
    const { Parameter } = JSON.parse(answer.toString()) as { Parameter: { Value: string } }; // as SSM documents it
    return Parameter.Value;
  } catch (cause) {
    throw new Error(`Cannot read the parameter ${name}: ${(cause as Error).message}`, { cause }); // awsSender throws Errors
  }
};
