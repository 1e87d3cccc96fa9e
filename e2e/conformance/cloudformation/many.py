"""Lints many CloudFormation templates in one process, with the rules of this folder switched on.

Prints "ready", then answers each line {"text", "regions"} on standard input with one line: a list of
{"id", "level", "message", "line", "path"}.
"""

import json
import pathlib
import sys

from cfnlint.api import ManualArgs, lint

RULES = str(pathlib.Path(__file__).with_name("rules"))


def findings(text, regions):
    config = ManualArgs(regions=regions, append_rules=[RULES], include_checks=["I"])
    return [
        {
            "id": match.rule.id,
            "level": match.rule.severity,
            "message": match.message,
            "line": match.linenumber,
            "path": "/".join(map(str, match.path or [])),
        }
        for match in lint(text, config=config)
    ]


def main():
    print("ready", flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(findings(request["text"], request["regions"])), flush=True)


if __name__ == "__main__":
    main()
