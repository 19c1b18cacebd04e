import type { OrderId } from '@onsale/kernel/id';
import { s3Objects } from '@onsale/runtime/objects';
import type { Documents } from '../ports.ts';

const linkSeconds = 15 * 60;

const folderOf = (orderId: OrderId) => `orders/${orderId}`;
const pdfKey = (orderId: OrderId) => `${folderOf(orderId)}/tickets.pdf`;

/** Keys follow from the ids: what is stored twice lies there once. */
export const s3Documents = (bucket: string, objects = s3Objects()): Documents => {
  const put = (key: string, body: Buffer | string, type: string) => objects.put({ bucket, key }, { body, type });

  return {
    store: async (orderId, { pdf, codes }) => {
      const key = pdfKey(orderId);
      await Promise.all([
        put(key, pdf, 'application/pdf'),
        ...codes.flatMap(({ ticketId, svg, png }) => [
          put(`${folderOf(orderId)}/${ticketId}.svg`, svg, 'image/svg+xml'),
          put(`${folderOf(orderId)}/${ticketId}.png`, png, 'image/png'),
        ]),
      ]);
      return { bucket, key };
    },

    linkTo: (orderId) =>
      Promise.resolve(
        objects.linkTo(
          { bucket, key: pdfKey(orderId) },
          { seconds: linkSeconds, disposition: `inline; filename="tickets-${orderId}.pdf"`, type: 'application/pdf' },
        ),
      ),
  };
};
