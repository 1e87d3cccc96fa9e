"""Answers `aws` calls with the real AWS CLI, without its start-up time.

usage: awsd.py SOCKET [SERVICE...], by the interpreter that has the AWS CLI, version 1 or 2

A call of the AWS CLI spends nine tenths of its time on importing modules and reading JSON models. This
process does both once. It keeps a few forked children ready; each takes over the arguments, folder and environment of
one call after the other, runs the CLI's own `main` and sends back its exit code and what it printed. A call reads
nothing from its standard input. What a call has read of its caller, and what it has registered, is forgotten before the
next one; a child ends after a call that failed, and after a number of calls.
"""

import functools
import gc
import logging
import os
import signal
import socket
import sys
import tempfile

import awscli  # version 2 brings a botocore of its own, which only it can import
import botocore.compat
import botocore.hooks
import botocore.loaders

READY_CHILDREN = 4
CALLS_OF_A_CHILD = 40


def remember(owner, method):
    """Makes a method that only reads files answer from memory, for every instance."""
    read = getattr(owner, method)
    known = {}

    def answer(self, *args, **named):
        key = (*args, *sorted(named.items()))
        if key not in known:
            known[key] = read(self, *args, **named)
        return known[key]

    setattr(owner, method, answer)


remember(botocore.loaders.JSONFileLoader, "load_file")
remember(botocore.loaders.Loader, "list_available_services")
# A bound method is another object each time, its function is not.
accepts_kwargs = functools.lru_cache(maxsize=None)(botocore.compat.accepts_kwargs)
botocore.hooks.accepts_kwargs = lambda handler: accepts_kwargs(getattr(handler, "__func__", handler))

import botocore.client  # noqa: E402
import botocore.httpsession  # noqa: E402
import botocore.model  # noqa: E402

import awscli.clidriver  # noqa: E402  (must see the functions above)
from awscli.clidriver import ServiceOperation, create_clidriver  # noqa: E402

# Version 2 switches logging of its C library off at each call, which waits for a thread that no fork has. It is off.
awscli.clidriver.disable_crt_logging = lambda: None



def remember_client_classes():
    """The class of a service's clients is made of its model alone, and making one takes longer than most calls."""
    make = botocore.client.ClientCreator._create_client_class
    known = {}

    def answer(self, service_name, service_model):
        if service_name not in known:
            known[service_name] = make(self, service_name, service_model)
        return known[service_name]

    botocore.client.ClientCreator._create_client_class = answer


def remember_discovery():
    """Every new client looks through all operations of its service for one that finds endpoints."""
    find = botocore.model.ServiceModel.endpoint_discovery_operation
    known = {}

    def answer(model):
        if model.service_name not in known:
            known[model.service_name] = find.__get__(model, type(model))
        return known[model.service_name]

    botocore.model.ServiceModel.endpoint_discovery_operation = property(answer)


def remember_names_of_events():
    """Every client of version 1 has a copy of the events, which would translate each name of an event once more."""
    if MAJOR > 1:
        return
    copy = botocore.hooks.EventAliaser.__copy__

    def copied(events):
        new = copy(events)
        new._alias_name_cache = events._alias_name_cache
        return new

    botocore.hooks.EventAliaser.__copy__ = copied


# awscli sets this while it is imported, and finds nothing without it.
DATA_PATH = os.environ["AWS_DATA_PATH"]
# Version 2 knows the variable for the address of the services since 2.13; before, it takes the flag alone.
MAJOR, MINOR = (int(number) for number in awscli.__version__.split(".")[:2])
READS_ADDRESS = MAJOR == 1 or MINOR >= 13
SAMPLE_CALL = {
    "cloudformation": "list-stacks",
    "ec2": "describe-vpcs",
    "ecs": "list-clusters",
    "route53": "list-hosted-zones",
    "ssm": "list-commands",
    "sts": "get-caller-identity",
}


def warm_up(services):
    """Makes one call of each service to a port where nobody listens: what it loads, every child has."""
    unreachable = {
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    unreachable.update({"AWS_ENDPOINT_URL": "http://127.0.0.1:1", "AWS_MAX_ATTEMPTS": "1"})
    os.environ.update(unreachable)
    out, err = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = open(os.devnull, "w")
    for service in services:
        create_clidriver().main(with_address([service, SAMPLE_CALL[service]]))
    sys.stdout, sys.stderr = out, err
    for name in unreachable:
        del os.environ[name]


def with_address(arguments):
    address = os.environ.get("AWS_ENDPOINT_URL")
    if READS_ADDRESS or address is None:
        return arguments
    return [*arguments, "--endpoint-url", address]


def ready_driver(services):
    """A CLI that has read no credentials and no Region yet, and knows the operations of its services."""
    driver = create_clidriver()
    commands = driver._get_command_table()
    for service in services:
        commands[service]._get_command_table()
    return driver


def receive(connection):
    """The request of aws.pl: its length, the folder, the number of arguments, these, and the environment."""
    length, _, data = connection.recv(1 << 20).partition(b" ")
    while len(data) < int(length):
        data += connection.recv(1 << 20)
    folder, count, *parts = data.split(b"\0")
    arguments, environment = parts[: int(count)], parts[int(count) :]
    return folder, arguments, environment


def next_connection(server, parent):
    """Ends with the parent, which may be killed without a chance to say so."""
    server.settimeout(1)
    while os.getppid() == parent:
        try:
            return server.accept()[0]
        except TimeoutError:
            pass
    raise SystemExit


def call(driver, arguments, environment):
    """One call in this process; its exit code."""
    os.environ.clear()
    os.environ.update(os.fsdecode(variable).split("=", 1) for variable in environment)
    os.environ["AWS_DATA_PATH"] = DATA_PATH
    sys.stdin = open(0, closefd=False)
    sys.stdout = open(1, "w", closefd=False, encoding="utf-8")
    sys.stderr = open(2, "w", closefd=False, encoding="utf-8")
    try:
        code = driver.main(with_address([os.fsdecode(argument) for argument in arguments]))
    except SystemExit as stopped:
        code = stopped.code or 0
    except BaseException as failure:  # the CLI's own last resort
        print(failure, file=sys.stderr)
        code = 255
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def remember_calls(driver):
    """What makes the driver forget a call: who called, for which Region, and the handlers and arguments that it added."""
    session = driver.session
    events = session.get_component("event_emitter")
    registered, built = [], []

    def recording(register):
        def recorded(emitter, name, handler, unique_id=None, unique_id_uses_count=False):
            register(emitter, name, handler, unique_id, unique_id_uses_count)
            if emitter is events:  # and not a copy, which a client has
                registered.append((name, handler, unique_id, unique_id_uses_count))

        return recorded

    for method in ("register", "register_first", "register_last"):
        setattr(type(events), method, recording(getattr(type(events), method)))
    build = ServiceOperation._create_argument_table

    def recorded_build(operation):
        built.append(operation)
        return build(operation)

    ServiceOperation._create_argument_table = recorded_build

    def forget():
        session._session_instance_vars.clear()
        session._credentials = session._auth_token = session._profile = None
        while registered:
            events.unregister(*registered.pop())
        while built:
            built.pop()._arg_table = None
        logging.getLogger("awscli").handlers.clear()

    return forget


def open_streams():
    """Standard input is empty; standard output and standard error are files, which are returned."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    files = [tempfile.TemporaryFile(), tempfile.TemporaryFile()]
    for number, file in enumerate(files, start=1):
        os.dup2(file.fileno(), number)
    return files


def taken_out(file):
    """What was written, for the file's next use forgotten in it."""
    file.seek(0)
    text = file.read()
    file.seek(0)
    file.truncate()
    return text


def answer_one(server, parent, driver, forget, files):
    """Whether this process can answer another call."""
    connection = next_connection(server, parent)
    folder, arguments, environment = receive(connection)
    os.chdir(folder)
    code = call(driver, arguments, environment)
    out, err = map(taken_out, files)
    connection.sendall(b"%d %d\n%s%s" % (code, len(out), out, err))
    connection.close()
    forget()
    return code == 0


def main():
    path, services = sys.argv[1], sys.argv[2:] or list(SAMPLE_CALL)
    end_with_parent()
    remember_client_classes()
    remember_discovery()
    remember_names_of_events()
    # No call is encrypted here, and what would encrypt it takes long to make.
    context = botocore.httpsession.create_urllib3_context()
    botocore.httpsession.create_urllib3_context = lambda: context
    warm_up(services)
    driver = ready_driver(services)
    gc.collect()
    gc.freeze()
    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    os.chmod(path, 0o600)
    server.listen(64)
    for _ in range(READY_CHILDREN):
        start_child(server, driver)
    print("ready", flush=True)
    while True:
        os.wait()
        start_child(server, driver)


def end_with_parent():
    """The suite may stop this process, or be killed itself; a timer notices the second.

    The handlers end the process at once: an exception would get lost where it interrupts a fork. The children notice
    by themselves that they have lost their parent.
    """
    parent = os.getppid()
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    signal.signal(signal.SIGALRM, lambda *_: os.getppid() == parent or os._exit(0))
    signal.setitimer(signal.ITIMER_REAL, 1, 1)


def start_child(server, driver):
    parent = os.getpid()
    if os.fork():
        return
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    gc.disable()
    code = 0
    try:
        files = open_streams()
        forget = remember_calls(driver)
        for _ in range(CALLS_OF_A_CHILD):
            if not answer_one(server, parent, driver, forget, files):
                break
    except BaseException:
        code = 1
    os._exit(code)


if __name__ == "__main__":
    main()
