"""The `aws` command of the conformance suite: hands the call over to awsd.py and ends with the CLI's exit code."""

import array
import json
import os
import socket
import sys

connection = socket.socket(socket.AF_UNIX)
connection.connect(os.environ["AWSD_SOCKET"])
request = json.dumps({"args": sys.argv[1:], "cwd": os.getcwd(), "env": dict(os.environ)}).encode() + b"\0"
streams = array.array("i", [0, 1, 2])
sent = connection.sendmsg([request], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, streams)])
connection.sendall(request[sent:])
answer = connection.recv(16)
os._exit(int(answer) if answer else 254)
