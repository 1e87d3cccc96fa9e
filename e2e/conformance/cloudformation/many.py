"""Lints many CloudFormation templates in one process, with the rules of this folder switched on.

Prints "ready", then answers each line {"text", "regions"} on standard input with one line: a list of
{"id", "level", "message", "line", "path"}.
"""

import functools
import json
import pathlib
import sys

import cfnlint.helpers

# Every template makes every rule anew, and these read the same files. Modules take the function by its name.
cfnlint.helpers.load_resource = functools.lru_cache(maxsize=None)(cfnlint.helpers.load_resource)

from cfnlint.api import ManualArgs, lint  # noqa: E402

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
