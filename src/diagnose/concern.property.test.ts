import { describe, expect, test } from 'vitest';
import { diagnose } from './index.ts';

/** As the programs print them, without AWS, a container or a task that runs, a registry that fails, or a failed call. */
const OF_OTHERS: readonly (readonly [what: string, text: string])[] = [
  [
    'Python KeyError',
    'Traceback (most recent call last):\n  File "/srv/app/report.py", line 41, in <module>\n    total = row["amount"]\nKeyError: \'amount\'',
  ],
  [
    'Python unexpected keyword',
    'Traceback (most recent call last):\n  File "/usr/lib/python3.10/site-packages/acme/jobs.py", line 229, in submit\n    return self.prepare(flow)\nTypeError: Job.prepare() got an unexpected keyword argument \'deployment\'',
  ],
  [
    'Python lambda',
    "Traceback (most recent call last):\n  File \"/srv/app/sort.py\", line 7, in <lambda>\n    rows.sort(key=lambda r: r.missing)\nAttributeError: 'dict' object has no attribute 'missing'",
  ],
  [
    'Python module',
    'Traceback (most recent call last):\n  File "/srv/app/main.py", line 1, in <module>\n    import numpy\nModuleNotFoundError: No module named \'numpy\'',
  ],
  [
    'Python file',
    'Traceback (most recent call last):\n  File "/srv/app/load.py", line 3, in <module>\n    open("settings.yaml")\nFileNotFoundError: [Errno 2] No such file or directory: \'settings.yaml\'',
  ],
  [
    'pydantic',
    "pydantic_core._pydantic_core.ValidationError: 1 validation error for Settings\nport\n  Input should be a valid integer, unable to parse string as an integer [type=int_parsing, input_value='abc', input_type=str]",
  ],
  [
    'Django settings',
    'django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty.',
  ],
  [
    'SQLAlchemy',
    'sqlalchemy.exc.ProgrammingError: (psycopg2.errors.UndefinedTable) relation "orders" does not exist\nLINE 1: SELECT * FROM orders',
  ],
  [
    'asyncio',
    "asyncio.exceptions.InvalidStateError: Result is not set.\nTask exception was never retrieved\nfuture: <Task finished name='Task-12' coro=<worker() done, defined at /srv/w.py:9> exception=ValueError('bad value')>",
  ],
  [
    'Java NPE',
    'Exception in thread "main" java.lang.NullPointerException: Cannot invoke "String.length()" because "<local1>" is null\n\tat com.acme.Main.main(Main.java:12)',
  ],
  [
    'Java ClassNotFound',
    'Error: Could not find or load main class com.acme.Main\nCaused by: java.lang.ClassNotFoundException: com.acme.Main',
  ],
  [
    'Spring bean',
    "***************************\nAPPLICATION FAILED TO START\n***************************\n\nDescription:\n\nParameter 0 of constructor in com.acme.OrderService required a bean of type 'com.acme.OrderRepository' that could not be found.",
  ],
  [
    'Hibernate',
    'org.hibernate.tool.schema.spi.SchemaManagementException: Schema-validation: missing table [orders]',
  ],
  [
    'Jackson',
    'com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException: Unrecognized field "colour" (class com.acme.Car), not marked as ignorable (2 known properties: "name", "year"])',
  ],
  [
    'Kotlin',
    'Exception in thread "main" kotlin.UninitializedPropertyAccessException: lateinit property repo has not been initialized\n\tat com.acme.AppKt.main(App.kt:14)',
  ],
  [
    'Node module',
    "Error: Cannot find module './lib/config'\nRequire stack:\n- /srv/app/index.js\n    at Module._resolveFilename (node:internal/modules/cjs/loader:1144:15)",
  ],
  [
    'Node undefined',
    "/srv/app/index.js:10\n    const id = user.profile.id;\n                            ^\n\nTypeError: Cannot read properties of undefined (reading 'id')\n    at Object.<anonymous> (/srv/app/index.js:10:29)\n    at Module._compile (node:internal/modules/cjs/loader:1376:14)\n\nNode.js v20.11.0",
  ],
  [
    'Node unhandled',
    'node:internal/process/promises:288\n            triggerUncaughtException(err, true /* fromPromise */);\n            ^\n\n[UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "undefined".]',
  ],
  [
    'Next.js',
    'Error: Invalid src prop (https://images.example.org/a.png) on `next/image`, hostname "images.example.org" is not configured under images in your `next.config.js`',
  ],
  [
    'Zod',
    'ZodError: [\n  {\n    "code": "invalid_type",\n    "expected": "string",\n    "received": "undefined",\n    "path": ["name"],\n    "message": "Required"\n  }\n]',
  ],
  [
    'Go panic',
    'panic: runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x48f1a2]\n\ngoroutine 1 [running]:\nmain.main()\n\t/src/main.go:15 +0x2a\nexit status 2',
  ],
  [
    'Go build',
    './main.go:12:2: undefined: handler\n./main.go:13:9: cannot use x (variable of type int) as string value in return statement',
  ],
  [
    'Go unmarshal',
    'time=2026-01-12T10:11:12Z level=ERROR msg="cannot load rules" err="yaml: unmarshal errors:\\n  line 3: cannot unmarshal !!str `abc` into int"',
  ],
  [
    'Rust unwrap',
    "thread 'main' panicked at src/main.rs:21:44:\ncalled `Result::unwrap()` on an `Err` value: ParseIntError { kind: InvalidDigit }\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace",
  ],
  ['Rust file', 'Error: Os { code: 2, kind: NotFound, message: "No such file or directory" }'],
  [
    'Ruby NoMethod',
    "app/models/order.rb:12:in `total': undefined method `+' for nil:NilClass (NoMethodError)\n\tfrom app/models/order.rb:30:in `block in sum'",
  ],
  [
    'Rails migration',
    'rails aborted!\nActiveRecord::PendingMigrationError: \n\nMigrations are pending. To resolve this issue, run:\n\n        bin/rails db:migrate RAILS_ENV=development',
  ],
  [
    'PHP fatal',
    'PHP Fatal error:  Uncaught Error: Call to undefined function mb_strlen() in /var/www/html/index.php:14\nStack trace:\n#0 {main}\n  thrown in /var/www/html/index.php on line 14',
  ],
  [
    'PHP memory',
    'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes) in /var/www/html/vendor/composer/a.php on line 88',
  ],
  [
    'Laravel',
    '[2026-01-12 10:11:12] local.ERROR: Class "App\\Models\\Order" not found {"exception":"[object] (Error(code: 0): Class \\"App\\\\Models\\\\Order\\" not found at /var/www/app/Http/Order.php:22)"}',
  ],
  [
    '.NET null',
    'Unhandled exception. System.NullReferenceException: Object reference not set to an instance of an object.\n   at Acme.Program.Main(String[] args) in /src/Program.cs:line 9',
  ],
  [
    '.NET DI',
    "System.InvalidOperationException: Unable to resolve service for type 'Acme.IOrders' while attempting to activate 'Acme.OrdersController'.",
  ],
  [
    '.NET config',
    "System.IO.FileNotFoundException: The configuration file 'appsettings.json' was not found and is not optional. The expected physical path was '/srv/app/appsettings.json'.",
  ],
  [
    'GitLab runner end',
    '$ ./run-checks.sh\nchecking style\nfound 3 problems\nCleaning up project directory and file based variables\nERROR: Job failed: exit status 1',
  ],
  ['GitLab runner code', 'section_end:1650016364:step_script\nERROR: Job failed: exit code 1'],
  [
    'GitLab machine',
    '{"driver":"virtualbox","level":"info","msg":"err : exit status 1","name":"runner-abc-machine-1650016364","operation":"create","time":"2026-04-15T10:04:56Z"}\n{"driver":"virtualbox","level":"info","msg":"output : sudo: docker: command not found","name":"runner-abc-machine-1650016364","operation":"create","time":"2026-04-15T10:04:56Z"}',
  ],
  ['GitHub runner end', 'Run ./scripts/check.sh\nchecking\nError: Process completed with exit code 1.'],
  [
    'GitHub annotations',
    '##[group]Run make lint\nmake: *** [Makefile:12: lint] Error 2\n##[error]Process completed with exit code 2.',
  ],
  [
    'GitHub missing input',
    'Error: Input required and not supplied: token\n    at getInput (/srv/runner/w/_actions/acme/step/v1/dist/index.js:100:15)',
  ],
  [
    'Jenkins end',
    '+ ./deploy.sh staging\n./deploy.sh: line 4: TARGET: unbound variable\n[Pipeline] }\n[Pipeline] // stage\n[Pipeline] End of Pipeline\nERROR: script returned exit code 1\nFinished: FAILURE',
  ],
  [
    'Jenkins groovy',
    'org.jenkinsci.plugins.scriptsecurity.sandbox.RejectedAccessException: Scripts not permitted to use staticMethod org.codehaus.groovy.runtime.DefaultGroovyMethods getAt',
  ],
  [
    'Jenkins no such DSL',
    "java.lang.NoSuchMethodError: No such DSL method 'slackSnd' found among steps [archive, bat, build, catchError, checkout]",
  ],
  [
    'cron',
    'Jan 12 03:00:01 mail01 CRON[3121]: (root) CMD (/usr/local/bin/rotate.sh)\nJan 12 03:00:01 mail01 CRON[3120]: (CRON) error (grandchild #3121 failed with exit status 1)',
  ],
  [
    'cron MTA',
    'Jan 12 03:00:01 mail01 CRON[3120]: (CRON) info (No MTA installed, discarding output)\n/bin/sh: 1: /usr/local/bin/rotate.sh: not found',
  ],
  [
    'systemd',
    "Jan 12 03:00:01 web01 systemd[1]: acme.service: Main process exited, code=exited, status=1/FAILURE\nJan 12 03:00:01 web01 systemd[1]: acme.service: Failed with result 'exit-code'.\nJan 12 03:00:01 web01 systemd[1]: Failed to start Acme worker.",
  ],
  [
    'systemd 203',
    'web01 systemd[1]: acme.service: Failed at step EXEC spawning /opt/acme/run: No such file or directory\nweb01 systemd[1]: acme.service: Main process exited, code=exited, status=203/EXEC',
  ],
  ['systemd unit', 'Failed to restart nginx.service: Unit nginx.service not found.'],
  [
    'systemd restart limit',
    "Jan 12 03:00:01 web01 systemd[1]: acme.service: Start request repeated too quickly.\nJan 12 03:00:01 web01 systemd[1]: acme.service: Failed with result 'start-limit-hit'.",
  ],
  [
    'nginx config',
    'nginx: [emerg] unknown directive "proxy_passs" in /etc/nginx/conf.d/default.conf:7\nnginx: configuration file /etc/nginx/nginx.conf test failed',
  ],
  [
    'nginx file',
    '2026/01/12 10:11:12 [error] 31#31: *7 open() "/usr/share/nginx/html/favicon.ico" failed (2: No such file or directory), client: 172.17.0.1, server: localhost, request: "GET /favicon.ico HTTP/1.1", host: "localhost:8080"',
  ],
  [
    'nginx duplicate',
    'nginx: [emerg] a duplicate default server for 0.0.0.0:80 in /etc/nginx/sites-enabled/shop:2',
  ],
  [
    'Apache syntax',
    "AH00526: Syntax error on line 14 of /etc/apache2/sites-enabled/000-default.conf:\nInvalid command 'RewriteEngine', perhaps misspelled or defined by a module not included in the server configuration",
  ],
  [
    'Apache denied',
    '[Mon Jan 12 10:11:12.000000 2026] [authz_core:error] [pid 311] [client 192.0.2.7:51022] AH01630: client denied by server configuration: /var/www/html/.git',
  ],
  [
    'PostgreSQL pg_hba',
    'FATAL:  no pg_hba.conf entry for host "10.0.0.7", user "app", database "shop", SSL off',
  ],
  [
    'PostgreSQL server log',
    '2026-01-12 10:11:12.345 UTC [311] ERROR:  duplicate key value violates unique constraint "orders_pkey"\n2026-01-12 10:11:12.345 UTC [311] DETAIL:  Key (id)=(7) already exists.\n2026-01-12 10:11:12.345 UTC [311] STATEMENT:  INSERT INTO orders (id) VALUES ($1)',
  ],
  [
    'PostgreSQL password',
    '2026-01-12 10:11:12.345 UTC [311] FATAL:  password authentication failed for user "app"\n2026-01-12 10:11:12.345 UTC [311] DETAIL:  Connection matched pg_hba.conf line 95: "host all all all scram-sha-256"',
  ],
  ['PostgreSQL role', 'psql: error: FATAL:  role "alice" does not exist'],
  [
    'MySQL server log',
    "2026-01-12T10:11:12.345678Z 0 [ERROR] [MY-010119] [Server] Aborting\n2026-01-12T10:11:12.345678Z 0 [ERROR] [MY-010187] [Server] Could not open file '/var/log/mysql/error.log' for error logging: Permission denied",
  ],
  ['MySQL duplicate', "ERROR 1062 (23000) at line 9: Duplicate entry '7' for key 'PRIMARY'"],
  [
    'MySQL denied',
    "mysqli_sql_exception: Access denied for user 'shop'@'localhost' (using password: YES) in /var/www/html/db.php:5",
  ],
  [
    'MongoDB',
    'MongoServerError: E11000 duplicate key error collection: shop.orders index: _id_ dup key: { _id: 7 }',
  ],
  [
    'Redis config',
    "*** FATAL CONFIG FILE ERROR (Redis 7.2.4) ***\nReading the configuration file, at line 8\n>>> 'maxmemori 100mb'\nBad directive or wrong number of arguments",
  ],
  [
    'Kubernetes apply',
    'error: resource mapping not found for name: "web" namespace: "" from "web.yaml": no matches for kind "Ingress" in version "extensions/v1beta1"\nensure CRDs are installed first',
  ],
  [
    'Kubernetes validation',
    'error: error validating "web.yaml": error validating data: ValidationError(Deployment.spec): missing required field "selector" in io.k8s.api.apps.v1.DeploymentSpec; if you choose to ignore these errors, turn validation off with --validate=false',
  ],
  ['Kubernetes not found', 'Error from server (NotFound): deployments.apps "web" not found'],
  [
    'Kubernetes conflict',
    'Error from server (AlreadyExists): error when creating "web.yaml": services "web" already exists',
  ],
  ['Kubernetes context', 'error: context "staging" does not exist'],
  ['Helm', 'Error: INSTALLATION FAILED: cannot re-use a name that is still in use'],
  [
    'Helm template',
    'Error: template: shop/templates/deployment.yaml:12:20: executing "shop/templates/deployment.yaml" at <.Values.image.tag>: nil pointer evaluating interface {}.tag',
  ],
  [
    'Prefect',
    "11:59:54.322 | ERROR   | Flow run 'busy-otter' - Finished in state Failed('Task run failed: ValueError: not enough values to unpack (expected 2, got 1)')",
  ],
  [
    'Airflow',
    '[2026-01-12, 10:11:12 UTC] {taskinstance.py:1851} ERROR - Task failed with exception\nTraceback (most recent call last):\n  File "/opt/airflow/.local/lib/python3.11/site-packages/airflow/operators/python.py", line 192, in execute\n    return_value = self.execute_callable()\nKeyError: \'run_date\'',
  ],
  [
    'Airflow DAG',
    "Broken DAG: [/opt/airflow/dags/daily.py] Traceback (most recent call last):\n  File \"/opt/airflow/dags/daily.py\", line 3, in <module>\n    from plugins.tools import load\nImportError: cannot import name 'load' from 'plugins.tools' (/opt/airflow/plugins/tools.py)",
  ],
  [
    'Celery',
    "[2026-01-12 10:11:12,345: ERROR/MainProcess] Received unregistered task of type 'shop.tasks.mail'.\nThe message has been ignored and discarded.",
  ],
  [
    'Celery task',
    '[2026-01-12 10:11:12,345: ERROR/ForkPoolWorker-1] Task shop.tasks.mail[5b0c] raised unexpected: TypeError("mail() missing 1 required positional argument: \'to\'")',
  ],
  [
    'dbt',
    '10:11:12  Completed with 1 error and 0 warnings:\n10:11:12  Database Error in model orders (models/orders.sql)\n10:11:12    column "amuont" does not exist\n10:11:12  Done. PASS=3 WARN=0 ERROR=1 SKIP=0 TOTAL=4',
  ],
  [
    'dbt compile',
    "Compilation Error in model orders (models/orders.sql)\n  Model 'model.shop.orders' (models/orders.sql) depends on a node named 'raw_orders' which was not found",
  ],
  [
    'Spark',
    'org.apache.spark.sql.AnalysisException: [UNRESOLVED_COLUMN.WITH_SUGGESTION] A column or function parameter with name `amuont` cannot be resolved. Did you mean one of the following? [`amount`, `id`]',
  ],
  [
    'Spark task',
    '26/01/12 10:11:12 ERROR TaskSetManager: Task 3 in stage 7.0 failed 4 times; aborting job\njava.lang.NumberFormatException: For input string: "n/a"',
  ],
  [
    'Gunicorn',
    "[2026-01-12 10:11:12 +0000] [7] [ERROR] Exception in worker process\nTraceback (most recent call last):\n  File \"/srv/wsgi.py\", line 1, in <module>\n    from app import application\nImportError: cannot import name 'application' from 'app' (/srv/app.py)\n[2026-01-12 10:11:12 +0000] [7] [INFO] Worker exiting (pid: 7)",
  ],
  ['Bash', './run.sh: line 3: jq: command not found'],
  [
    'Ansible',
    'fatal: [web01]: FAILED! => {"changed": false, "msg": "Could not find the requested service acme: host"}',
  ],
  [
    'Ansible undefined',
    'fatal: [web01]: FAILED! => {"msg": "The task includes an option with an undefined variable. The error was: \'release\' is undefined"}',
  ],
  [
    'Terraform module',
    'Error: Unsupported argument\n\n  on main.tf line 7, in module "shop":\n   7:   colour = "red"\n\nAn argument named "colour" is not expected here.',
  ],
  ['Git', "error: pathspec 'release' did not match any file(s) known to git"],
  [
    'Git push',
    " ! [rejected]        main -> main (non-fast-forward)\nerror: failed to push some refs to 'git.example.org:shop.git'",
  ],
  [
    'Kafka broker',
    '[2026-01-12 10:11:12,345] ERROR Exiting Kafka due to fatal exception (kafka.Kafka$)\norg.apache.kafka.common.config.ConfigException: Missing required configuration "zookeeper.connect" which has no default value.',
  ],
  [
    'Elasticsearch',
    'ERROR: [1] bootstrap checks failed. You must address the points described in the following [1] lines before starting Elasticsearch.\nbootstrap check failure [1] of [1]: max virtual memory areas vm.max_map_count [65530] is too low, increase to at least [262144]',
  ],
  [
    'docker push',
    'The push refers to repository [111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop]\na463dbda4664: Layer already exists \na9099c3159f5: Pushed \nlatest: digest: sha256:3f109bdc111654895fa69f5b4c02d85eb8e6aaf8cb15eff5a32aee5872d4deb2 size: 3686',
  ],
  [
    'docker push hub',
    'Using default tag: latest\nThe push refers to repository [docker.io/acme/shop]\na463dbda4664: Layer already exists\na9099c3159f5: Mounted from library/node\nlatest: digest: sha256:3f109bdc111654895fa69f5b4c02d85eb8e6aaf8cb15eff5a32aee5872d4deb2 size: 1234',
  ],
  [
    'docker pull',
    'Using default tag: latest\nlatest: Pulling from library/nginx\na2abf6c4d29d: Already exists \na9edb18cadd1: Pull complete \nDigest: sha256:0d17b565c37bcbd895e9d92315a05c1c3c9a29f762b011a10c54a66cd53c9b31\nStatus: Downloaded newer image for nginx:latest\ndocker.io/library/nginx:latest',
  ],
  [
    'docker pull ECR',
    '7.4: Pulling from shop\n3f4ca61aafcd: Already exists\nbd6b1ae5a92b: Pull complete\nDigest: sha256:0d17b565c37bcbd895e9d92315a05c1c3c9a29f762b011a10c54a66cd53c9b31\nStatus: Image is up to date for 111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:7.4',
  ],
  [
    'docker build',
    'Sending build context to Docker daemon  4.096kB\nStep 1/3 : FROM node:20\n ---> 3f4ca61aafcd\nStep 2/3 : COPY . .\n ---> Using cache\n ---> bd6b1ae5a92b\nStep 3/3 : CMD ["node", "index.js"]\nSuccessfully built bd6b1ae5a92b\nSuccessfully tagged shop:latest',
  ],
  [
    'buildx',
    '#1 [internal] load build definition from Dockerfile\n#1 transferring dockerfile: 312B done\n#1 DONE 0.0s\n#5 [1/3] FROM docker.io/library/node:20@sha256:0d17b565\n#5 CACHED\n#7 exporting to image\n#7 writing image sha256:3f109bdc done\n#7 DONE 0.1s',
  ],
  [
    'compose up',
    '[+] Running 3/3\n ✔ Network shop_default  Created\n ✔ Container shop-db-1   Healthy\n ✔ Container shop-web-1  Started',
  ],
  [
    'compose pull',
    '[+] Pulling 4/4\n ✔ db 3 layers [⣿⣿⣿]      0B/0B      Pulled\n   ✔ 3f4ca61aafcd Already exists\n   ✔ bd6b1ae5a92b Pull complete',
  ],
  [
    'docker ps',
    'CONTAINER ID   IMAGE         COMMAND                  CREATED        STATUS                    PORTS     NAMES\n3f4ca61aafcd   nginx         "/docker-entrypoint.…"   2 hours ago    Up 2 hours (healthy)      80/tcp    web',
  ],
  [
    'ecs services table',
    '+------------+---------+--------------+---------------+\n|  service   | status  | runningCount | desiredCount  |\n+------------+---------+--------------+---------------+\n|  web       | ACTIVE  | 2            | 2             |\n+------------+---------+--------------+---------------+',
  ],
  [
    'terraform plan',
    'Terraform will perform the following actions:\n\n  # aws_vpc_endpoint.logs will be created\n  + resource "aws_vpc_endpoint" "logs" {\n      + id                  = (known after apply)\n      + private_dns_enabled = true\n      + service_name        = "com.amazonaws.eu-west-1.logs"\n    }\n\nPlan: 1 to add, 0 to change, 0 to destroy.',
  ],
  [
    'terraform no changes',
    'No changes. Your infrastructure matches the configuration.\n\nTerraform has compared your real infrastructure against your configuration and found no differences, so no changes are needed.',
  ],
  [
    'kubectl get',
    'NAME                   READY   STATUS    RESTARTS   AGE\nweb-6d4cf56db6-abcde   1/1     Running   0          3d\ndb-0                   1/1     Running   0          3d',
  ],
  [
    'crane copy',
    '2026/01/12 10:11:12 existing blob: sha256:3f4ca61aafcd\n2026/01/12 10:11:13 111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1: digest: sha256:0d17b565 size: 1234',
  ],
  [
    'mix',
    '** (Mix) Could not start application shop: Shop.Application.start(:normal, []) returned an error: shutdown: failed to start child: Shop.Repo',
  ],
  [
    'elixir',
    '** (KeyError) key :name not found in: %{id: 7}\n    (shop 0.1.0) lib/shop/order.ex:12: Shop.Order.title/1',
  ],
  [
    'swift',
    'Fatal error: Unexpectedly found nil while unwrapping an Optional value: file App/main.swift, line 12',
  ],
  [
    'scala',
    'Exception in thread "main" scala.MatchError: 7 (of class java.lang.Integer)\n\tat Main$.main(Main.scala:4)',
  ],
  [
    'perl',
    "Can't locate JSON/XS.pm in @INC (you may need to install the JSON::XS module) at ./run.pl line 3.",
  ],
  ['R', 'Error in library(dplyr) : there is no package called ‘dplyr’\nExecution halted'],
  [
    'logback',
    "2026-01-12 10:11:12.345 ERROR 7 --- [main] o.s.boot.SpringApplication : Application run failed\norg.yaml.snakeyaml.scanner.ScannerException: mapping values are not allowed here\n in 'reader', line 3, column 9",
  ],
  [
    'tomcat',
    '12-Jan-2026 10:11:12.345 SEVERE [main] org.apache.catalina.core.StandardContext.startInternal One or more listeners failed to start. Full details will be found in the appropriate container log file',
  ],
  [
    'supervisord',
    '2026-01-12 10:11:12,345 WARN exited: web (exit status 1; not expected)\n2026-01-12 10:11:13,345 INFO gave up: web entered FATAL state, too many start retries too quickly',
  ],
  [
    'pm2',
    'PM2        | App [web:0] exited with code [1] via signal [SIGINT]\nPM2        | Script /srv/web/index.js had too many unstable restarts (16). Stopped. "errored"',
  ],
  ['vault', 'Error parsing config: At 3:1: illegal character'],
  [
    'haproxy',
    "[ALERT] (311) : config : parsing [/etc/haproxy/haproxy.cfg:12] : unknown keyword 'bindd' in 'frontend' section\n[ALERT] (311) : config : Fatal errors found in configuration.",
  ],
  [
    'postgres conf',
    '2026-01-12 10:11:12.345 UTC [1] LOG:  syntax error in file "/var/lib/postgresql/data/postgresql.conf" line 12, near token "="\n2026-01-12 10:11:12.345 UTC [1] FATAL:  configuration file "/var/lib/postgresql/data/postgresql.conf" contains errors',
  ],
  [
    'mysql innodb',
    '2026-01-12T10:11:12.345678Z 1 [ERROR] [MY-012574] [InnoDB] Unable to lock ./ibdata1 error: 11',
  ],
  [
    'flyway',
    'org.flywaydb.core.api.exception.FlywayValidateException: Validate failed: Migrations have failed validation\nMigration checksum mismatch for migration version 3',
  ],
  ['alembic', "alembic.util.exc.CommandError: Can't locate revision identified by 'a1b2c3d4e5f6'"],
  ['graphql', 'GraphQLError: Cannot query field "colour" on type "Car". Did you mean "color"?'],
  [
    'jest',
    'ReferenceError: document is not defined\n\nThe error below may be caused by using the wrong test environment',
  ],
  ['webpack', "ERROR in ./src/index.ts 3:0-28\nModule not found: Error: Can't resolve './app' in '/srv/src'"],
  [
    'gitlab yaml',
    'This GitLab CI configuration is invalid: jobs:test config should implement a script: or a trigger: keyword',
  ],
  [
    'GitHub workflow',
    'Invalid workflow file: .github/workflows/ci.yml#L12\nYou have an error in your yaml syntax on line 12',
  ],
  ['jenkins offline', "java.lang.IllegalStateException: Cannot find the label 'linux'\nFinished: FAILURE"],
  ['k8s crash', 'web-6d4cf56db6-abcde   0/1     CrashLoopBackOff   7   12m'],
  [
    'k8s quota',
    'Error from server (Forbidden): error when creating "web.yaml": pods "web" is forbidden: exceeded quota: compute, requested: cpu=2, used: cpu=3, limited: cpu=4',
  ],
  [
    'k8s configmap',
    'Warning  FailedMount  3s (x5 over 12s)  kubelet  MountVolume.SetUp failed for volume "config" : configmap "web-config" not found',
  ],
  [
    'helm repo',
    'Error: chart "shop" matching 9.9.9 not found in shop index. (try \'helm repo update\'): no chart version found for shop-9.9.9',
  ],
  [
    'prefect param',
    'prefect.exceptions.ParameterTypeError: Flow run received invalid parameters:\n - count: Input should be a valid integer',
  ],
  ['airflow conn', "airflow.exceptions.AirflowNotFoundException: The conn_id `shop_db` isn't defined"],
  [
    'dagster',
    'dagster._core.errors.DagsterInvalidConfigError: Error in config for op\n    Error 1: Missing required config entry "path" at the root.',
  ],
  [
    'spark oom',
    'java.lang.OutOfMemoryError: GC overhead limit exceeded\n\tat java.util.Arrays.copyOfRange(Arrays.java:3664)',
  ],
  [
    'kafka consumer',
    'org.apache.kafka.common.errors.SerializationException: Error deserializing key/value for partition orders-0 at offset 7',
  ],
  [
    'rabbit',
    '2026-01-12 10:11:12.345 [error] <0.311.0> Error description: {error,{schema_integrity_check_failed,[{table_attributes_mismatch,rabbit_queue}]}}',
  ],
  ['compose config', 'services.web.ports contains an invalid type, it should be an array'],
  [
    'compose build ok',
    '[+] Building 3.2s (8/8) FINISHED\n => [internal] load build definition from Dockerfile 0.0s\n => CACHED [2/3] COPY . . 0.0s\n => exporting to image 0.1s',
  ],
  [
    'podman pull',
    'Trying to pull docker.io/library/alpine:latest...\nGetting image source signatures\nCopying blob 3f4ca61aafcd skipped: already exists\nCopying config bd6b1ae5a9 done\nWriting manifest to image destination',
  ],
  [
    'skopeo',
    'Getting image source signatures\nCopying blob sha256:3f4ca61aafcd [--------------------------------------] 0.0b / 0.0b (skipped: 0.0b = 0.00%)\nCopying config sha256:bd6b done\nWriting manifest to image destination',
  ],
  [
    'terraform apply',
    'aws_vpc_endpoint.logs: Creating...\naws_vpc_endpoint.logs: Creation complete after 12s [id=vpce-0a1b2c3d]\n\nApply complete! Resources: 1 added, 0 changed, 0 destroyed.',
  ],
  [
    'ecs events ok',
    '(service web) has reached a steady state.\n(service web) has started 1 tasks: (task 3f4c).',
  ],
  ['sysctl', 'sysctl: cannot stat /proc/sys/net/foo: No such file or directory'],
  [
    'sudo',
    'sudo: a terminal is required to read the password; either use the -S option to read from standard input or configure an askpass helper',
  ],
  ['logrotate', 'error: error renaming /var/log/app.log.1 to /var/log/app.log.2: No such file or directory'],
  [
    'uwsgi',
    "*** Operational MODE: single process ***\nModuleNotFoundError: No module named 'app'\nunable to load app 0 (mountpoint='') (callable not found or import error)\n*** no app loaded. going in full dynamic mode ***",
  ],
  ['sidekiq', "2026-01-12T10:11:12.345Z pid=7 tid=abc WARN: NoMethodError: undefined method `name' for nil"],
  ['puma', '! Unable to load application: LoadError: cannot load such file -- /srv/app/config.ru'],
  [
    'php-fpm',
    "[12-Jan-2026 10:11:12] ERROR: [/usr/local/etc/php-fpm.d/www.conf:12] unknown entry 'pm.max_childrn'",
  ],
  [
    'IIS',
    'HTTP Error 500.19 - Internal Server Error\nThe requested page cannot be accessed because the related configuration data for the page is invalid.',
  ],
];

/** Near misses: the same programs, where a container, Amazon ECS, AWS, a registry or a network is part of the failure. */
const OF_OURS: readonly (readonly [what: string, text: string])[] = [
  [
    'Python in a container',
    "container web exited with code 1: Traceback (most recent call last): KeyError: 'amount'",
  ],
  [
    'Python calls S3',
    'Traceback (most recent call last):\n  File "/srv/app/load.py", line 3, in <module>\nbotocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: "https://s3.eu-west-1.amazonaws.com/acme/x"',
  ],
  [
    'Java calls SQS',
    'Exception in thread "main" com.amazonaws.SdkClientException: Unable to execute HTTP request: Connect to sqs.eu-west-1.amazonaws.com:443 [sqs.eu-west-1.amazonaws.com/52.94.1.2] failed: connect timed out',
  ],
  [
    'Node refused by IAM',
    'AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/task/x is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:eu-west-1:111122223333:q',
  ],
  [
    'Node DNS',
    'Error: getaddrinfo ENOTFOUND db.shop.internal\n    at GetAddrInfoReqWrap.onlookup [as oncomplete] (node:dns:109:26)',
  ],
  [
    'Go dial',
    'panic: dial tcp 10.0.3.7:5432: connect: connection refused\n\ngoroutine 1 [running]:\nmain.main()',
  ],
  [
    'Rust DNS',
    'Error: error sending request for url (https://sqs.eu-west-1.amazonaws.com/): error trying to connect: dns error: failed to lookup address information: Try again',
  ],
  [
    'Ruby',
    'Seahorse::Client::NetworkingError: Failed to open TCP connection to sqs.eu-west-1.amazonaws.com:443 (execution expired)',
  ],
  [
    'PHP',
    'PHP Fatal error:  Uncaught PDOException: SQLSTATE[HY000] [2002] Connection timed out in /var/www/html/db.php:5',
  ],
  [
    '.NET',
    'Unhandled exception. System.Net.Http.HttpRequestException: A connection attempt failed because the connected party did not properly respond after a period of time (secretsmanager.eu-west-1.amazonaws.com:443)',
  ],
  ['task stopped', 'Task stopped: Essential container in task exited. exitCode: 1'],
  [
    'stopped reason',
    'stoppedReason: Essential container in task exited\nreason: OutOfMemoryError: Container killed due to memory usage',
  ],
  [
    'ECS service',
    '(service web) was unable to place a task because no container instance met all of its requirements.',
  ],
  [
    'container daemon',
    'docker: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: exec: "run.sh": executable file not found in $PATH: unknown.',
  ],
  [
    'docker daemon not there',
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
  ],
  [
    'docker pull fails',
    'Using default tag: latest\nError response from daemon: Get "https://registry-1.docker.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
  ],
  [
    'docker pull half',
    '7.4: Pulling from shop\n3f4ca61aafcd: Already exists\nbd6b1ae5a92b: Retrying in 1 second\nerror pulling image configuration: download failed after attempts=6: dial tcp 52.218.1.1:443: i/o timeout',
  ],
  [
    'docker push fails',
    "The push refers to repository [111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop]\na463dbda4664: Layer already exists \na9099c3159f5: Preparing\nname unknown: The repository with name 'shop' does not exist in the registry with id '111122223333'",
  ],
  [
    'docker push no auth',
    'The push refers to repository [111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop]\na463dbda4664: Layer already exists\nno basic auth credentials',
  ],
  [
    'image not found',
    'Error response from daemon: manifest for acme/shop:9 not found: manifest unknown: manifest unknown',
  ],
  ['rate limit', 'toomanyrequests: You have reached your pull rate limit.'],
  [
    'GitLab runner on ECS',
    'ERROR: Job failed: exit status 1\nError: An error occurred (ClusterNotFoundException) when calling the DescribeServices operation: Cluster not found.',
  ],
  [
    'GitHub deploy',
    'Run aws-actions/amazon-ecs-deploy-task-definition@v1\nError: Resource is not in the state servicesStable\nError: Process completed with exit code 1.',
  ],
  [
    'Jenkins credentials',
    'Unable to locate credentials. You can configure credentials by running "aws configure".\nERROR: script returned exit code 255',
  ],
  [
    'systemd ecs',
    'Jan 12 03:00:01 ip-10-0-1-7 systemd[1]: ecs.service: Main process exited, code=exited, status=1/FAILURE\nJan 12 03:00:01 ip-10-0-1-7 amazon-ecs-init[311]: level=error time=2026-01-12T03:00:01Z msg="could not start Agent: API error (404): no such image"',
  ],
  [
    'nginx host',
    'nginx: [emerg] host not found in upstream "api.shop.local" in /etc/nginx/conf.d/default.conf:7',
  ],
  [
    'PostgreSQL pg_hba in a task',
    'ECS task web/3f4c: FATAL:  no pg_hba.conf entry for host "10.0.0.7", user "app", database "shop", no encryption',
  ],
  [
    'PostgreSQL time-out',
    'psycopg2.OperationalError: connection to server at "shop.abc.eu-west-1.rds.amazonaws.com" (10.0.3.7), port 5432 failed: Connection timed out',
  ],
  [
    'MySQL RDS',
    "ERROR 2003 (HY000): Can't connect to MySQL server on 'shop.abc.eu-west-1.rds.amazonaws.com:3306' (110)",
  ],
  [
    'MySQL denied RDS',
    "ERROR 1045 (28000): Access denied for user 'app'@'10.0.0.7' (using password: YES) while connecting to shop.abc.eu-west-1.rds.amazonaws.com",
  ],
  [
    'Kubernetes pull',
    'Failed to pull image "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1": rpc error: code = Unknown desc = failed to do request: Head "https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/shop/manifests/1": dial tcp 52.1.2.3:443: i/o timeout',
  ],
  ['Kubernetes server', 'Unable to connect to the server: dial tcp 10.0.0.1:6443: i/o timeout'],
  [
    'Prefect on ECS',
    '11:59:54.322 | ERROR   | prefect.agent - Failed to submit flow run to infrastructure. botocore.exceptions.ClientError: An error occurred (AccessDeniedException) when calling the RunTask operation: not authorized',
  ],
  [
    'Airflow on ECS',
    'airflow.exceptions.AirflowException: This task is not in success state - last 10 logs from Cloudwatch: container stopped with exit code 1',
  ],
  [
    'Celery broker',
    '[2026-01-12 10:11:12,345: ERROR/MainProcess] consumer: Cannot connect to redis://cache.internal:6379//: Error 110 connecting to cache.internal:6379. Connection timed out.',
  ],
  [
    'Spark S3',
    'Caused by: com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 1)',
  ],
  [
    'terraform endpoint',
    "Error: creating EC2 VPC Endpoint (com.amazonaws.eu-west-1.sqss): InvalidServiceName: The Vpc Endpoint Service 'com.amazonaws.eu-west-1.sqss' does not exist\n\tstatus code: 400",
  ],
  [
    'Lambda',
    'Lambda function web: Task timed out after 3.00 seconds while calling https://sqs.eu-west-1.amazonaws.com/',
  ],
  [
    'log group',
    'failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.',
  ],
  [
    'cron aws',
    'Jan 12 03:00:01 mail01 CRON[3120]: fatal error: Could not connect to the endpoint URL: "https://acme.s3.eu-west-1.amazonaws.com/"',
  ],
  [
    'bucket name',
    'botocore.exceptions.ParamValidationError: Parameter validation failed:\nInvalid bucket name "": Bucket name must match the regex',
  ],
  [
    'container with a setting',
    'ECS container web: Error: Missing required environment variable DATABASE_URL',
  ],
  [
    'fargate run',
    "Fargate task: thread 'main' panicked at src/main.rs:21:44: called `Option::unwrap()` on a `None` value",
  ],
  ['task env', "[ECS] container app: ModuleNotFoundError: No module named 'app'"],
  ['docker run', "$ docker run acme/shop:1\nError: Cannot find module '/app/index.js'"],
  ['codebuild', '[Container] 2026/01/12 10:11:12 Command did not exit successfully ./build.sh exit status 1'],
  [
    'stopcode',
    '"stopCode": "EssentialContainerExited", "stoppedReason": "Essential container in task exited", "exitCode": 1',
  ],
  ['pull secret', 'Error: ImagePullBackOff: rpc error: pull access denied for acme/shop'],
  [
    'sns',
    'botocore.errorfactory.NotFoundException: An error occurred (NotFound) when calling the Publish operation: Topic does not exist',
  ],
  ['proxy', 'curl: (56) Received HTTP code 407 from proxy after CONNECT'],
  ['ssh timeouts', 'ssh: connect to host 10.0.3.7 port 22: Connection timed out'],
  [
    'git clone',
    "fatal: unable to access 'https://github.com/acme/shop.git/': Failed to connect to github.com port 443: Connection timed out",
  ],
  [
    'pip',
    "WARNING: Retrying after connection broken by 'ConnectTimeoutError'\nERROR: Could not find a version that satisfies the requirement requests",
  ],
  ['mongo', 'MongoServerSelectionError: connect ECONNREFUSED 10.0.3.7:27017'],
  ['rabbit refused', 'pika.exceptions.AMQPConnectionError: Connection refused by mq.internal:5671'],
];

describe('a text of a program', () => {
  test.each(OF_OTHERS)(
    'that has nothing to do with AWS, a container or a network has no answer: %s',
    (_what, text) => {
      expect(diagnose(text).diagnoses).toEqual([]);
    },
  );

  test.each(OF_OURS)('that has to do with them is answered: %s', (_what, text) => {
    expect(diagnose(text).diagnoses).not.toEqual([]);
  });
});
