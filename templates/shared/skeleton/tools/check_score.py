"""Checks that score.yaml is valid, and says of the workload what the chart says.

usage: helm template … | check_score.py SCHEMA SCORE SETTINGS

SCHEMA is that of the Score specification, SCORE the file to check, SETTINGS the document that lists
the variables which the program reads.
"""

import json
import re
import sys
from pathlib import Path

import jsonschema
import yaml

PLACEHOLDER = re.compile(r"\$\{resources\.([A-Za-z0-9_-]+)\.")
PROBES = ["livenessProbe", "readinessProbe"]


def pod_containers(manifests: list[dict]) -> dict[str, dict]:
    """The containers of every workload that the chart deploys, by name."""
    containers = {}
    for manifest in manifests:
        spec = manifest.get("spec", {})
        spec = spec.get("jobTemplate", {}).get("spec", spec)
        for container in spec.get("template", {}).get("spec", {}).get("containers", []):
            containers[container["name"]] = container
    return containers


def chart_ports(manifests: list[dict], containers: dict[str, dict]) -> dict[str, tuple]:
    """The port of the Service and that of the container behind it, by name."""
    numbers = {
        port["name"]: port["containerPort"]
        for container in containers.values()
        for port in container.get("ports", [])
    }
    return {
        port["name"]: (port["port"], numbers.get(port["targetPort"], port["targetPort"]))
        for manifest in manifests
        if manifest["kind"] == "Service"
        for port in manifest["spec"]["ports"]
    }


def check_container(name: str, score: dict, chart: dict, settings: str) -> list[str]:
    faults = []
    for field in ["command", "args", "resources"]:
        if score.get(field) != chart.get(field):
            faults.append(f"{field} is {score.get(field)}, in the chart {chart.get(field)}")

    variables = score.get("variables", {})
    env = {variable["name"]: variable for variable in chart.get("env", [])}
    for variable, value in variables.items():
        if f"`{variable}`" not in settings:
            faults.append(f"variable {variable} is not among the documented settings")
        # What a platform fills in is also what differs between the chart's environments.
        if PLACEHOLDER.search(value):
            continue
        if (there := env.get(variable, {}).get("value", value)) != value:
            faults.append(f"variable {variable} is {value!r}, in the chart {there!r}")
    for variable, source in env.items():
        if "secretKeyRef" in source.get("valueFrom", {}) and variable not in variables:
            faults.append(f"variable {variable} is missing: the chart reads it from a Secret")

    numbers = {port["name"]: port["containerPort"] for port in chart.get("ports", [])}
    for probe in PROBES:
        here, there = (side.get(probe, {}).get("httpGet") for side in (score, chart))
        if here and here["port"] not in numbers.values():
            faults.append(f"{probe} asks port {here['port']}, which the chart does not open")
        if here and there:
            expected = {"path": there["path"], "port": numbers.get(there["port"], there["port"])}
            if {"path": here["path"], "port": here["port"]} != expected:
                faults.append(f"{probe} is {here}, in the chart {expected}")
    return [f"containers.{name}: {fault}" for fault in faults]


def check(score: dict, manifests: list[dict], settings: str) -> list[str]:
    """Says in one sentence each what is wrong."""
    containers = pod_containers(manifests)
    faults = []
    for name, container in score["containers"].items():
        if name in containers:
            faults += check_container(name, container, containers[name], settings)
        else:
            faults.append(f"containers.{name}: the chart has {', '.join(sorted(containers))}")

    ports = {
        name: (port["port"], port.get("targetPort", port["port"]))
        for name, port in score.get("service", {}).get("ports", {}).items()
    }
    if ports != (expected := chart_ports(manifests, containers)):
        faults.append(f"service.ports: are {ports}, in the chart {expected}")

    declared = set(score.get("resources", {}))
    used = set(PLACEHOLDER.findall(json.dumps(score["containers"])))
    for resource in sorted(declared ^ used):
        how = "never used" if resource in declared else "used but not declared"
        faults.append(f"resources.{resource}: is {how}")
    return faults


def main() -> int:
    schema, score_file, settings = (Path(argument).read_text("utf-8") for argument in sys.argv[1:])
    score = yaml.safe_load(score_file)
    validator = jsonschema.Draft202012Validator(json.loads(schema))
    faults = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(score)]
    if not faults:
        manifests = [manifest for manifest in yaml.safe_load_all(sys.stdin) if manifest]
        faults = check(score, manifests, settings)
    for fault in faults:
        print(f"{sys.argv[2]}: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
