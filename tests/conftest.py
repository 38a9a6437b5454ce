"""The same examples on every run, so that a verdict is one; `explore` looks for new ones.

pytest --hypothesis-profile=explore
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

LOOSE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", LOOSE, derandomize=True)
settings.register_profile("explore", LOOSE, max_examples=2000)
settings.load_profile("same")
