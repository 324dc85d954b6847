"""The sentences every feature may use."""

pytest_plugins = (
    "features.steps.applications",
    "features.steps.calendar",
    "features.steps.calls",
    "features.steps.decisions",
    "features.steps.checks",
    "features.steps.clock",
    "features.steps.on_time",
    "features.steps.files",
    "features.steps.interruptions",
    "features.steps.limits",
    "features.steps.keeping",
    "features.steps.licences",
    "features.steps.mandates",
    "features.steps.permits",
    "features.steps.outcomes",
    "features.steps.publications",
    "features.steps.scarce",
    "features.steps.tasks",
    "features.steps.time",
    "features.steps.turns",
)
