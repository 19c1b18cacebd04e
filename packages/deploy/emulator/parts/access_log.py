"""A stage's access log: ministack drops the setting and writes none. What a line says is the stage's own format."""

import contextvars
import re
import time
from datetime import datetime, timezone

from ministack.services import apigateway_v1, cloudwatch_logs
from ministack.services.cloudformation import provisioners

STREAM = "requests"

_seen = contextvars.ContextVar("seen_of_request")
_execute = apigateway_v1._execute_in_scope
_handle = apigateway_v1._handle_execute_in_scope
_authorize = apigateway_v1._authorize_request_v1


async def _noting(request, *args, **kwargs):
    response = await _execute(request, *args, **kwargs)
    _seen.get().update(request, refused_by=getattr(response, "response_type", "-"))
    return response


async def _proving(*args, **kwargs):
    error, context = await _authorize(*args, **kwargs)
    _seen.get().update(authorizer=context or {})
    return error, context


async def _logging(api_id, stage_name, method, *args, **kwargs):
    seen = {}
    token = _seen.set(seen)
    started = time.monotonic()
    try:
        answer = await _handle(api_id, stage_name, method, *args, **kwargs)
    finally:
        _seen.reset(token)
    settings = (seen.get("stage") or {}).get("accessLogSettings")
    if settings:
        _write(settings, method, seen, answer, round(1000 * (time.monotonic() - started)))
    return answer


def _write(settings, method, seen, answer, milliseconds):
    known = {
        "requestId": seen["request_id"],
        "requestTime": datetime.now(timezone.utc).strftime("%d/%b/%Y:%H:%M:%S +0000"),
        "httpMethod": method,
        "resourcePath": seen["resource_path"] or "-",
        "status": str(answer[0]),
        "responseLatency": str(milliseconds),
        "responseLength": str(len(answer[2] or b"")),
        "error.responseType": seen["refused_by"],
        **{f"authorizer.{name}": str(value) for name, value in seen.get("authorizer", {}).items()},
    }
    line = re.sub(r"\$context\.([\w.]+)", lambda name: known.get(name.group(1), "-"), settings["format"])
    stream = {"logGroupName": settings["destinationArn"].split(":log-group:")[1].removesuffix(":*"), "logStreamName": STREAM}
    cloudwatch_logs._create_log_stream(stream)  # refused where there is one, which is fine
    cloudwatch_logs._put_log_events({**stream, "logEvents": [{"message": line}]})


def _keeping_settings(deploy, props_of):
    def deployed(*args, **kwargs):
        outcome = deploy(*args, **kwargs)
        props = props_of(*args)
        declared = props.get("AccessLogSetting")
        stage = apigateway_v1._stages_v1[props["RestApiId"]][props["StageName"]]
        stage["accessLogSettings"] = declared and {"destinationArn": declared["DestinationArn"], "format": declared["Format"]}
        return outcome

    return deployed


_stage = provisioners._RESOURCE_HANDLERS["AWS::ApiGateway::Stage"]
_stage["create"] = _keeping_settings(_stage["create"], lambda logical_id, props, stack: props)
_stage["update"] = _keeping_settings(_stage["update"], lambda physical_id, old, new, *rest: new)
apigateway_v1._execute_in_scope = _noting
apigateway_v1._handle_execute_in_scope = _logging
apigateway_v1._authorize_request_v1 = _proving
