"""CodeDeploy: its resources can be declared and refer to each other; nothing is shifted step by step."""

from ministack.services.cloudformation import provisioners


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
