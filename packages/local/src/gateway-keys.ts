import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

type GatewayKey = { readonly id: string; readonly name: string; readonly valueHash: string; readonly planId?: string };

export type GatewayKeys = ReturnType<typeof gatewayKeys>;

/** API Gateway's own keys, kept in a file; of what they are only a hash. */
export const gatewayKeys = (file: string) => {
  const keys = new Map<string, GatewayKey>(
    existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as GatewayKey[]).map((key) => [key.id, key]) // written below alone
      : [],
  );
  const keep = (key: GatewayKey): GatewayKey => {
    keys.set(key.id, key);
    save();
    return key;
  };
  const save = () => {
    writeFileSync(file, JSON.stringify([...keys.values()]), { mode: 0o600 });
  };

  return {
    create: (name: string, value: string): GatewayKey => keep({ id: randomUUID(), name, valueHash: hashOf(value) }),

    /** Undefined: there is no such key. */
    addToPlan: (id: string, planId: string): GatewayKey | undefined => {
      const key = keys.get(id);
      return key && keep({ ...key, planId });
    },

    /** False: there is no such key. */
    remove: (id: string): boolean => {
      const wasThere = keys.delete(id);
      if (wasThere) save();
      return wasThere;
    },

    find: (value: string): GatewayKey | undefined => {
      const valueHash = hashOf(value);
      return [...keys.values()].find((key) => key.valueHash === valueHash);
    },
  };
};

const hashOf = (value: string): string => createHash('sha256').update(value).digest('hex');
