/** What a voucher does to a face value: percent off, minor units off, or another face value altogether. */
export type Discount = { readonly percentOff: number } | { readonly amountOff: number } | { readonly faceValue: number };

/** The face value with a discount, in minor units: rounded half up, and never below 0. Fees stay what they are. */
export const discounted = (faceValue: number, discount: Discount): number => {
  if ('percentOff' in discount) return Math.round((faceValue * (100 - discount.percentOff)) / 100);
  return 'amountOff' in discount ? Math.max(0, faceValue - discount.amountOff) : discount.faceValue;
};
