/** A value that outlives a reload. Where the browser keeps nothing (blocked, full), it lives as long as the page. */
export type Stored<Value> = {
  read(): Value | undefined;
  write(value: Value | undefined): void;
};

/** `storage` is asked for late: merely touching it throws where cookies are blocked. */
export const stored = <Value>(storage: () => Storage, name: string): Stored<Value> => {
  let inMemory: Value | undefined;
  return {
    read: () => {
      try {
        const text = storage().getItem(name);
        return text === null ? inMemory : (JSON.parse(text) as Value); // only we write under this name
      } catch {
        return inMemory;
      }
    },
    write: (value) => {
      inMemory = value;
      try {
        if (value === undefined) storage().removeItem(name);
        else storage().setItem(name, JSON.stringify(value));
      } catch {
        // kept in memory, which is all that this browser allows
      }
    },
  };
};

export const forTheTab = (): Storage => sessionStorage;
export const forTheBrowser = (): Storage => localStorage;
