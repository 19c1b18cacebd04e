/** A row of stages.yml with everything in it that is off by default and adds to the templates. */
export const everyOption = {
  domain: 'tickets.example.org',
  certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000',
  endpoint: 'private',
  vpcEndpoint: 'vpce-0123456789abcdef0',
  vpcSubnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
  vpcSecurityGroups: ['sg-0123456789abcdef0'],
  firewall: true,
};
