"""The `aws` command of the conformance suite: hands the call over to awsd.py and returns its exit code.

It starts for every call, so it imports the bare C modules: `socket`, `json` and `os` would take longer than
the call.
"""

import posix
import sys

import _socket

arguments = [argument.encode("utf-8", "surrogateescape") for argument in sys.argv[1:]]
environment = [name + b"=" + value for name, value in posix.environ.items()]
request = b"\0".join([posix.getcwdb(), b"%d" % len(arguments), *arguments, *environment])
request = b"%d %s" % (len(request), request)
streams = b"".join(number.to_bytes(4, sys.byteorder) for number in (0, 1, 2))
connection = _socket.socket(_socket.AF_UNIX)
connection.connect(posix.environ[b"AWSD_SOCKET"])
sent = connection.sendmsg([request], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, streams)])
# The call may be answered and the connection closed by now: sending nothing would fail then.
if sent < len(request):
    connection.sendall(request[sent:])
answer = connection.recv(16)
posix._exit(int(answer) if answer else 254)
