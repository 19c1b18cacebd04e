/** What the setup started; both run in jest's own process. */
export const running: { stop?: () => Promise<void> } = {};

export default (): Promise<void> | undefined => running.stop?.();
