/** What a template refers to and does not have: CloudFormation refuses such a template, so a piece of the text is missing. */
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, ownValue } from '../json.ts';

/** A template has at most 500 resources; more values than this are not looked at. */
const MOST_VALUES = 100_000;

/** What a template names and does not have. */
interface Missing {
  /** A resource or parameter: the first one. */
  readonly name: string | undefined;
  readonly conditions: readonly string[];
}

const NOTHING: Missing = { name: undefined, conditions: [] };

/** What nothing in the template has; nothing where a transform may add it. */
export function missingIn(template: JsonObject): Missing {
  const section = (name: string): JsonObject => {
    const value = ownValue(template, name);
    return isJsonObject(value) ? value : {};
  };
  const resources = section('Resources');
  const loops = Object.keys(resources).some((key) => key.startsWith('Fn::'));
  if (loops || ownValue(template, 'Transform') !== undefined) return NOTHING;
  const known = new Set([...Object.keys(resources), ...Object.keys(section('Parameters'))]);
  const all = section('Conditions');
  const conditions = new Set<string>();
  const left: JsonValue[] = [resources, section('Outputs'), all];
  let missing: string | undefined;
  for (let count = 0; left.length > 0 && count < MOST_VALUES; count += 1) {
    const value = left.pop();
    if (isJsonList(value)) left.push(...value);
    if (!isJsonObject(value)) continue;
    missing ??= namesIn(value).find((one) => !known.has(one) && !one.startsWith('AWS::'));
    const condition = conditionIn(value);
    if (condition !== undefined && ownValue(all, condition) === undefined) conditions.add(condition);
    left.push(...Object.values(value));
  }
  return { name: missing, conditions: [...conditions] };
}

/** The logical ids that one function names. */
function namesIn(value: JsonObject): readonly string[] {
  const [key, ...others] = Object.keys(value);
  if (key === undefined || others.length > 0) return [];
  const given = value[key];
  switch (key) {
    case 'Ref':
      return typeof given === 'string' ? [given] : [];
    case 'Fn::GetAtt': {
      const first = isJsonList(given) ? given[0] : given;
      return typeof first === 'string' ? [first.split('.')[0] ?? ''] : [];
    }
    case 'Fn::Sub': {
      const [text, variables] = isJsonList(given) ? given : [given];
      const own = isJsonObject(variables) ? Object.keys(variables) : [];
      const names = typeof text === 'string' ? [...text.matchAll(/\$\{([A-Za-z0-9]+)(?:\.[\w.]+)?\}/g)] : [];
      return names.map((match) => match[1] ?? '').filter((name) => !own.includes(name));
    }
    default:
      return [];
  }
}

/** The condition that a choice, or the existence of a resource, rests on. */
function conditionIn(value: JsonObject): string | undefined {
  const choice = ownValue(value, 'Fn::If');
  const named = isJsonList(choice) ? choice[0] : undefined;
  const own = ownValue(value, 'Type') === undefined ? undefined : ownValue(value, 'Condition');
  return [named, own].find((name): name is string => typeof name === 'string');
}
