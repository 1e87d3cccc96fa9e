"""Which VPC endpoint services exist in a Region, under which exact names: services.json made searchable."""

import json
import pathlib
from dataclasses import dataclass

CATALOGUE = json.loads(pathlib.Path(__file__).with_name("services.json").read_text())


@dataclass(frozen=True)
class Offering:
    """One service name with one endpoint type. Amazon S3 has two of them under one name."""

    name: str
    short: str
    type: str
    private_dns: tuple = ()
    ip_types: tuple = ("ipv4",)
    policy: bool = True
    zones: tuple = ()


def partition_of(region):
    return next(p for p in CATALOGUE["partitions"] if region.startswith(p["regions"]))


def documented_offerings(region):
    suffix = partition_of(region)["dnsSuffix"]
    exceptions = {
        short: prefix for prefix, shorts in CATALOGUE["prefixes"].get(region, {}).items() for short in shorts
    }
    for short, facts in CATALOGUE["services"].items():
        if region in facts.get("except", ()) or region not in facts.get("only", (region,)):
            continue
        for kind in facts.get("types", ("Interface",)):
            own_prefix = exceptions.get(short) if kind == "Interface" else None
            yield Offering(
                name=f"{own_prefix or CATALOGUE['defaultPrefix']}.{region}.{short}",
                short=short,
                type=kind,
                private_dns=tuple(
                    name.format(region=region, suffix=suffix)
                    for name in facts["privateDns"]
                    if kind == "Interface"
                ),
                ip_types=("ipv4", "ipv6") if facts.get("dualStack") else ("ipv4",),
                policy=facts.get("policy", True),
            )


def named_offerings(region, entries):
    """The offerings that a test lists itself: exact names, or objects that also set properties of Offering."""
    documented = {offering.short: [] for offering in documented_offerings(region)}
    for offering in documented_offerings(region):
        documented[offering.short].append(offering)
    for entry in entries:
        given = {"name": entry} if isinstance(entry, str) else dict(entry)
        short = given["name"].split(f".{region}.")[-1]
        known = documented.get(short) or [Offering(name="", short=short, type="Interface")]
        exact = [offering for offering in known if offering.name == given["name"]] or known
        for offering in exact:
            if given.get("type", offering.type) == offering.type:
                values = {key: tuple(v) if isinstance(v, list) else v for key, v in given.items()}
                yield Offering(**{**offering.__dict__, **values})
