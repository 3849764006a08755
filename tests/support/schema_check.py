"""What the scripts share that hold a published JSON Schema against examples."""
import json
import sys


def validator_of(path):
    """The validator of the schema in `path`, which must itself be one.

    Ends with status 77, which CTest shows as a skipped test, when the package jsonschema is not installed.
    """
    try:
        import jsonschema
        draft = jsonschema.Draft202012Validator
    except (ImportError, AttributeError):
        print("skipped: python3-jsonschema 4 or newer is not installed")
        sys.exit(77)
    schema = json.loads(path.read_text(encoding="utf-8"))
    draft.check_schema(schema)
    return draft(schema)
