"""Starts ministack 1.5.33 with what a rehearsal needs and it lacks. Each part says what it stands for.

GATEWAY_PORT, and SITE_URL: where the CDN's stand-in listens."""

import os
import random
import re
import sys

from ministack import app
from ministack.core import iam_evaluator, lambda_runtime
from ministack.services import cloudfront, lambda_svc
from ministack.services.cloudformation import engine, provisioners

GATEWAY = f"http://127.0.0.1:{os.environ['GATEWAY_PORT']}"
API = re.compile(r"https://([a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com")
SITE = re.compile(r"https://[a-z0-9]+\.cloudfront\.net")


# Names that only AWS' DNS knows, wherever a template makes one: in exports and in functions' environments.
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


# The CDN's API origin, by the same lack of DNS.
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


# Buckets are open to TLS only, and here is none.
app.pin_request_origin = lambda address, secure: iam_evaluator.pin_request_origin(address, True)


# Throttles are set on `/~1v1~1orders`, as AWS writes a path; ministack looks for `/v1/orders`.
_method_settings = provisioners._apigw_method_settings


def _with_plain_paths(settings):
    if not isinstance(settings, list):
        return _method_settings(settings)
    return _method_settings(
        [{**each, "ResourcePath": re.sub("^/+", "/", each["ResourcePath"].replace("~1", "/"))} for each in settings]
    )


provisioners._apigw_method_settings = _with_plain_paths


# CodeDeploy: its resources can be declared and refer to each other; nothing is shifted step by step.
def _declared_only():
    def create(logical_id, props, stack):
        return props.get("ApplicationName") or props.get("DeploymentGroupName") or f"{stack}-{logical_id}", {}

    return {
        "create": create,
        "update": lambda physical_id, *rest, **more: (physical_id, {}),
        "delete": lambda physical_id, props: None,
    }


for kind in ("Application", "DeploymentGroup", "DeploymentConfig"):
    provisioners._RESOURCE_HANDLERS.setdefault(f"AWS::CodeDeploy::{kind}", _declared_only())


# An alias' second version gets its share of the calls, as on AWS; ministack keeps the weights and ignores them.
class _WeightedAlias(dict):
    def get(self, key, default=None):
        if key == "FunctionVersion":
            left = random.random()
            weights = (dict.get(self, "RoutingConfig") or {}).get("AdditionalVersionWeights") or {}
            for version, weight in weights.items():
                left -= float(weight)
                if left < 0:
                    return version
        return dict.get(self, key, default)


def _weigh(function):
    aliases = (function or {}).get("aliases") or {}
    for name, alias in list(aliases.items()):
        if type(alias) is dict:
            aliases[name] = _WeightedAlias(alias)


_for_qualifier = lambda_svc._effective_func_record_for_qualifier
_invoke = lambda_svc._invoke


def _weighted_for_qualifier(function, qualifier):
    _weigh(function)
    return _for_qualifier(function, qualifier)


async def _weighted_invoke(name, *args, **kwargs):
    try:
        _weigh(lambda_svc._functions[name])
    except KeyError:
        pass
    return await _invoke(name, *args, **kwargs)


lambda_svc._effective_func_record_for_qualifier = _weighted_for_qualifier
lambda_svc._invoke = _weighted_invoke


# Not a lack, a pace: ministack waits 50 ms for the log of every silent call.
for each in vars(lambda_runtime).values():
    drain = getattr(each, "_drain_stderr_bounded", None)
    if drain is not None:
        drain.__defaults__ = (0.005, 0.002, 0.25)

if __name__ == "__main__":
    app.main()
