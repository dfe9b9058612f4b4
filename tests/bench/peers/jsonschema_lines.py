"""The schema alone, by python3-jsonschema: a line a form.

python3 jsonschema_lines.py FORM.SCHEMA.JSON FORMS.NDJSON [MOST]
"""
import itertools
import json
import sys

import jsonschema

schema = json.load(open(sys.argv[1], encoding="utf-8"))
most = int(sys.argv[3]) if len(sys.argv) > 3 else None
validator = jsonschema.validators.validator_for(schema)(schema)
forms = invalid = 0
with open(sys.argv[2], encoding="utf-8") as lines:
    for line in itertools.islice(lines, most):
        forms += 1
        if not validator.is_valid(json.loads(line)):
            invalid += 1
print(f"{forms} forms, {invalid} not valid")
