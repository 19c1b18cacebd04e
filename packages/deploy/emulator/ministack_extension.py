"""Starts ministack 1.5.33 with what a rehearsal needs and it lacks. Each part says what it stands for.

GATEWAY_PORT, and SITE_URL: where the CDN's stand-in listens."""

from ministack import app

from parts import addresses, alias_weights, code_deploy, content_delivery, mock_answers, pace, throttles, tls  # noqa: F401

if __name__ == "__main__":
    app.main()
