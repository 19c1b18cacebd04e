/**
 * For a child process: ends it when the parent does, however that ends, since then the channel to it closes. Ctrl-C in a
 * terminal reaches every process; a child leaves it to the parent to say when.
 */
export const endWithParent = (end: () => void | Promise<void> = () => {}): void => {
  process.on('SIGINT', () => {});
  process.on('disconnect', () => {
    void Promise.resolve(end()).finally(() => process.exit(0));
  });
};
