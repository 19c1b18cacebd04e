"""A batch of messages needs the right to send one: AWS has no action of its own for it. ministack wants one by the operation's name."""

from ministack.core import iam_actions

_extract_iam_action = iam_actions.extract_iam_action
_BY_OPERATION = {"sns:PublishBatch": "sns:Publish", "sqs:SendMessageBatch": "sqs:SendMessage"}


def _action_as_on_aws(*args, **kwargs):
    action = _extract_iam_action(*args, **kwargs)
    return _BY_OPERATION.get(action, action)


iam_actions.extract_iam_action = _action_as_on_aws
