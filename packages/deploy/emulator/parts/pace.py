"""Not a lack, a pace: ministack waits 50 ms for the log of every silent call."""

from ministack.core import lambda_runtime

for each in vars(lambda_runtime).values():
    drain = getattr(each, "_drain_stderr_bounded", None)
    if drain is not None:
        drain.__defaults__ = (0.005, 0.002, 0.25)
