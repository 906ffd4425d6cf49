"""For all tests: an example of hypothesis may take its time on a busy machine; speed is measured in benchmarks/."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
