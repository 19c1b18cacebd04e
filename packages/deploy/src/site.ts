import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import { paginateListObjectsV2, PutObjectCommand } from '@aws-sdk/client-s3';
import { build } from 'vite';
import type { Account } from './account.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Where the site lies in a folder of bundles. */
export const siteIn = (bundles: string): string => path.join(bundles, 'storefront/site');

/** Builds the shop into a folder. */
export const buildSite = async (root: string, outDir: string): Promise<void> => {
  const shop = path.join(root, 'services/storefront');
  await build({
    root: shop,
    configFile: path.join(shop, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
};

/**
 * Puts what changed of a built site where the CDN reads it: files with a hash in their name first, the documents that name them
 * last. Old ones stay, since pages that are open still ask for them. Answers how many files changed.
 */
export const publishSite = async (
  { s3, cloudFront }: Account,
  { folder, bucket, distributionId }: { folder: string; bucket: string; distributionId: string | undefined },
): Promise<number> => {
  const there = await etagsIn(s3, bucket);
  const changed = filesBelow(folder).filter(({ key, content }) => there.get(key) !== etagOf(content));
  for (const { key, content } of changed) {
    await s3.send(
      new PutObjectCommand({
        ...{ Bucket: bucket, Key: key, Body: content },
        ContentType: contentTypes[path.extname(key)] ?? 'application/octet-stream',
        CacheControl: key.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
      }),
    );
  }
  if (changed.length > 0 && distributionId !== undefined) {
    const InvalidationBatch = { CallerReference: `onsale-${Date.now()}`, Paths: { Quantity: 1, Items: ['/*'] } };
    await cloudFront.send(new CreateInvalidationCommand({ DistributionId: distributionId, InvalidationBatch }));
  }
  return changed.length;
};

const filesBelow = (folder: string) =>
  globSync('**/*', { cwd: folder })
    .filter((key) => statSync(path.join(folder, key)).isFile())
    .map((key) => ({ key, content: readFileSync(path.join(folder, key)) }))
    .sort((a, b) => Number(a.key.endsWith('index.html')) - Number(b.key.endsWith('index.html')));

const etagsIn = async (client: Account['s3'], Bucket: string) => {
  const etags = new Map<string, string>();
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket }))
    for (const { Key = '', ETag = '' } of Contents) etags.set(Key, ETag.replaceAll('"', ''));
  return etags;
};

/** As S3 makes it of an object that came in one piece. */
const etagOf = (content: Buffer): string => createHash('md5').update(content).digest('hex');
