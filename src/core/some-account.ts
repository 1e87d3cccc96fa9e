/** The account of AWS's documentation: stands in host names and examples where the answers name none. */
export const SOME_ACCOUNT = '111122223333';
