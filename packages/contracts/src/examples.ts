import type * as z from 'zod/mini';
import type { BodyOf, Endpoint } from './endpoint.ts';
import type { endpointModules } from './registry.ts';

type Modules = typeof endpointModules;
type AnswerOf<E extends Endpoint> = z.input<Extract<E['responses'][keyof E['responses']], z.core.$ZodType>>;
type ExamplesOf<Module> = {
  readonly [Name in keyof Module]?: Module[Name] extends Endpoint
    ? { readonly body?: BodyOf<Module[Name]>; readonly answer?: AnswerOf<Module[Name]> }
    : never;
};

const eur = (amount: number) => ({ amount, currency: 'EUR' as const });
const standing = 'tty_3v8n5w1q7c2j9r4x6d0t';
const priceLine = { faceValue: eur(5000), fee: eur(500), tax: eur(878), taxBasisPoints: 1900, total: eur(5500) };
const orderId = 'ord_5t0r3sd7h2kq9x4m1c8v';
const buyer = { name: 'Mina Park', email: 'mina@example.org', locale: 'en' as const };

const pairingCode = '7H2K-Q9X4-M1C8';
const device = {
  deviceId: 'dev_7h2kq9x4m1c8v5t0r3sd5t0r3sd7h2kq9x4m1c8v',
  name: 'Red scanner',
  eventIds: ['evt_7h2kq9x4m1c8v5t0r3sd'],
  gates: ['North'],
  createdAt: '2027-05-01T15:00:00Z',
  createdBy: 'per_7h2kq9x4m1c8v5t0r3sd',
  expiresAt: '2027-05-08T15:00:00Z',
};
const paired = { state: 'paired', pairedAt: '2027-05-01T15:02:00Z' } as const;

/**
 * What is sent and answered, where an example made of the schema alone would tell too little, or be refused. The rest makes
 * `exampleOf`.
 */
export const examples: { readonly [Service in keyof Modules]?: ExamplesOf<Modules[Service]> } = {
  accounts: {
    createDevice: {
      body: { name: 'Red scanner', eventIds: ['evt_7h2kq9x4m1c8v5t0r3sd'], gates: ['North'] },
      answer: { ...device, state: 'waiting', pairing: { code: pairingCode, expiresAt: '2027-05-01T15:10:00Z' } },
    },
    pairDevice: {
      body: { code: pairingCode },
      answer: { ...device, ...paired, token: 'ond_7h2kq9x4m1c8v5t0r3sd5t0r3sd7h2kq9x4m1c8v_the-secret-part' },
    },
    listDevices: { answer: { items: [{ ...device, ...paired, lastSeenAt: '2027-05-01T18:41:00Z' }] } },
    getOwnDevice: {
      answer: { ...device, ...paired, organizerId: 'org_7h2kq9x4m1c8v5t0r3sd', organizerName: 'Olympic Hall' },
    },
    updateDevice: { body: { gates: ['South', 'East'] }, answer: { ...device, ...paired, gates: ['South', 'East'] } },
    createApiKey: { body: { name: 'Reseller in Busan', scopes: ['sell'], plan: 'partner' } },
    updateApiKey: { body: { allowedOrigins: ['https://tickets.example.org'] } },
  },
  catalog: {
    createEvent: {
      body: {
        name: 'A Night at the Arena',
        venueId: 'ven_7h2kq9x4m1c8v5t0r3sd',
        startsAt: '2027-05-01T10:00:00Z',
        currency: 'EUR',
        ticketTypes: [{ name: 'Standing', faceValue: 5000, fee: 500, taxBasisPoints: 1900, quota: 500 }],
      },
    },
    updateEvent: { body: { name: 'A Longer Night at the Arena' } },
    createSeatingPlan: {
      body: {
        name: 'Concert',
        sections: [
          {
            sectionId: 'A',
            name: 'Block A',
            category: 'front',
            rows: [{ row: '1', seats: 20 }],
            position: { x: 0, y: 0, angle: 0 },
          },
        ],
      },
    },
  },
  inventory: {
    createHold: {
      body: { eventId: 'evt_7h2kq9x4m1c8v5t0r3sd', lines: [{ ticketTypeId: standing, quantity: 2 }] },
      answer: {
        holdId: 'hld_7h2kq9x4m1c8v5t0r3sd',
        status: 'held',
        expiresAt: '2027-04-01T10:10:00Z',
        lines: [{ ticketTypeId: standing, name: 'Standing', quantity: 2, price: priceLine, total: eur(11_000) }],
        total: eur(11_000),
      },
    },
  },
  orders: {
    placeOrder: {
      body: { holdId: 'hld_7h2kq9x4m1c8v5t0r3sd', buyer },
      answer: {
        orderId,
        accessToken: 'the-token-that-reads-the-order',
        status: 'pending',
        expiresAt: '2027-04-01T10:10:00Z',
        total: eur(11_000),
        payment: { checkoutUrl: 'https://tickets.example/v1/payments/sandbox/7h2kq9x4m1c8v5t0' },
      },
    },
    requestOrderLink: { body: { email: buyer.email, locale: 'en' }, answer: { goodForSeconds: 1800 } },
    listOrders: {
      answer: {
        items: [
          {
            orderId,
            accessToken: 'the-token-that-reads-the-order',
            status: 'confirmed',
            event: {
              eventId: 'evt_7h2kq9x4m1c8v5t0r3sd',
              organizerId: 'org_7h2kq9x4m1c8v5t0r3sd',
              name: 'A Night at the Arena',
              venueName: 'Olympic Hall',
              startsAt: '2027-05-01T10:00:00Z',
              timeZone: 'Asia/Seoul',
              mode: 'test',
            },
            createdAt: '2027-04-01T10:00:12Z',
            total: eur(11_000),
            ticketCount: 2,
          },
        ],
      },
    },
  },
};
