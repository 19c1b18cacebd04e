import type { Attempt } from '@onsale/contracts/notifications/api';
import type { Clock } from '@onsale/kernel/clock';
import { inParallel } from '@onsale/kernel/in-parallel';
import type { Random } from '@onsale/kernel/random';
import { conclusionOf, inHealth, putOff } from '../domain/conclusion.ts';
import type { Conclusion } from '../domain/conclusion.ts';
import { signatureHeaders, validSecrets } from '../domain/signing.ts';
import type { SigningSecret } from '../domain/signing.ts';
import { lanes } from '../domain/webhook.ts';
import type { Delivery, Lane, Webhook } from '../domain/webhook.ts';
import type { WebhookDeliveries, Receivers, SigningSecrets, Webhooks } from '../ports.ts';
import { markingWaiting } from './marking-waiting.ts';
import type { Mark } from './marking-waiting.ts';

type Ports = {
  readonly webhooks: Pick<Webhooks, 'findAll' | 'note' | 'disable' | 'markWaiting'>;
  readonly deliveries: Pick<WebhookDeliveries, 'record'>;
  readonly secrets: Pick<SigningSecrets, 'ofAll'>;
  readonly receivers: Pick<Receivers, 'post'>;
  readonly clock: Clock;
  readonly random: Random;
};

/**
 * Sends what a lane is handed: each webhook's deliveries a few at a time, all webhooks side by side. Once one times out, the rest of
 * its deliveries are put off without a try, so that a receiver which hangs costs a batch its lane's patience and no more.
 */
export const deliverWebhooks = (ports: Ports, lane: Lane) => {
  const mark = markingWaiting(ports);
  return async (all: readonly Delivery[]): Promise<void> => {
    const byWebhook = Map.groupBy(all, ({ webhookId }) => webhookId);
    const ids = [...byWebhook.keys()];
    const named = [...byWebhook.values()].flatMap(([first]) => first ?? []);
    const [webhooks, secrets] = await Promise.all([ports.webhooks.findAll(named), ports.secrets.ofAll(ids)]);
    const found = new Map(webhooks.map((webhook) => [webhook.webhookId, webhook]));
    await Promise.all(
      [...byWebhook].map(([id, deliveries]) =>
        toOneWebhook(ports, { mark, lane, webhook: found.get(id), secrets: secrets.get(id) ?? [] }, deliveries),
      ),
    );
  };
};

type To = {
  readonly mark: Mark;
  readonly lane: Lane;
  readonly webhook: Webhook | undefined;
  readonly secrets: readonly SigningSecret[];
};

const toOneWebhook = async (
  ports: Ports,
  { mark, lane, webhook: found, secrets }: To,
  all: readonly Delivery[],
): Promise<void> => {
  const { deliveries, clock, random } = ports;
  let webhook = found; // as the attempts side by side leave it, at once: what is written comes after
  await inParallel(all, lanes[lane].atOnce, async (delivery) => {
    if (webhook?.status !== 'active') return deliveries.record(delivery, { is: 'failed' });
    const elsewhere = putOff(webhook, delivery, lane, clock.now());
    if (elsewhere) return keep(ports, mark, webhook, delivery, { outcome: elsewhere, health: {} });
    const attempt = await attemptAt(ports, lane, webhook, delivery, secrets);
    const conclusion = conclusionOf(attempt, { webhook, delivery, lane, now: clock.now() }, random);
    webhook = inHealth({ ...webhook, ...(conclusion.disabled && { status: 'disabled' }) }, conclusion.health);
    return keep(ports, mark, webhook, delivery, conclusion, attempt);
  });
};

const attemptAt = (
  { receivers, clock }: Ports,
  lane: Lane,
  { url }: Webhook,
  { deliveryId, body }: Delivery,
  secrets: readonly SigningSecret[],
): Promise<Attempt> => {
  const now = clock.now();
  const headers = signatureHeaders({ id: deliveryId, body, at: now }, validSecrets(secrets, now));
  return receivers.post(url, { ...headers, 'user-agent': 'Onsale-Webhooks/1' }, body, lanes[lane].patience);
};

const keep = async (
  { webhooks, deliveries }: Ports,
  mark: Mark,
  webhook: Webhook,
  delivery: Delivery,
  { outcome, health, disabled }: Conclusion,
  attempt?: Attempt,
): Promise<void> => {
  if (outcome.is === 'waiting') await mark(webhook); // first: what waits unmarked is found by nobody
  await deliveries.record(delivery, outcome, attempt);
  if (Object.keys(health).length > 0) await webhooks.note(webhook, health);
  if (disabled) await webhooks.disable(webhook, disabled);
};
