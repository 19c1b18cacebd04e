"""What roles and users were allowed and refused, a JSON line in CALLS_FILE for each kind of call: AWS has CloudTrail for it.

An allowed call says which statement of its principal's policies allowed it, counted from 0, and by which of its resources."""

import contextvars
import json
import os

from ministack.core import iam_evaluator

_enforce = iam_evaluator.enforce
_evaluate = iam_evaluator.evaluate
_evaluated = contextvars.ContextVar("evaluated", default=None)
_written = set()


def _noting_evaluate(context, policies, *limits):
    evaluated = _evaluated.get()
    if evaluated is not None:
        evaluated.append((context, policies))
    return _evaluate(context, policies, *limits)


def _recording_enforce(*args, **kwargs):
    evaluated = []
    token = _evaluated.set(evaluated)
    try:
        denied = _enforce(*args, **kwargs)
    finally:
        _evaluated.reset(token)
    if evaluated:  # the principal's own policies come first; a resource's may follow
        _record(*evaluated[0], denied is None)
    return denied


def _record(context, policies, is_allowed):
    line = {"principal": context.principal_arn, "action": context.action, "resource": context.resource_arn}
    if is_allowed:
        statements = [each for document in policies for each in document]
        by = next((n for n, each in enumerate(statements) if iam_evaluator._first_match(context, [each], "Allow")), None)
        if by is not None:  # a bucket's own policy may have allowed it instead
            patterns = [each for each in statements[by].resources if iam_evaluator.fnmatch_iam_cs(context.resource_arn, each)]
            line = {**line, "resource": None, "statement": by, "by": patterns}
    text = json.dumps({**line, "allowed": is_allowed})
    if text not in _written:
        _written.add(text)
        with open(os.environ["CALLS_FILE"], "a", encoding="utf-8") as file:
            file.write(f"{text}\n")


iam_evaluator.evaluate = _noting_evaluate
iam_evaluator.enforce = _recording_enforce
