import type { Exception } from './rights-exceptions.ts';
import type { Right } from './rights.ts';

type Exceptions = Readonly<Record<'usedByTheService' | 'notExercised' | 'usedByChance', readonly Exception[]>>;

/** Holds what functions may do to what they did. `byTheService` and `own` count rights; the rest is what is wrong, by name. */
export const judgeRights = (rights: readonly Right[], { usedByTheService, notExercised, usedByChance }: Exceptions) => {
  const isByTheService = ({ statement }: Right) => usedByTheService.some(({ of }) => of.test(statement));
  const own = rights.filter((right) => !isByTheService(right));
  const unused = own.filter(({ isUsed }) => !isUsed);
  const hasReason = ({ name }: Right) => [...notExercised, ...usedByChance].some(({ of }) => of.test(name));
  const withoutNeed = [
    ...usedByTheService.filter(({ of }) => !rights.some(({ statement }) => of.test(statement))),
    ...notExercised.filter(({ of }) => !unused.some(({ name }) => of.test(name))),
    ...usedByChance.filter(({ of }) => !own.some(({ name }) => of.test(name))),
  ];
  return {
    byTheService: rights.length - own.length,
    own: own.length,
    neverUsed: unused.filter((right) => !hasReason(right)).map(({ name }) => name),
    withoutNeed: withoutNeed.map(({ of }) => String(of)),
  };
};
