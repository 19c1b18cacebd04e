/** What the services' templates are read for here. */
export const stage = 'local';
