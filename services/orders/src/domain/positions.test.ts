import { claimableHold } from '../../test/fakes/samples.ts';
import { positionsOf } from './positions.ts';

const { lines } = claimableHold({ price: 5500, expiresAt: 0 });

test('each ticket of a hold is a position of its own, numbered through all lines', () => {
  const positions = positionsOf(lines, undefined, 'Ada Kim');
  expect(positions.map(({ position, ticketTypeName, seat }) => [position, ticketTypeName, seat?.seatId])).toEqual([
    [1, 'Standing', undefined],
    [2, 'Standing', undefined],
    [3, 'Seated', 'A-1-7'],
  ]);
  expect(positions.map(({ price }) => price.total.amount)).toEqual([5500, 5500, 5500]);
});

test('attendees are named in the order of the lines', () => {
  const attendees = [{ name: 'Bo' }, { name: 'Cy' }, { name: 'Di' }];
  expect(positionsOf(lines, attendees, 'Ada Kim').map(({ attendeeName }) => attendeeName)).toEqual(['Bo', 'Cy', 'Di']);
});

test('without attendees each ticket bears the name of the buyer', () => {
  expect(positionsOf(lines, undefined, 'Ada Kim').map(({ attendeeName }) => attendeeName)).toEqual(Array(3).fill('Ada Kim'));
});
