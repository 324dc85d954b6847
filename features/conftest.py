"""The sentences every feature may use."""

pytest_plugins = (
    "features.steps.applications",
    "features.steps.decisions",
    "features.steps.mandates",
    "features.steps.outcomes",
    "features.steps.permits",
    "features.steps.publications",
    "features.steps.tasks",
    "features.steps.time",
)
