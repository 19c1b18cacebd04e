/**
 * A state change declared in one place: where it may start and where it ends. The database condition is made from the
 * same object (`conditionOf` in the runtime), so the rule and its guard cannot drift apart.
 */
export type Transition<State extends string = string> = {
  readonly from: readonly State[];
  readonly to: State;
};

export const transition = <const State extends string>(change: Transition<State>): Transition<State> => change;

export const allows = <State extends string>(change: Transition<State>, state: State): boolean => change.from.includes(state);
