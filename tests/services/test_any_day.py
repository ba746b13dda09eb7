"""Whatever happens in whatever order: nothing is lost, nothing is double, nobody overhears anybody."""

from hypothesis import settings

from tests.services.any_day import AnyDay

TestAnyDay = AnyDay.TestCase
TestAnyDay.settings = settings(settings.get_profile("house"), max_examples=200, stateful_step_count=60)
