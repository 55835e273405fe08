"""Optional packages: found when they are asked for, or named where they are missing."""

import importlib
from types import ModuleType

from claimtrack.errors import MissingExtraError


def optional(package: str, *, extra: str) -> ModuleType:
    """Give an optional package.

    Raises:
        MissingExtraError: Where it is not installed; names the extra that has it.

    """
    try:
        return importlib.import_module(package)
    except ImportError as error:
        raise MissingExtraError(package, extra=extra) from error
