import { expandedService } from './expanded-services.ts';

const privately = { endpoint: 'private', vpcEndpoint: 'vpce-1', vpcSubnets: ['subnet-1'], vpcSecurityGroups: ['sg-1'] };
const edge = (change: Record<string, unknown>) => expandedService('edge', 'prod', change);

describe('the edge', () => {
  it('is public, at the names that AWS gives, and without a firewall unless its stage says otherwise', async () => {
    const { Resources, Outputs } = (await edge({})).resources;
    expect(Resources['RestApi']?.Properties).toMatchObject({ EndpointConfiguration: { Types: ['REGIONAL'] } });
    expect(Resources['RestApi']?.Properties).not.toHaveProperty('Policy');
    expect(Resources['Distribution']?.Properties).not.toHaveProperty('DistributionConfig.Aliases');
    expect(Resources['Distribution']?.Properties).toMatchObject({ DistributionConfig: { Enabled: true } });
    expect(Outputs['SiteUrl']?.Value).toEqual({ 'Fn::Sub': 'https://${Distribution.DomainName}' });
    expect(Object.values(Resources).filter(({ Type }) => Type.startsWith('AWS::WAF'))).toEqual([]);
  });

  it('serves a domain of its own with its certificate', async () => {
    const { Resources, Outputs } = (await edge({ domain: 'tickets.example.org', certificate: 'arn:certificate' })).resources;
    expect(Resources['Distribution']?.Properties).toMatchObject({
      DistributionConfig: {
        Comment: 'onsale-prod', // the rest is still there
        Aliases: ['tickets.example.org'],
        ViewerCertificate: { AcmCertificateArn: 'arn:certificate', MinimumProtocolVersion: 'TLSv1.2_2021' },
      },
    });
    expect(Outputs).toHaveProperty('DistributionDomain');
  });

  it('puts a firewall in front of the stage itself', async () => {
    const { Resources } = (await edge({ firewall: true })).resources;
    expect(Resources['Firewall']?.Properties).toMatchObject({ Scope: 'REGIONAL', DefaultAction: { Allow: {} } });
    expect(Resources['FirewallOfStage']?.Properties).toMatchObject({ WebACLArn: { 'Fn::GetAtt': ['Firewall', 'Arn'] } });
  });

  it('made private is reached by its VPC endpoint alone: no public API, no CDN', async () => {
    const { Resources } = (await edge(privately)).resources;
    expect(Resources['RestApi']?.Properties).toMatchObject({
      EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: ['vpce-1'] },
      Policy: {
        Statement: [
          { Effect: 'Allow', Resource: ['execute-api:/*/*/v1/*', 'execute-api:/*/*/v2/*'] }, // the role decides on /internal
          { Effect: 'Deny', Principal: '*', Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } } },
        ],
      },
    });
    expect(Resources['Distribution']?.Properties).toMatchObject({ DistributionConfig: { Enabled: false } });
  });

  it('throttles the whole API as the stage says', async () => {
    const { Resources } = (await edge({ throttle: { requestsPerSecond: 7, burst: 3 } })).resources;
    expect(Resources['Stage']?.Properties).toMatchObject({
      MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', ThrottlingRateLimit: 7, ThrottlingBurstLimit: 3 }],
    });
  });
});
