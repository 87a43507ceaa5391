"""gridscore: apply a written assessment regulation to a station's own ledgers, exactly."""

__version__ = "0.1.0"
