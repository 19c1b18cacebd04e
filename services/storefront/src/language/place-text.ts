import type { ResponseTo } from '@onsale/client/routes';
import type { Texts } from './en.ts';

type Place = Pick<ResponseTo<'POST /v1/holds'>['lines'][number], 'seat' | 'section'>;

/** Where a ticket admits to: its seat, or the standing section; undefined where it names neither. */
export const placeText = ({ seat, section }: Place, t: Texts): string | undefined =>
  seat ? t.seat(seat.section, seat.row, seat.number) : section?.name;
