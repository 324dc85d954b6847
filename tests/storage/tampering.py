"""What somebody can do to exported records, one way each: every one has to be found."""

import json

from licensing.history.chain import link
from licensing.words.identifiers import digest_of

Lines = list[dict[str, object]]


def first(lines: Lines) -> object:
    """The number of the first application."""
    return next(line["application"] for line in lines if line["line"] == "commit")


def commits_of(lines: Lines) -> list[int]:
    """Where the commits of the first application stand."""
    application = first(lines)
    return [
        n for n, line in enumerate(lines) if line["line"] == "commit" and line["application"] == application
    ]


def change_an_event(lines: Lines) -> None:
    commit = lines[commits_of(lines)[2]]
    commit["events"] = str(commit["events"]).replace("2026", "2025")


def change_an_event_and_its_digest(lines: Lines) -> None:
    change_an_event(lines)
    commit = lines[commits_of(lines)[2]]
    commit["digest"] = link(str(commit["previous"]), str(commit["events"]))  # pyright: ignore[reportArgumentType]


def remove_an_event_and_mend_the_digest(lines: Lines) -> None:
    commit = lines[commits_of(lines)[2]]
    events = json.loads(str(commit["events"]))
    commit["events"] = json.dumps(events[:-1], sort_keys=True, separators=(",", ":"))
    commit["digest"] = link(str(commit["previous"]), str(commit["events"]))  # pyright: ignore[reportArgumentType]


def change_the_time_beside_the_events(lines: Lines) -> None:
    lines[commits_of(lines)[2]]["at"] = "2020-01-01T00:00:00Z"


def count_events_that_are_not_there(lines: Lines) -> None:
    lines[commits_of(lines)[-1]]["last"] = 99


def remove_a_middle_commit(lines: Lines) -> None:
    del lines[commits_of(lines)[3]]


def remove_the_last_commit(lines: Lines) -> None:
    del lines[commits_of(lines)[-1]]


def remove_the_last_commit_of_all(lines: Lines) -> None:
    del lines[max(n for n, line in enumerate(lines) if line["line"] == "commit")]


def remove_the_last_commit_and_mend_the_case(lines: Lines) -> None:
    """Only the head can tell."""
    standing = commits_of(lines)
    application, last = first(lines), lines[standing[-2]]
    for line in lines:
        if line["line"] == "case" and line["application"] == application:
            line.update(version=last["last"], digest=last["digest"])
        if line["line"] == "end":
            line["commits"] = int(str(line["commits"])) - 1
    del lines[standing[-1]]


def remove_a_whole_application(lines: Lines) -> None:
    application = first(lines)
    lines[:] = [line for line in lines if line.get("application") != application]


def swap_two_commits(lines: Lines) -> None:
    one, other = commits_of(lines)[2:4]
    lines[one], lines[other] = lines[other], lines[one]


def insert_a_commit(lines: Lines) -> None:
    third = commits_of(lines)[2]
    lines.insert(third + 1, lines[third])


def move_a_history_to_another_number(lines: Lines) -> None:
    application = first(lines)
    for line in lines:
        if line.get("application") == application:
            line["application"] = "REG-COBA-20261123-77777"


def change_a_head(lines: Lines) -> None:
    head = next(line for line in lines if line["line"] == "head")
    head["sealed_at"] = "2026-11-20T03:00:00Z"


def remove_a_head(lines: Lines) -> None:
    lines.remove(next(line for line in lines if line["line"] == "head"))


def part_of(lines: Lines) -> dict[str, object]:
    """The part that is the definition."""
    return next(
        line for line in lines if line["line"] == "part" and "ditandatangani: terbit" in str(line["text"])
    )


def change_a_definition(lines: Lines) -> None:
    part = part_of(lines)
    part["text"] = str(part["text"]).replace("ditandatangani: terbit", "ditandatangani: gugur")


def exchange_a_definition(lines: Lines) -> None:
    part = part_of(lines)
    part["text"] = str(part["text"]).replace("ditandatangani: terbit", "ditandatangani: gugur")
    part["digest"] = digest_of(str(part["text"]))


def remove_a_definition(lines: Lines) -> None:
    lines.remove(part_of(lines))


def remove_a_template(lines: Lines) -> None:
    lines.remove(next(line for line in lines if line["line"] == "part" and line["text"] == "text"))


def change_a_manifest(lines: Lines) -> None:
    lines[0]["manifest"] = str(lines[0]["manifest"]).replace(
        "templates/licences/coba", "templates/licences/cobi"
    )


def remove_a_bundle(lines: Lines) -> None:
    del lines[0]


def licence_of(lines: Lines) -> dict[str, object]:
    return next(line for line in lines if line["line"] == "licence")


def change_a_holder(lines: Lines) -> None:
    licence_of(lines)["holder"] = "Orang Lain"


def suspend_a_licence(lines: Lines) -> None:
    licence_of(lines)["standing"] = "suspended"


def document_of(lines: Lines) -> dict[str, object]:
    return next(line for line in lines if line["line"] == "document")


def change_the_holder_of_a_document(lines: Lines) -> None:
    document_of(lines)["holder"] = "Orang Lain"


def change_the_name_of_a_permit(lines: Lines) -> None:
    document_of(lines)["name_id"] = "Izin Lain"


def change_the_english_name_of_a_permit(lines: Lines) -> None:
    document_of(lines)["name_en"] = "Another permit"


def forge_a_document(lines: Lines) -> None:
    document = document_of(lines)
    lines.insert(lines.index(document), {**document, "verification": "palsu"})


def remove_a_document(lines: Lines) -> None:
    lines.remove(document_of(lines))


def forge_a_licence(lines: Lines) -> None:
    licence = licence_of(lines)
    lines.insert(lines.index(licence), {**licence, "licence": "REG-COBA-20261123-88888.terbit.1"})


def remove_a_licence(lines: Lines) -> None:
    lines.remove(licence_of(lines))


def cut_off_the_end(lines: Lines) -> None:
    del lines[-3:]
