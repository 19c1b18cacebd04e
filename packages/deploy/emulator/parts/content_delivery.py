"""The CDN reaches the API as its origin, whose name only AWS' DNS knows."""

import os
import re

from ministack.services import cloudfront

_connect_target = cloudfront._origin_connect_target
_forward = cloudfront._forward_to_origin


def _forward_to_own_api(origin, method, uri, *args, **kwargs):
    api = re.match(r"([a-z0-9]+)\.execute-api\.", origin["domain_name"])
    if api is None:
        return _forward(origin, method, uri, *args, **kwargs)
    here = {**origin, "domain_name": "127.0.0.1", "own_gateway": True}
    return _forward(here, method, f"/_aws/execute-api/{api.group(1)}{uri}", *args, **kwargs)


def _connect_to_own_gateway(origin, viewer_is_https):
    if origin.get("own_gateway"):
        return "127.0.0.1", int(os.environ["GATEWAY_PORT"]), False
    return _connect_target(origin, viewer_is_https)


cloudfront._forward_to_origin = _forward_to_own_api
cloudfront._origin_connect_target = _connect_to_own_gateway
