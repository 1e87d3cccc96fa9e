import { describe, expect, test } from 'vitest';
import { isOfBuildAlone, isUnresolvedCode } from './builds.ts';
import { diagnose } from './index.ts';

/** What tools print of code, versions and tests, and what CI systems and builds of images print around it. */
const OF_CODE: readonly (readonly [tool: string, text: string])[] = [
  [
    'rollup',
    '[!] (plugin vite) RollupError: Could not resolve "./Button" from "src/App.tsx"\nerror during build: Could not resolve "./Button" from "src/App.tsx"',
  ],
  [
    'rollup in vite',
    '[vite]: Rollup failed to resolve import "axios" from "/app/src/api.ts".\nThis is most likely unintended because it can break your application at runtime.',
  ],
  [
    'esbuild',
    '✘ [ERROR] Could not resolve "react-dom/client"\n\n    src/index.tsx:2:25:\n      2 │ import { createRoot } from "react-dom/client";\n        ╵                            ~~~~~~~~~~~~~~~~~~\n\n  You can mark the path "react-dom/client" as external to exclude it from the bundle\n\n1 error',
  ],
  [
    'maven',
    'Failed to execute goal on project api: Could not resolve dependencies for project com.acme:api:jar:1.0: Could not find artifact com.acme:core:jar:1.1 in central',
  ],
  [
    'maven, from its log',
    '[ERROR] Failed to execute goal on project api: Could not resolve dependencies for project com.acme:api:jar:1.0: The following artifacts could not be resolved: com.acme:core:jar:1.1: Could not find artifact com.acme:core:jar:1.1 in central (https://repo.maven.apache.org/maven2) -> [Help 1]\n[ERROR] \n[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.',
  ],
  [
    'gradle',
    "* What went wrong:\nExecution failed for task ':app:compileJava'.\n> Could not resolve all files for configuration ':app:compileClasspath'.\n   > Could not find com.acme:core:1.1.\n     Searched in the following locations:\n       - https://repo.maven.apache.org/maven2/com/acme/core/1.1/core-1.1.pom",
  ],
  [
    'npm 10 with the time of a build before it',
    '0.876 npm error code ERESOLVE\n0.876 npm error ERESOLVE could not resolve\n0.876 npm error\n0.876 npm error While resolving: eslint-plugin-jinja2@0.1.0\n0.876 npm error Found: eslint@8.1.0\n0.876 npm error Conflicting peer dependency: eslint@9.1.0\n0.876 npm error Fix the upstream dependency conflict, or retry',
  ],
  ['npm 10', 'npm error code ERESOLVE\nnpm error ERESOLVE could not resolve'],
  [
    'buildkit npm',
    '#9 [4/5] RUN npm ci\n#9 2.311 npm ERR! code ERESOLVE\n#9 2.312 npm ERR! ERESOLVE could not resolve\n#9 2.330 npm ERR! Fix the upstream dependency conflict, or retry\n#9 ERROR: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1\n------\nERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
  ],
  ['parcel', "@parcel/core: Failed to resolve './missing' from './src/index.js'"],
  ['webpack', "Module not found: Error: Can't resolve './x' in '/app/src'"],
  ['metro', 'Error: Unable to resolve module ./Foo from /app/App.js:'],
  ['ts', "src/a.ts(3,1): error TS2307: Cannot find module './x' or its corresponding type declarations."],
  [
    'cargo',
    'error: failed to select a version for `serde`.\n    ... required by package `app v0.1.0`\nversions that meet the requirements `^2` are: 2.0.0\nfailed to resolve: use of undeclared crate or module `serde`',
  ],
  ['rust', 'error[E0433]: failed to resolve: use of undeclared type `HashMap`\n --> src/main.rs:2:13'],
  [
    'go',
    'main.go:4:2: no required module provides package github.com/acme/x; to add it:\n\tgo get github.com/acme/x',
  ],
  [
    'composer',
    'Your requirements could not be resolved to an installable set of packages.\n\n  Problem 1\n    - Root composer.json requires php ^8.2 but your php version (8.1.2) does not satisfy that requirement.',
  ],
  [
    'bundler',
    'Bundler could not find compatible versions for gem "rails":\n  In Gemfile:\n    rails (= 6.0)',
  ],
  [
    'pip',
    'ERROR: Could not find a version that satisfies the requirement foo==9.9 (from versions: 1.0, 1.1)\nERROR: No matching distribution found for foo==9.9',
  ],
  [
    'pipconf',
    'ERROR: Cannot install -r requirements.txt (line 3) and boto3==1.26.0 because these package versions have conflicting dependencies.\nERROR: ResolutionImpossible: for help visit https://pip.pypa.io/',
  ],
  ['poetry', "Because app depends on foo (^2.0) which doesn't match any versions, version solving failed."],
  [
    'dotnet',
    'error NU1102: Unable to find package Acme.Core with version (>= 2.0.0)\n  - Found 3 version(s) in nuget.org [ Nearest version: 1.4.0 ]',
  ],
  ['dotnet, a downgrade', 'error NU1605: Detected package downgrade'],
  [
    'sbt',
    '[error] (update) sbt.librarymanagement.ResolveException: Error downloading com.acme:core_2.13:1.1\n[error]   Not found',
  ],
  ['a step of GitHub with its command', 'Run npm test\n##[error]Process completed with exit code 1.'],
  ['a step of GitHub', 'Error: Process completed with exit code 1.'],
  ['a step of GitHub with its mark', '##[error]Process completed with exit code 2.'],
  ['flake8', 'app/x.py:3:1: F401 os imported but unused\nError: Process completed with exit code 1.'],
  [
    'git',
    'Auto-merging main.tf\nCONFLICT (content): Merge conflict in main.tf\nAutomatic merge failed; fix conflicts and then commit the result.\n##[error]Process completed with exit code 1.',
  ],
  [
    'tsc',
    "src/app.ts(12,5): error TS2322: Type 'string' is not assignable to type 'number'.\nsrc/a.ts(3,1): error TS2307: Cannot find module './x' or its corresponding type declarations.\n##[error]Process completed with exit code 2.",
  ],
  [
    'jest',
    'FAIL src/auth.test.ts\n  ● login › rejects invalid password\n    expect(received).toBe(expected)\n    Expected: 401\n    Received: 500\nTests: 1 failed, 41 passed, 42 total\nnpm ERR! Test failed.  See above for more details.\n##[error]Process completed with exit code 1.',
  ],
  [
    'pytest',
    'FAILED tests/test_api.py::test_login - AssertionError: assert 401 == 200\n=== 1 failed, 12 passed in 3.21s ===\nError: Process completed with exit code 1.',
  ],
  [
    'gitlab',
    '$ npm run lint\n/builds/acme/app/src/x.js\n  3:1  error  Unexpected console statement  no-console\nCleaning up project directory and file based variables\nERROR: Job failed: exit code 1',
  ],
  ['GitLab on Kubernetes', 'ERROR: Job failed: command terminated with exit code 1'],
  ['azure', "##[error]Bash exited with code '1'."],
  [
    'jenkins',
    '+ make test\nmake: *** [Makefile:12: test] Error 2\nERROR: script returned exit code 2\nFinished: FAILURE',
  ],
  ['circle', 'Exited with code exit status 1'],
  ['travis', 'The command "npm test" exited with 1.'],
  ['bitbucket', 'npm ERR! Exit status 1'],
  ['make', 'make: *** [build] Error 1'],
  [
    'gcc',
    'main.c:3:10: fatal error: foo.h: No such file or directory\ncompilation terminated.\nmake: *** [main.o] Error 1',
  ],
  ['ld', '/usr/bin/ld: cannot find -lfoo\ncollect2: error: ld returned 1 exit status'],
  [
    'docker gcc',
    '#12 3.4 main.c:3:10: fatal error: foo.h: No such file or directory\n#12 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 2\nERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2',
  ],
  [
    'docker copy',
    'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref moby::abc: "/dist": not found',
  ],
  ['docker legacy', "The command '/bin/sh -c pip install -r requirements.txt' returned a non-zero code: 1"],
  [
    'docker legacy, with its steps',
    "Step 5/9 : RUN npm run build\n ---> Running in 3c2d1a\n> tsc\nsrc/a.ts(3,1): error TS2307: Cannot find module './x' or its corresponding type declarations.\nThe command '/bin/sh -c npm run build' returned a non-zero code: 2",
  ],
  [
    'docker apt',
    '#8 ERROR: process "/bin/sh -c apt-get install -y libfoo" did not complete successfully: exit code: 100\nE: Unable to locate package libfoo',
  ],
  ['eslint', '✖ 3 problems (2 errors, 1 warning)\nerror Command failed with exit code 1.'],
  ['buildkit failed line', 'failed to solve: executor failed running [/bin/sh -c yarn build]: exit code: 1'],
  [
    'GH annotations',
    "Error: Unable to process file command 'output' successfully.\nError: Invalid format 'abc'",
  ],
  ['GH not found', 'Error: Unable to resolve action `acme/deploy@v9`, unable to find version `v9`'],
  ['terraform fmt', 'Error: Process completed with exit code 3.\nmain.tf'],
  ['kotlin', 'e: file:///app/Main.kt:3:5 Unresolved reference: foo'],
  ['npm enoent', "npm ERR! enoent ENOENT: no such file or directory, open '/app/package.json'"],
  ['husky', 'husky - pre-commit hook exited with code 1 (error)'],
  ['swift', "error: Dependencies could not be resolved because root depends on 'foo' 1.0.0..<2.0.0."],
  ['conda', 'ResolvePackageNotFound: \n  - foo=1.2'],
  ['peer yarn', 'error An unexpected error occurred: "expected workspace package to exist"'],
  [
    'java compile',
    '[ERROR] COMPILATION ERROR : \n[ERROR] /app/src/Main.java:[3,8] cannot find symbol\n[INFO] BUILD FAILURE',
  ],
];

/** The same tools, where something else failed. */
const BEYOND: readonly (readonly [what: string, text: string, cause: string])[] = [
  [
    'npm finds no host',
    'npm ERR! code ENOTFOUND\nnpm ERR! errno ENOTFOUND\nnpm ERR! network request to https://npm.acme.example/express failed, reason: getaddrinfo ENOTFOUND npm.acme.example',
    'endpoint-dns',
  ],
  [
    'Maven finds no host',
    '[ERROR] Failed to execute goal on project api: Could not resolve dependencies for project com.acme:api:jar:1.0: Failed to collect dependencies: Could not transfer artifact com.acme:core:pom:1.1 from/to central (https://repo.maven.apache.org/maven2): repo.maven.apache.org: Temporary failure in name resolution -> [Help 1]',
    'endpoint-dns',
  ],
  [
    'Maven gets no answer of CodeArtifact',
    '[ERROR] Could not resolve dependencies for project com.acme:api:jar:1.0: Could not transfer artifact com.acme:core:jar:1.1 from/to codeartifact (https://acme-111122223333.d.codeartifact.us-east-1.amazonaws.com/maven/m/): Connect to acme-111122223333.d.codeartifact.us-east-1.amazonaws.com:443 failed: Connection timed out',
    'missing-endpoint',
  ],
  [
    'Gradle finds no host',
    "> Could not resolve com.acme:core:1.1.\n   > Could not get resource 'https://repo.maven.apache.org/maven2/com/acme/core/1.1/core-1.1.pom'.\n      > repo.maven.apache.org: Name or service not known",
    'endpoint-dns',
  ],
  ['curl', 'curl: (6) Could not resolve host: sqs.us-east-1.amazonaws.com', 'endpoint-dns'],
  [
    'git',
    "fatal: unable to access 'https://github.com/acme/x/': Could not resolve host: github.com",
    'endpoint-dns',
  ],
  [
    'a job without credentials of AWS',
    'Run aws s3 cp x s3://b\nfatal error: Unable to locate credentials\nError: Process completed with exit code 1.',
    'iam',
  ],
  [
    'a job that AWS refuses',
    'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied\n##[error]Process completed with exit code 1.',
    'iam',
  ],
  ['a container of a task', 'Essential container in task exited\nexit code 1', 'runtime'],
  ['a container', 'container app exited with code 1', 'runtime'],
  [
    'a deployment to Amazon ECS',
    'Error: Resource is not in the state servicesStable\nError: Process completed with exit code 1.',
    'runtime',
  ],
  [
    'a build for another processor',
    '#9 0.3 exec /bin/sh: exec format error\nERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 255',
    'platform-mismatch',
  ],
  [
    'a build without names',
    '#8 12.1 Err:1 http://deb.debian.org/debian bookworm InRelease\n#8 12.1   Temporary failure resolving \'deb.debian.org\'\n#8 ERROR: process "/bin/sh -c apt-get update" did not complete successfully: exit code: 100',
    'endpoint-dns',
  ],
  ['a host', 'ERROR could not resolve db.internal.acme.com', 'endpoint-dns'],
  ['a name without a dot', 'Could not resolve hostname redis-master', 'configuration'],
  ['a host of AWS', "Failed to resolve 'sqs.eu-west-1.amazonaws.com'", 'endpoint-dns'],
  ['a proxy', 'Could not resolve proxy: proxy.corp.local', 'network-path'],
  ['a worker', '2024-01-01T00:00:00Z container worker exited with code 1', 'runtime'],
  [
    'a build that is killed',
    'ERROR: failed to solve: process "/bin/sh -c npm run build" did not complete successfully: exit code: 137',
    'runtime',
  ],
  [
    'a registry that does not let npm in',
    'npm ERR! code E403\nnpm ERR! 403 403 Forbidden - GET https://npm.acme.example/left-pad - you do not have permission\n##[error]Process completed with exit code 1.',
    'external-registry',
  ],
  [
    'a full disk',
    '#9 12.1 npm ERR! code ENOSPC\n#9 12.1 npm ERR! ENOSPC: no space left on device, write\n#9 ERROR: process "/bin/sh -c npm ci" did not complete successfully: exit code: 228',
    'runtime',
  ],
];

/** What an empty answer says of it: what it is, or that the planner knows no such message. */
const ANSWER_TO_CODE =
  /the log of a build, of tests or of a job|does not know the message|recognised no failure|program text/;

describe('the output of a build', () => {
  test.each(OF_CODE)('that tells of code, versions or tests is no matter of this planner: %s', (_, text) => {
    expect(diagnose(text).diagnoses).toEqual([]);
    expect(diagnose(text).missing?.text).toMatch(ANSWER_TO_CODE);
  });

  test.each(BEYOND)('is read where it tells of a call, of AWS or of a container: %s', (_, text, cause) => {
    expect(isOfBuildAlone(text)).toBe(false);
    expect(diagnose(text).diagnoses[0]?.cause).toBe(cause);
  });

  test.each(OF_CODE.filter(([, text]) => isOfBuildAlone(text)))(
    'is called so, and nobody is asked for the stopped reason of a task as if it were one: %s',
    (_, text) => {
      expect(diagnose(text).missing?.text).not.toMatch(/Paste the whole message/);
    },
  );

  test('is judged by the whole text, however long', () => {
    const lines = 'npm ERR! could not resolve dependency\n'.repeat(5_000);
    expect(isOfBuildAlone(lines)).toBe(true);
    expect(isOfBuildAlone(`${lines}AWS refused the call`)).toBe(false);
  });

  test('is no end of a task: what a task says beside it counts', () => {
    const step = '##[error]Process completed with exit code 1.';
    expect(diagnose(step).diagnoses).toEqual([]);
    expect(diagnose(`Essential container in task exited\n${step}`).diagnoses[0]?.cause).toBe('runtime');
  });
});

describe('what was not resolved', () => {
  test.each([
    'Could not resolve "./Button" from "src/App.tsx"',
    "Can't resolve '@acme/ui' in '/app/src'",
    'Could not resolve dependencies for project com.acme:api:jar:1.0',
    'npm error ERESOLVE could not resolve',
    'Could not resolve com.acme:core:1.1.',
    'Unable to resolve action acme/deploy@v9',
    'Could not resolve placeholder "db.url" in value',
  ])('is code: %s', (record) => {
    expect(isUnresolvedCode(record)).toBe(true);
  });

  test.each([
    'Could not resolve host: github.com',
    'could not resolve "db.internal.acme.com"',
    "Failed to resolve 'sqs.eu-west-1.amazonaws.com'",
    'Could not resolve dependencies for project com.acme:api:jar:1.0: Could not transfer artifact: Connection timed out',
    'failed to resolve reference "111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1": not found',
    'failed to resolve ref docker.io/library/redis:7: not found',
    'Unable to resolve endpoint: sqs',
    'nothing of that kind',
  ])('is a host, an image or an endpoint: %s', (record) => {
    expect(isUnresolvedCode(record)).toBe(false);
  });
});
