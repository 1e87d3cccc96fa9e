import { execFileSync } from 'node:child_process';
import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import { languageNamed, PSEUDO, pseudo } from './languages.ts';
import { kindsWithout } from './site-texts.ts';
import { restOfWords, type SyntaxNode } from './split.ts';
import { inLanguage, textsIn, type Whereabouts, wordsInLanguage } from './texts.ts';

const parsed = (code: string): SyntaxNode => parseAst(code, { lang: 'tsx' }) as unknown as SyntaxNode;

const found = (code: string, where: Whereabouts = 'anywhere') => textsIn(code, parsed(code), where);

/** The code in a language that holds these texts only. */
function said(code: string, texts: Readonly<Record<string, string>>, where: Whereabouts = 'anywhere') {
  const { translate } = languageNamed('de', () => texts);
  const other = inLanguage(code, parsed(code), where, translate);
  expect(() => parsed(other)).not.toThrow();
  return other;
}

describe('texts of the wizard', () => {
  test('are sentences with all that stands in them, elements too', () => {
    const code =
      'const A = () => <p>Press <kbd>/</kbd> to search {count} texts.{more && <b>Or more</b>}</p>;';
    expect(found(code)).toEqual(['Or more', 'Press {0} to search {1} texts.{2}']);
  });

  test('are in templates, in attributes and in what is chosen between', () => {
    expect(found('const a = (n) => `${n} of ${all} are shown`;')).toEqual(['{0} of {1} are shown']);
    expect(found('const A = () => <b title="Copy" className="big blue" aria-hidden="true" />;')).toEqual([
      'Copy',
    ]);
    expect(found("const A = () => <b>{kind === 'none here' ? 'assumed' : from}</b>;")).toEqual(['assumed']);
    expect(found("const A = ({ label = 'Copy', icon = 'copy' }) => label;")).toEqual(['Copy']);
  });

  test('are not what machines read', () => {
    const code = `
      import { A } from 'Some module';
      type Kind = 'One kind' | 'Another kind';
      const B = { className: 'big blue', id: 'The id' };
      if (event.key === 'Escape') throw new Error('Not for people');
      document.querySelector('main h1');
      const svg = '<rect width="1" class="A b"/>';
      const C = () => <a className="Big blue" href="Some page" data-name="Some name" />;`;
    expect(found(code)).toEqual([]);
  });

  test('are the words of constants that are called so, however short', () => {
    expect(found("const NEED_WORDS = { required: 'required' };")).toEqual(['required']);
    expect(found("const KINDS = { required: 'required' };")).toEqual([]);
  });

  test('have the forms of a word as one text', () => {
    expect(found("const a = counted(n, 'zone') + counted(m, 'policy', 'policies');")).toEqual([
      'zone | zones',
      'policy | policies',
    ]);
  });
});

describe('texts of the pure folders', () => {
  test('are phrases, and what stands in members that are called so', () => {
    const code = `const a = { why: 'Because', kind: 'Allow', Effect: 'Deny', said: 'It is so.' };
      const command = 'aws ec2 describe-vpcs --vpc-ids x';`;
    expect(found(code, 'phrases')).toEqual(['Because', 'It is so.']);
    expect(found(code, 'members')).toEqual(['Because']);
  });

  test('are the words of options, and never their values', () => {
    expect(found("const a = option('none', 'None', 'Without');", 'phrases')).toEqual(['None', 'Without']);
  });
});

describe('another language', () => {
  test('puts the parts of a sentence in its own order', () => {
    const code = 'const A = () => <p>Press <kbd>/</kbd> to search {count} texts.</p>;';
    const german = said(code, { 'Press {0} to search {1} texts.': 'Mit {0} suchen, in {1} Texten.' });
    expect(german).toContain('<p>{"Mit "}<kbd>/</kbd>{" suchen, in "}{count}{" Texten."}</p>');
    expect(said('const a = `${x} of ${y} are shown`;', { '{0} of {1} are shown': 'Von {1}: {0}`' })).toBe(
      'const a = `Von ${y}: ${x}\\``;',
    );
  });

  test('may have more forms of a word than two', () => {
    const polish = said("const a = counted(n, 'zone');", {
      'zone | zones': 'strefa | strefy | stref | strefy',
    });
    expect(polish).toBe('const a = counted(n, "strefa", "strefy", "stref", "strefy");');
  });

  test('leaves what it does not have in English, parts of a sentence apart', () => {
    const code = 'const A = () => <p title="Hi there">Some <b>big</b> words</p>;';
    expect(said(code, {})).toBe(code);
    expect(said(code, { big: 'große', 'Hi there': 'Na "du"' })).toBe(
      'const A = () => <p title={"Na \\"du\\""}>Some <b>{"große"}</b> words</p>;',
    );
  });

  test('is asked for by its id, and takes only what its own file says', () => {
    const { locale, translate } = languageNamed('de', () => ({ Copy: 'Kopieren' }));
    expect([locale, translate('Copy'), translate('toString')]).toEqual(['de', 'Kopieren', undefined]);
  });

  test('has the words that come after the first file too', () => {
    const words = restOfWords();
    const other = wordsInLanguage(words, pseudo);
    const english = (text: string) => /[A-Za-z]/.test(text.replace(/\{\w+\}/g, ''));
    for (const [id, rule] of Object.entries(other.rules)) {
      expect([rule.why, rule.fix ?? ''].filter(english)).toEqual([]);
      expect(rule.cites).toEqual(words.rules[id as keyof typeof words.rules]?.cites);
    }
    for (const { label, help, options = [] } of Object.values(other.questions))
      expect([label, help, ...options.flat()].filter((text = '') => english(text))).toEqual([]);
    expect(Object.values(other.steps).filter(english)).toEqual([]);
    expect(wordsInLanguage(words, () => undefined)).toEqual(words);
  });
});

test('the pseudo-language keeps what is filled in later, and all that is no letter', () => {
  expect(languageNamed(PSEUDO, () => ({})).translate('In {region}: 2 zones')).toBe(
    '\uff29\uff4e {region}: 2 \uff5a\uff4f\uff4e\uff45\uff53',
  );
});

test('every kind of files with texts still has some', () => {
  const paths = execFileSync('git', ['ls-files', 'src'], { encoding: 'utf8' }).split('\n');
  const files = paths.map((path) => ({ path: `/${path}`, code: '' }));
  expect(kindsWithout(files)).toEqual([]);
  expect(kindsWithout([])).toHaveLength(6);
});
