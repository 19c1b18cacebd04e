import { judgeRights } from './judged-rights.ts';

const right = (name: string, isUsed: boolean, statement = name) => ({ name, statement, isUsed });
const because = 'of a reason';
const exceptions = {
  usedByTheService: [{ of: /^logs:/, because }],
  notExercised: [{ of: /^sendMail ses:/, because }],
  usedByChance: [{ of: /^placeOrder retake$/, because }],
};
const asExpected = [
  right('placeOrder logs', false, 'logs:PutLogEvents'),
  right('placeOrder put', true),
  right('placeOrder retake', false),
  right('sendMail ses:SendEmail', false),
];
const without = (name: string) => asExpected.filter((each) => each.name !== name);

describe('what functions may do, held to what they did', () => {
  it('is right where all was used or has its reason', () => {
    expect(judgeRights(asExpected, exceptions)).toEqual({ byTheService: 1, own: 3, neverUsed: [], withoutNeed: [] });
  });

  it('names what was never used', () => {
    const judged = judgeRights([...asExpected, right('placeOrder delete', false)], exceptions);
    expect(judged).toMatchObject({ neverUsed: ['placeOrder delete'], withoutNeed: [] });
  });

  it('lets a right that is used by chance be used, or not', () => {
    const used = [...without('placeOrder retake'), right('placeOrder retake', true)];
    expect(judgeRights(used, exceptions)).toMatchObject({ neverUsed: [], withoutNeed: [] });
  });

  it.each(['placeOrder logs', 'placeOrder retake', 'sendMail ses:SendEmail'])(
    'names the exception that no role needs any more: %s',
    (name) => expect(judgeRights(without(name), exceptions)).toMatchObject({ neverUsed: [], withoutNeed: [expect.any(String)] }),
  );

  it('names the exception of a right that no test should reach, and one does', () => {
    const used = [...without('sendMail ses:SendEmail'), right('sendMail ses:SendEmail', true)];
    expect(judgeRights(used, exceptions)).toMatchObject({ neverUsed: [], withoutNeed: ['/^sendMail ses:/'] });
  });
});
