#!/usr/bin/env python3
"""Validates JSON documents by a JSON Schema, independently of the program's own validator.

usage: validate_json.py SCHEMA DOCUMENT [--lines] [--definition NAME]

--lines: every line of the document is a JSON value of its own.
--definition: validate by that definition of the schema instead of the schema as a whole.
Refuses duplicate members and NaN, which json.load would let pass. Needs python3-jsonschema.
"""
import argparse
import json
import sys

import jsonschema


def unique_members(pairs):
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError(f"duplicate member in {names}")
    return dict(pairs)


def no_constant(name):
    raise ValueError(f"{name} is not JSON")


def load(text):
    return json.loads(text, object_pairs_hook=unique_members, parse_constant=no_constant)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("schema")
    parser.add_argument("document")
    parser.add_argument("--lines", action="store_true")
    parser.add_argument("--definition")
    arguments = parser.parse_args()

    with open(arguments.schema, encoding="utf-8") as file:
        schema = json.load(file)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    if arguments.definition:
        schema = {**{key: schema[key] for key in ("$schema", "definitions")},
                  "$ref": f"#/definitions/{arguments.definition}"}
    validator = kind(schema)

    with open(arguments.document, "rb") as file:
        text = file.read().decode("utf-8", errors="strict")
    values = text.splitlines() if arguments.lines else [text]
    if arguments.lines and "\n".join(values) + "\n" != text and text:
        raise ValueError("lines end in something else than a line feed")
    faults = 0
    for number, value in enumerate(values, 1):
        for error in validator.iter_errors(load(value)):
            path = "/".join(str(part) for part in error.absolute_path)
            print(f"{arguments.document}: value {number}: /{path}: {error.message}", file=sys.stderr)
            faults += 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
