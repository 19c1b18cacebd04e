"""Buckets are open to TLS only, and here is none."""

from ministack import app
from ministack.core import iam_evaluator

app.pin_request_origin = lambda address, secure: iam_evaluator.pin_request_origin(address, True)
