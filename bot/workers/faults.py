"""How a task ends that was not done; the text names the fault, never what the task was about."""


class ChildError(RuntimeError):
    """A task was not done."""


class LimitReached(ChildError):
    """It went beyond its limits: it would again, so it is not tried again."""


class NotOfType(ChildError):
    """A value that is not of the type agreed on; what it is instead is not said, for it may quote somebody."""
