import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { OrderId } from '@onsale/kernel/id';
import type { Documents } from '../ports.ts';

const linkSeconds = 15 * 60;

const folderOf = (orderId: OrderId) => `orders/${orderId}`;
const pdfKey = (orderId: OrderId) => `${folderOf(orderId)}/tickets.pdf`;

/** Keys follow from the ids: what is stored twice lies there once. */
export const s3Documents = (bucket: string, client = new S3Client({})): Documents => {
  const put = (Key: string, Body: Buffer | string, ContentType: string) =>
    client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ContentType }));

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
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket: bucket,
          Key: pdfKey(orderId),
          ResponseContentDisposition: `inline; filename="tickets-${orderId}.pdf"`,
          ResponseContentType: 'application/pdf',
        }),
        { expiresIn: linkSeconds },
      ),
  };
};
