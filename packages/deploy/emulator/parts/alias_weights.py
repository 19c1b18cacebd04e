"""An alias' second version gets its share of the calls, as on AWS; ministack keeps the weights and ignores them."""

import random

from ministack.services import lambda_svc


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
