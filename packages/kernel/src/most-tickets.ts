/**
 * How many tickets one order may have. All of them are issued, and voided, in one transaction, with their issuance and the event that tells of
 * it: DynamoDB takes 100 items at once.
 */
export const mostTickets = 98;
