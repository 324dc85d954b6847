"""Random small definitions and random few officers: lines in lines, records, joins, conditions, loops and four eyes.

The whole language has more that decides whether a case ends: `random_further` says what.
"""

import json
from dataclasses import dataclass, field, replace
from functools import cache
from random import Random

from features.quoting import HEADER, read_city
from licensing.city.people import Officer
from licensing.city.register import AgencyRegister, parse_role
from licensing.words.identifiers import OfficerId
from tests.definitions import random_further as further
from tests.definitions.random_further import ROLES, Panels, Written

OUTCOMES = ("ya", "tidak", "lain")
CONDITIONS = ('form.j == "a"', 'form.j == "b"', 'form.k != "x"')
ENDS: dict[str, Written] = {
    "terbit": {"issue": {"template": "surat", "number": "503/{seq:04d}/{year}"}},
    "penolakan": {"refuse": {"template": "surat", "number": "T/{seq:04d}/{year}"}},
    "gugur": {"close": {}},
}


@dataclass
class Writer:
    """One definition being written; `steps` are the names given so far, `decided` those that officers decide.

    `whole`: with everything of `random_further`.
    """

    random: Random
    conditional: bool
    whole: bool = False
    panels: Panels = field(default_factory=Panels)
    names: list[str] = field(default_factory=list)
    decided: list[str] = field(default_factory=list)
    watching: list[Written] = field(default_factory=list)
    of_records: set[str] = field(default_factory=set)
    in_record: bool = False
    kinds: Written = field(default_factory=dict[str, object])

    def chance(self, of: float) -> bool:
        return self.random.random() < of

    def condition(self) -> str:
        if self.in_record and self.chance(0.3):
            return 'daftar.a == "p"'
        if self.kinds and self.chance(0.25):
            return f'kind == "{self.random.choice(list(self.kinds))}"'
        seen = [step for step in self.decided if step not in self.of_records]
        if self.conditional and seen and self.chance(0.25):
            return f'{self.random.choice(seen)}.outcome == "{self.random.choice(OUTCOMES)}"'
        return self.random.choice(CONDITIONS)

    def definition(self) -> str:
        self.kinds = further.kinds(self.random) if self.perhaps(0.3) else {}
        most = 3 if self.kinds else 4
        steps = self.line([f"s{n}" for n in range(self.random.randint(2, most))], None, 0)
        steps |= self.beginnings([*steps])
        remedies = self.remedies([*steps]) if self.perhaps(0.25) else {}
        names = [*self.names]
        for kind in self.watching:
            others = [name for name in names if name != kind["_name"] and name in self.decided]
            own = str(kind.pop("_name"))
            if own not in self.sent_back:
                kind.pop("rounds", None)
                kind.pop("then", None)
            count = min(len(others), self.random.randint(1, 2))
            if count and (own in self.signatures or self.chance(0.35)):
                kind["not_by"] = self.random.sample(others, count)
        anytime = further.anytime(self.random, sorted(self.signatures)) if self.whole else {}
        written = json.dumps([steps, anytime, remedies])
        steps |= {end: self.end(kind, [*steps]) for end, kind in ENDS.items() if f'"{end}"' in written}
        if '"beku"' in json.dumps(steps):
            steps["beku"] = further.changed(self.random)
        form = {
            "nama": {"type": "text"},
            "surel": {"type": "email"},
            "telepon": {"type": "phone"},
            "j": {"type": "choice", "of": ["a", "b"]},
            "k": {"type": "choice", "of": ["x", "y"]},
            "daftar": {"type": "list", "rows": "0..3", "form": {"a": {"type": "choice", "of": ["p", "q"]}}},
        }
        return (
            f"{HEADER}form: {json.dumps(form)}\nanytime: {json.dumps(anytime)}\n"
            f"kinds: {json.dumps(self.kinds)}\nsteps: {json.dumps(steps)}\n"
        ) + "".join(f"{key}: {json.dumps(remedy)}\n" for key, remedy in remedies.items())

    def remedies(self, main: list[str]) -> Written:
        """An objection, perhaps with an appeal against how that ended."""
        remedies: Written = {}
        for key, step in (("objection", "keberatan"), ("appeal", "banding")):
            if key == "objection" or self.chance(0.3):
                self.names.append(step)
                self.decided.append(step)
                ends: list[str] = self.random.sample(OUTCOMES, self.random.randint(1, 2))
                steps = self.line([f"{step}{n}" for n in range(self.random.randint(1, 2))], ends, 1)
                remedies[key] = further.remedy(self.random, steps, ends, [*main, *ENDS])
        return remedies

    def beginnings(self, main: list[str]) -> Written:
        """Where cases of the other kinds begin: where all do, further on, or at steps of their own."""
        steps: Written = {}
        for kind in (each for id, each in self.kinds.items() if id != "baru" and isinstance(each, dict)):
            own = [f"t{len(steps) + n}" for n in range(self.random.randint(1, 2))]
            starts = self.random.choice([None, self.random.choice(main), own[0], own[0], own[0]])
            if starts is not None:
                kind["starts"] = starts
            steps |= self.line([*own], None, 0) if starts == own[0] else {}
        return steps

    def end(self, kind: Written, main: list[str]) -> Written:
        """A way to end; a licence perhaps with cards, and perhaps the case goes on with it."""
        if "issue" not in kind or not self.perhaps(0.4):
            return kind
        more = further.also(self.random) if self.chance(0.6) else {}
        more |= {"then": self.random.choice([*main, "beku"])} if self.chance(0.5) else {}
        return {"issue": {"template": "surat", "number": "503/{seq:04d}/{year}", **more}}

    def perhaps(self, of: float) -> bool:
        """Chance, where the whole language is written."""
        return self.whole and self.chance(of)

    signatures: set[str] = field(default_factory=set)
    corrections: set[str] = field(default_factory=set)
    leading: dict[str, Written] = field(default_factory=dict[str, Written])

    @property
    def sent_back(self) -> set[str]:
        """The reviews that lead to a correction."""
        ways = self.leading.items()
        return {
            id
            for id, to in ways
            if any(way in self.corrections for way in to.values() if isinstance(way, str))
        }

    def line(self, ids: list[str], ends: list[str] | None, depth: int) -> Written:
        """The steps of one line; `ends` are the outcomes it may end with, None on the main line."""
        self.names += ids
        return {id: self.step(id, n, ids, ends, depth) for n, id in enumerate(ids)}

    def way(self, n: int, ids: list[str], ends: list[str] | None, *, on: bool) -> object:
        """Where to: on to the next step, to an end, or anywhere."""
        if on and n + 1 < len(ids):
            return ids[n + 1]
        if (on and n + 1 == len(ids)) or self.chance(0.6):
            return self.random.choice(tuple(ENDS)) if ends is None else {"end": self.random.choice(ends)}
        return self.random.choice(ids)

    def step(self, id: str, n: int, ids: list[str], ends: list[str] | None, depth: int) -> Written:  # noqa: C901, PLR0911 one for each kind
        kinds = ["review"] * 6 + ["signature"] * 3 + ["consultation"] * 3 + ["branch"] * 2
        # What may be corrected on the line of a record does not change who can end it: another test has that.
        kinds += [] if self.in_record else ["correction"] * 2
        kinds += ["together"] * (5 - 2 * depth) if depth < 2 else []
        kinds += ["each"] * 3 if depth < 2 and not self.in_record else []
        kinds += ["letter"] * 3 if self.whole else []
        kinds += ["call"] * 3 if self.whole else []
        kinds += ["request"] * 2 if self.whole and not self.in_record else []
        kinds += ["payment"] * 2 if self.whole else []
        match self.random.choice(kinds):
            case "call":
                self.decided.append(id)
                hand: Written = {"by": self.random.choice(ROLES), "_name": id}
                self.watching.append(hand)
                outcomes = {
                    name: self.way(n, ids, ends, on=not m)
                    for m, name in enumerate(("bersih", "menunggak", "asing"))
                }
                return further.call(hand, outcomes)
            case "letter":
                return further.letter(self.random, self.way(n, ids, ends, on=True))
            case "request":
                to, silence = self.way(n, ids, ends, on=True), self.way(n, ids, ends, on=False)
                return further.request(self.random, to, silence)
            case "payment":
                to, silence = self.way(n, ids, ends, on=True), self.way(n, ids, ends, on=False)
                return further.payment(self.random, to, silence)
            case "correction":
                self.corrections.add(id)
                kind: Written = {"within": "1 day", "then": self.way(n, ids, ends, on=True)}
                if self.chance(0.7):
                    kind["on_silence"] = self.way(n, ids, ends, on=False)
                return {"correction": kind}
            case "branch":
                choices = [
                    {"when": self.condition(), "to": self.way(n, ids, ends, on=self.chance(0.5))}
                    for _ in range(self.random.randint(1, 2))
                ]
                return {"branch": {"choose": choices, "otherwise": self.way(n, ids, ends, on=True)}}
            case "together":
                return self.together(id, n, ids, ends, depth)
            case "each":
                return self.each(id, n, ids, ends, depth)
            case "consultation":
                self.decided.append(id)
                return {"consultation": self.consultation(id), "outcomes": self.outcomes(n, ids, ends)}
            case key:
                self.decided.append(id)
                if key == "signature":
                    self.signatures.add(id)
                return self.review(id, n, ids, ends)

    def review(self, id: str, n: int, ids: list[str], ends: list[str] | None) -> Written:
        """Somebody decides; in the whole language also several, those who were named, later, or so often."""
        kind: Written = {"by": self.by()}
        outcomes = self.leading[id] = self.outcomes(n, ids, ends)
        form: Written = {}
        if self.panels.naming and not self.in_record and self.perhaps(0.4):
            kind = self.panels.ask(self.random)
        elif self.perhaps(0.25):
            kind |= further.several(self.random, outcomes)
        elif not self.in_record and isinstance(kind["by"], str) and self.perhaps(0.35):
            form = {"form": self.panels.name(self.random, id)}
        if "differing" not in kind and self.perhaps(0.5):
            kind |= further.rounds(self.random, self.way(n, ids, ends, on=False))
        kind |= further.opens(self.random) if self.perhaps(0.2) else {}
        kind |= further.minutes(self.random) if self.perhaps(0.2) else {}
        kind["_name"] = id
        self.watching.append(kind)
        return {"review": kind, **form, "outcomes": outcomes}

    def by(self) -> object:
        """A role, or now and then a table of them."""
        if not self.chance(0.2):
            return self.random.choice(ROLES)
        roles = self.random.sample(ROLES, self.random.randint(2, 3))
        return [*({"when": self.condition(), "is": role} for role in roles[1:]), {"is": roles[0]}]

    def outcomes(self, n: int, ids: list[str], ends: list[str] | None) -> Written:
        names = self.random.sample(OUTCOMES, self.random.randint(1, 3))
        return {name: self.way(n, ids, ends, on=m == 0) for m, name in enumerate(names)}

    def consultation(self, id: str) -> Written:
        """Several agencies, perhaps from a day on."""
        kind = self.asking(id)
        kind |= further.opens(self.random) if self.perhaps(0.3) else {}
        return kind

    def asking(self, id: str) -> Written:
        """Several agencies; the first of them in every case."""
        roles = self.random.sample(ROLES, self.random.randint(1, 3))
        ask: list[Written] = [{"by": role} for role in roles]
        for each in ask[1:]:
            if self.chance(0.25):
                each["when"] = self.condition()
        kind: Written = {"ask": ask, "_name": id, **self.join(sum("when" not in each for each in ask))}
        if self.perhaps(0.4):
            further.require(self.random, ask)
        self.watching.append(kind)
        return kind

    def join(self, certain: int) -> Written:
        join: object = self.random.choice(["all", "all", "any", {"quorum": self.random.randint(1, certain)}])
        return {"join": join}

    def together(self, id: str, n: int, ids: list[str], ends: list[str] | None, depth: int) -> Written:
        self.decided.append(id)
        outcomes = self.outcomes(n, ids, ends)
        members: dict[str, Written] = {}
        for m in range(self.random.randint(1, 3)):
            name = f"{id}m{m}"
            if self.chance(0.4):
                self.names.append(name)
                self.decided.append(name)
                members[name] = self.asking(name)
            else:
                steps = [f"{name}t{t}" for t in range(self.random.randint(1, 2))]
                members[name] = {"steps": self.line(steps, list(outcomes), depth + 1)}
            if m and self.chance(0.25):
                members[name]["when"] = self.condition()
        if self.perhaps(0.4):
            further.require(self.random, list(members.values()))
        kind: Written = {
            "members": members,
            **self.join(sum("when" not in each for each in members.values())),
        }
        if self.chance(0.25):
            kind["veto"] = [self.random.choice(list(outcomes))]
        return {"together": kind, "outcomes": outcomes}

    def each(self, id: str, n: int, ids: list[str], ends: list[str] | None, depth: int) -> Written:
        """The line of each record; what is decided on it, conditions elsewhere cannot ask."""
        self.decided.append(id)
        outcomes = self.outcomes(n, ids, ends)
        steps = [f"{id}r{t}" for t in range(self.random.randint(1, 3))]
        self.in_record, before = True, len(self.names)
        kind: Written = {"over": "form.daftar", "steps": self.line(steps, list(outcomes), depth + 1)}
        if self.chance(0.25):
            kind["when"] = 'daftar.a == "p"'
        self.in_record = False
        self.of_records |= {*self.names[before:]}
        if self.chance(0.3):
            kind["order"] = "one by one"
        kind |= self.join(2)
        if self.chance(0.25):
            kind["veto"] = [self.random.choice(list(outcomes))]
        return {"each": kind, "outcomes": outcomes}


def random_definition(seed: int, *, whole: bool = False) -> str:
    """The text of a definition; most are well-formed, many of them unsound. One in four has conditions on outcomes."""
    random = Random(seed)  # noqa: S311 no secret
    return Writer(random, conditional=random.random() < 0.25, whole=whole).definition()


@cache
def _city() -> AgencyRegister:
    return read_city()


def random_officers(seed: int) -> AgencyRegister:
    """The small city of the features with a few officers of one to three roles each, or a little more."""
    held = _roles(Random(f"officers {seed}"))  # noqa: S311 no secret
    officers = [
        Officer(OfficerId(f"o{n}"), f"O{n}", f"{n:018d}", "X", tuple(map(parse_role, roles)))
        for n, roles in enumerate(held)
    ]
    return replace(_city(), officers={officer.id: officer for officer in officers})


def _roles(random: Random) -> list[list[str]]:
    """Who holds what; mostly everything is held by somebody."""
    held: list[list[str]] = [random.sample(ROLES, random.randint(1, 3)) for _ in range(random.randint(2, 4))]
    missing = [role for role in ROLES if not any(role in roles for roles in held)]
    for role in missing:
        if random.random() < 0.9:
            random.choice(held).append(role)
    return held
