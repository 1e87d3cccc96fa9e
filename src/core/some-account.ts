/** The example account of AWS's documentation, for host names and examples where the answers name no account. */
export const SOME_ACCOUNT = '111122223333';
