"""Filters on JSON logs. ministack keeps metric filters and measures nothing; of a subscription's it looks for the words alone."""

import json
import operator
import re
from fnmatch import fnmatchcase

from ministack.services import cloudwatch, cloudwatch_logs

_TOKEN = re.compile(r'\s*(?:(\()|(\))|(&&)|(\|\|)|\$\.([\w.]+)\s*(!=|>=|<=|=|>|<)\s*("[^"]*"|-?[\d.]+))')
_COMPARE = {">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le}


def _matches(pattern, record):
    """`{ ($.status >= 500) && ($.path = "/v1/orders*") }`, the part of CloudWatch's language that templates use."""
    text = re.fullmatch(r"\{(.*)\}\s*", pattern, re.DOTALL).group(1)
    python, at = [], 0
    while text[at:].strip():
        token = _TOKEN.match(text, at)
        if token is None:
            raise ValueError(f"metric filter: {pattern!r} is not understood from {text[at:]!r} on")
        opening, closing, both, either, field, compare, value = token.groups()
        at = token.end()
        if field:
            python.append(str(_holds(record.get(field), compare, json.loads(value))))
        else:
            python.append("(" if opening else ")" if closing else "and" if both else "or")
    return eval(" ".join(python), {"__builtins__": {}})  # only True, False, and, or and parentheses


def _holds(found, compare, wanted):
    if compare in ("=", "!="):
        same = fnmatchcase(found, wanted) if isinstance(found, str) and isinstance(wanted, str) else found == wanted
        return same == (compare == "=")
    return type(found) in (int, float) and _COMPARE[compare](found, wanted)


_put = cloudwatch_logs._put_log_events


def _put_and_measure(data):
    for found in list(cloudwatch_logs._metric_filters.values()):
        if found["logGroupName"] != data.get("logGroupName"):
            continue
        for event in data.get("logEvents", []):
            if _matches(found["filterPattern"], json.loads(event["message"])):
                for each in found["metricTransformations"]:
                    cloudwatch.record_metric(each["metricNamespace"], each["metricName"], float(each["metricValue"]))
    return _put(data)


cloudwatch_logs._put_log_events = _put_and_measure
cloudwatch_logs._subscription_pattern_matches = lambda pattern, message: not pattern or _matches(pattern, json.loads(message))
