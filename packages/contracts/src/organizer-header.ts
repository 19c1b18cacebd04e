/** By which somebody who is in several teams says for which organizer a call is, where the path does not. */
export const organizerHeaderName = 'Organizer-Id';
