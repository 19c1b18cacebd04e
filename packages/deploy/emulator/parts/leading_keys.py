"""Rights to a table may end at partition keys (`dynamodb:LeadingKeys`, on ours: secrets); ministack lets every key through.

The partition key of a table here is `pk`, of its index `gsi1pk`."""

import json
import re

from ministack.core import iam_actions

_service_context = iam_actions.dynamodb_service_context
_EQUALS = re.compile(r"\b(?:gsi1)?pk\s*=\s*(:\w+)")


def _partition_keys(request):
    if "KeyConditionExpression" in request:
        for name in _EQUALS.findall(request["KeyConditionExpression"]):
            yield request["ExpressionAttributeValues"][name]["S"]
    for key in _nested(request, ("Key", "Item")):
        yield key["pk"]["S"]
    for keys in _nested(request, ("Keys",)):
        yield from (key["pk"]["S"] for key in keys)


def _nested(value, names):
    if isinstance(value, list):
        for each in value:
            yield from _nested(each, names)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name in names:
                yield inner
            elif name not in _VALUES:
                yield from _nested(inner, names)


_VALUES = ("ExpressionAttributeValues", "ExpressionAttributeNames", "ExclusiveStartKey")  # what is in them is no request's own


def _with_leading_keys(body):
    try:
        keys = list(_partition_keys(json.loads(body or b"{}")))
    except (AttributeError, KeyError, TypeError, ValueError):
        keys = []  # no request about items of such a table
    context = _service_context(body)
    return {**context, "dynamodb:LeadingKeys": keys} if keys else context


iam_actions.dynamodb_service_context = _with_leading_keys
