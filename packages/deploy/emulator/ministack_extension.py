"""Starts ministack 1.5.33 with what a rehearsal needs and it lacks. Each part says what it stands for.

GATEWAY_PORT, SITE_URL: where the CDN's stand-in listens, CALLS_FILE: where to write calls down."""

from ministack import app

from parts import (  # noqa: F401
    access_log,
    addresses,
    alias_weights,
    batch_actions,
    code_deploy,
    content_delivery,
    leading_keys,
    metric_filters,
    mock_answers,
    pace,
    recorded_calls,
    short_minutes,
    throttles,
    tls,
)

if __name__ == "__main__":
    app.main()
