/** Permissions that a text shows: statements that allow actions, managed policies that somebody tells of, and checks that say so. */

/** How much of a text is read. */
const MOST = 32_768;

/** A statement without conditions, as JSON, YAML and Terraform write it: everything between two braces. */
const BLOCK = /\{[^{}]{10,4000}\}/g;
const ALLOWS = /\beffect["'`]?\s{0,4}[:=]\s{0,4}["'`]?allow\b/i;
const NAMED = /["'`]([a-z][a-z0-9-]{1,30}:[A-Za-z*?]{1,60}|\*)["'`]/g;
const EXCEPT = /\bnot_?(?:actions?|resources?|principals?)\b/i;

/** `ssmmessages:OpenDataChannel: allowed`, as the checker of ECS Exec and the policy simulator print. */
const CHECKED = /\b([a-z][a-z0-9-]{1,30}:[A-Z][A-Za-z]{3,60}):? {1,4}allowed\b/g;

const PULLS =
  /^ecr:(?:getauthorizationtoken|batchchecklayeravailability|getdownloadurlforlayer|batchgetimage)$/;

/** Managed policies of AWS, and the actions that each of them allows, as far as causes name them. */
const MANAGED: readonly (readonly [string, RegExp])[] = [
  [
    'AmazonElasticFileSystemClient(?:FullAccess|ReadWriteAccess)',
    /^elasticfilesystem:client(?:mount|write)$/,
  ],
  ['AmazonECSTaskExecutionRolePolicy', new RegExp(`${PULLS.source}|^logs:(?:createlogstream|putlogevents)$`)],
  ['AmazonEC2ContainerRegistry(?:ReadOnly|PowerUser|FullAccess)', PULLS],
  [
    'AmazonSSMManagedInstanceCore',
    /^(?:ssmmessages:(?:create|open)(?:control|data)channel|ec2messages:\w{3,40}|ssm:updateinstanceinformation)$/,
  ],
  ['SecretsManagerReadWrite', /^secretsmanager:/],
  ['AmazonS3FullAccess', /^s3:/],
  ['CloudWatchLogsFullAccess', /^logs:/],
];

/** Somebody tells that a role has the policy. */
const attached = (policy: string): RegExp =>
  new RegExp(
    String.raw`\b(?:has|have|with|added|attached|using|contains?|includes?)\b.{0,80}\b${policy}\b|\b${policy}\b.{0,60}\b(?:is|are|was|were|policy|already)\b.{0,20}\b(?:attached|added|assigned|in place|there)\b`,
    'i',
  );

/**
 * Says of an action how the text shows it as allowed; `undefined` where the text allows nothing. `told`: the words of a
 * sentence that says something and takes nothing of it back.
 */
export function allowedIn(
  pasted: string,
  told: (words: RegExp) => string | undefined = () => undefined,
): ((action: string) => 'checked' | 'stated' | undefined) | undefined {
  const text = pasted.slice(0, MOST);
  const checked = new Set([...text.matchAll(CHECKED)].map(([, action = '']) => action.toLowerCase()));
  const stated = (text.match(BLOCK) ?? [])
    .filter((block) => ALLOWS.test(block) && !EXCEPT.test(block))
    .flatMap((block) => [...block.matchAll(NAMED)].map(([, action = '']) => action.toLowerCase()));
  const managed = MANAGED.filter(
    ([policy]) => new RegExp(policy).test(text) && told(attached(policy)) !== undefined,
  );
  if (checked.size === 0 && stated.length === 0 && managed.length === 0) return undefined;
  return (action) => {
    const name = action.toLowerCase();
    if (checked.has(name)) return 'checked';
    return stated.some((one) => covers(one, name)) || managed.some(([, actions]) => actions.test(name))
      ? 'stated'
      : undefined;
  };
}

/** Whether an action of a statement, which may end in a star, is or holds another. */
function covers(stated: string, action: string): boolean {
  if (!/[*?]/.test(stated)) return stated === action;
  const star = stated.indexOf('*');
  return star === stated.length - 1 && !stated.includes('?') && action.startsWith(stated.slice(0, -1));
}
