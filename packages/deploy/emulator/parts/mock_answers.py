"""Mock integrations answer with what they know of the request; ministack leaves `$context.requestId` as it is written."""

import contextvars

from ministack.services import apigateway_v1

_request_id = contextvars.ContextVar("request_id")
_execute = apigateway_v1._execute_in_scope
_mock = apigateway_v1._invoke_mock_v1


async def _remembering(request, *args, **kwargs):
    _request_id.set(request["request_id"])
    return await _execute(request, *args, **kwargs)


def _with_context(integration):
    status, headers, body = _mock(integration)
    known = {name: value.replace("context.requestId", _request_id.get()) for name, value in headers.items()}
    return status, known, body.replace(b"$context.requestId", _request_id.get().encode())


apigateway_v1._execute_in_scope = _remembering
apigateway_v1._invoke_mock_v1 = _with_context
