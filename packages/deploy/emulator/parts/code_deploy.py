"""CodeDeploy, as far as CloudFormation uses it to move an alias: a share of the calls first, all after a while, and back to none
when an alarm of the deployment group rings. Minutes are short ones."""

import re
import time
import uuid

from ministack.services import cloudformation, cloudwatch, lambda_svc
from ministack.services.cloudformation import changesets, engine, handlers, provisioners, stacks

from parts.short_minutes import MINUTE


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


# What an update is being made from: an alias' own handler sees no UpdatePolicy.
_templates = {}
_deploy = stacks._deploy_stack_async


def _deploy_and_remember(stack_name, stack_id, template, *args, **kwargs):
    _templates[stack_name] = template
    return _deploy(stack_name, stack_id, template, *args, **kwargs)


for module in (stacks, changesets, handlers):
    module._deploy_stack_async = _deploy_and_remember

# An update policy refers to resources too, which are made before.
_dependencies = engine._extract_deps


def _dependencies_of_policy_too(definition, names):
    policy = {"Properties": definition.get("UpdatePolicy", {})}
    return _dependencies(definition, names) | _dependencies(policy, names)


engine._extract_deps = _dependencies_of_policy_too

# A shift takes its time, and calls go on meanwhile.
_on_thread = stacks._runs_on_worker_thread
stacks._runs_on_worker_thread = lambda kind: kind == "AWS::Lambda::Alias" or _on_thread(kind)


def _group_of(stack_name, logical_id):
    definition = _templates[stack_name]["Resources"].get(logical_id, {})
    policy = definition.get("UpdatePolicy", {}).get("CodeDeployLambdaAliasUpdate")
    if policy is None:
        return None
    return cloudformation._stacks[stack_name]["_resources"][policy["DeploymentGroupName"]["Ref"]]["Properties"]


_update = provisioners._RESOURCE_HANDLERS["AWS::Lambda::Alias"]["update"]


def _shift_or_update(physical_id, old, new, stack_name, logical_id=None):
    group = _group_of(stack_name, logical_id)
    is_going_back = "ROLLBACK" in cloudformation._stacks[stack_name]["StackStatus"]
    if group is None or is_going_back or old["FunctionVersion"] == new["FunctionVersion"]:
        return _update(physical_id, old, new, stack_name, logical_id)
    _shift(new, group)
    return physical_id, {"AliasArn": physical_id}


def _shift(alias, group):
    percent, minutes = re.fullmatch(
        r"CodeDeployDefault\.LambdaCanary(\d+)Percent(\d+)Minutes", group["DeploymentConfigName"]
    ).groups()
    version = alias["FunctionVersion"]
    _fail_on_alarm(group)
    _point(alias, RoutingConfig={"AdditionalVersionWeights": {version: int(percent) / 100}})
    try:
        for _ in range(int(minutes)):
            time.sleep(MINUTE)
            _fail_on_alarm(group)
    except Exception:
        if "DEPLOYMENT_STOP_ON_ALARM" in group["AutoRollbackConfiguration"]["Events"]:
            _point(alias, RoutingConfig=None)
        raise
    _point(alias, FunctionVersion=version, RoutingConfig=None)


def _point(alias, **change):
    name = alias["FunctionName"].split(":function:")[-1]
    status, _, body = lambda_svc._update_alias(name, alias["Name"], change)
    if status >= 400:
        raise ValueError(f"CodeDeploy could not move the alias: {body!r}")


def _fail_on_alarm(group):
    names = [each["Name"] for each in group["AlarmConfiguration"]["Alarms"]]
    for name in names:
        cloudwatch._evaluate_alarm(cloudwatch._alarms[name])
    ringing = [name for name in names if cloudwatch._alarms[name]["StateValue"] == "ALARM"]
    if ringing and group["AlarmConfiguration"]["Enabled"]:
        raise ValueError(
            f"Deployment d-{uuid.uuid4().hex[:9].upper()} failed: One or more alarms have been activated according to the Amazon"
            " CloudWatch metrics you selected, and the affected deployments have been stopped."
            f" Activated alarms: <{', '.join(ringing)}>"
        )


provisioners._RESOURCE_HANDLERS["AWS::Lambda::Alias"]["update"] = _shift_or_update
