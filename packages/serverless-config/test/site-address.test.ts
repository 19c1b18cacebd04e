import { expandedService } from './expanded-services.ts';
import { serviceNames } from './packaged-services.ts';

const shared = { 'Fn::ImportValue': 'onsale-prod-SiteUrl' };
const cdn = { 'Fn::Sub': 'https://${Distribution.DomainName}' };
const domain = { domain: 'tickets.example.org', certificate: 'arn:certificate' };

describe.each([
  ['without a domain', {}],
  ['with a domain', domain],
])('the address of the site %s', (_, change) => {
  it("is exported as the CDN's own, which never changes: others import it", async () => {
    const { Outputs } = (await expandedService('edge', 'prod', change)).resources;
    expect(Outputs['SiteUrl']).toEqual({ Value: cdn, Export: { Name: 'onsale-prod-SiteUrl' } });
  });
});

describe.each(serviceNames)('the functions of %s', (name) => {
  const addressOf = async (change: object) =>
    (await expandedService(name, 'prod', { ...change })).provider.environment?.['SITE_URL'];

  it("know the stage's own domain, or else import the address of the CDN", async () => {
    expect(await addressOf(domain)).toBe('https://tickets.example.org');
    expect(await addressOf({})).toEqual(name === 'edge' ? cdn : shared);
  });

  it('import no address of the site where the stage has a domain', async () => {
    expect(JSON.stringify(await expandedService(name, 'prod', domain))).not.toContain('"Fn::ImportValue":"onsale-prod-SiteUrl"');
  });
});

it('people come back from signing in to the address of the site', async () => {
  const callbacks = async (change: object) =>
    (await expandedService('accounts', 'prod', { ...change })).resources.Resources['UserPoolClient']?.Properties?.[
      'CallbackURLs'
    ];
  expect(await callbacks({})).toEqual([{ 'Fn::Sub': ['${Site}/', { Site: shared }] }]);
  expect(await callbacks(domain)).toEqual([{ 'Fn::Sub': ['${Site}/', { Site: 'https://tickets.example.org' }] }]);
});
