/** What well-formed texts look like. Kept apart from the questions because the start page reads no texts. */

const pattern = (regex: RegExp) => (text: string) => regex.test(text);

const resourceId = (prefix: string) => pattern(new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`));

/** Without leading zeros, which Terraform and CloudFormation refuse. */
const NUMBER = '(0|[1-9]\\d{0,2})';
const CIDR = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}\\.${NUMBER}/${NUMBER}$`);

const isCidr =
  (shortest: number, longest: number) =>
  (text: string): boolean => {
    const parts = CIDR.exec(text)?.slice(1).map(Number);
    if (parts === undefined) return false;
    const [a = 0, b = 0, c = 0, d = 0, length = 0] = parts;
    if ([a, b, c, d].some((octet) => octet > 255) || length < shortest || length > longest) return false;
    const address = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
    return address % 2 ** (32 - length) === 0;
  };

/** `key=value`, within what Amazon EC2 accepts as a tag: no reserved prefix, no control characters, 127 and 255 characters. */
const isTag = (text: string): boolean => {
  const cut = text.indexOf('=');
  const [key, value] = cut < 0 ? [text, ''] : [text.slice(0, cut), text.slice(cut + 1)];
  return (
    cut > 0 &&
    [...key].length <= 127 &&
    [...value].length <= 255 &&
    !/^aws:/i.test(key) &&
    !/[\p{Cc}\p{Cs}]/u.test(text)
  );
};

const isRepository = (text: string): boolean =>
  text.length >= 2 &&
  text.length <= 256 &&
  /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/.test(text);

/** The forms. Each judges one value, or one item of a list; the empty text is never passed to it. */
export const FORMS = {
  version: pattern(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/),
  account: pattern(/^\d{12}$/),
  role: pattern(/^[\w+=.@-]{1,64}$/),
  repository: isRepository,
  vpc: resourceId('vpc'),
  subnet: resourceId('subnet'),
  rtb: resourceId('rtb'),
  sg: resourceId('sg'),
  'vpc-cidr': isCidr(16, 28),
  cidr: isCidr(8, 32),
  tag: isTag,
  'name-prefix': pattern(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/),
} as const satisfies { readonly [name: string]: (text: string) => boolean };

/** The name of a form. */
export type Form = keyof typeof FORMS;
