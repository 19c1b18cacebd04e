"""Throttles are set on `/~1v1~1orders`, as AWS writes a path; ministack looks for `/v1/orders`."""

import re

from ministack.services.cloudformation import provisioners

_method_settings = provisioners._apigw_method_settings


def _with_plain_paths(settings):
    if not isinstance(settings, list):
        return _method_settings(settings)
    return _method_settings(
        [{**each, "ResourcePath": re.sub("^/+", "/", each["ResourcePath"].replace("~1", "/"))} for each in settings]
    )


provisioners._apigw_method_settings = _with_plain_paths
