/**
 * Addresses that a client itself refuses, before any call: by their host, or by their form. Nothing was sent, so such words
 * prove nothing of a call. On a record in lower case.
 */

/** The client takes credentials from a few hosts only, and this is none of them: the wordings of the SDKs. */
export const HOST_REFUSED =
  /invalid endpoint host\b.{0,120}\bonly [^.]{0,60}\b(?:are|is) allowed|\bis not a valid container metadata service (?:hostname|protocol)|\bunsupported host(?:name)?\b.{0,100}(?:can only retrieve metadata from|only supports)|\bfull uri \(.{1,300}\) .{0,120}has an invalid host|\buri '[^']{1,300}' contains an unsupported host\b|aws_container_credentials_full_uri must use\b|\bdid not refer to the loopback interface\b/;

/** What was to be an address has not the form of one: no scheme, or a port that is none. */
export const FORM_REFUSED =
  /\bunsupported protocol scheme\b|\bparse \\?["'][^"']{1,300}["']: (?:invalid (?:port|uri|character|url)|first path segment in url|missing protocol scheme|net\/url: )|\bdial \w{2,8}: address [^ ]{1,300}: (?:too many colons in address|missing port in address)|\bno connection adapters (?:were|was) found for\b|\bfailed to parse url from [^ ]|\burl using bad\/illegal format or missing url\b/;

/** The client checks the parameters of a call itself: the sentences of the SDKs, and not those of a service (`1 validation error detected`). */
export const PARAMETERS_REFUSED =
  /\b\d{1,3} validation error\(s\) found\b|\bparameter validation failed: ?[\w"'(]|\bmultiplevalidationerrors: there (?:was|were) \d|\bmissingrequiredparameter: missing required key\b|\bunexpectedparameter: unexpected key\b|\binvalidparametertype: expected params\b/;

/** Whether the client says that it refused what it was to call. */
export const isNeverCalled = (text: string): boolean =>
  HOST_REFUSED.test(text) || FORM_REFUSED.test(text) || PARAMETERS_REFUSED.test(text);

/** The hosts that a client would take, as it lists them. */
const LISTED = /\b(?:these hosts:|can only be one of|only supports) [\w., :[\]]{0,200}/g;

/** Whether credentials are asked for at the address that Amazon EKS Pod Identity gives to pods. */
export const asksPodIdentity = (text: string): boolean =>
  /169\.254\.170\.23(?!\d)|fd00:ec2::23(?!\d)/.test(text.replace(LISTED, ' '));
