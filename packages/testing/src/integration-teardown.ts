/** What the setup started; both run in jest's own process. */
export const running: { stop?: () => void } = {};

export default (): void => running.stop?.();
