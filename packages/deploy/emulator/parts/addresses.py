"""Names that only AWS' DNS knows, wherever a template makes one: in exports and in functions' environments."""

import os
import re
import sys

from ministack.services.cloudformation import engine

GATEWAY = f"http://127.0.0.1:{os.environ['GATEWAY_PORT']}"
API = re.compile(r"https://([a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com")
SITE = re.compile(r"https://[a-z0-9]+\.cloudfront\.net")


def _reachable(text):
    return SITE.sub(os.environ["SITE_URL"], API.sub(rf"{GATEWAY}/_aws/execute-api/\1", text))


_resolve = engine._resolve_refs


def _resolve_to_reachable(value, *args, **kwargs):
    resolved = _resolve(value, *args, **kwargs)
    is_made_here = isinstance(value, dict) and "Fn::Sub" in value and isinstance(resolved, str)
    return _reachable(resolved) if is_made_here else resolved


for module in list(sys.modules.values()):  # others have imported it by name
    if getattr(module, "_resolve_refs", None) is _resolve:
        module._resolve_refs = _resolve_to_reachable
