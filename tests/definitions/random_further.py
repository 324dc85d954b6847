"""What random definitions can have beside people, lines and conditions: one small function for each idea.

Each takes chance and what it stands beside, and gives the keys to be added, or changes what was written.
"""

from dataclasses import dataclass, field
from random import Random

Written = dict[str, object]
ROLES = ("loket.petugas", "kesehatan.tim", "lingkungan.tim", "perhubungan.tim", "pimpinan.kepala")


def several(random: Random, outcomes: Written) -> Written:
    """Two or three people of the role decide together."""
    several: Written = {"count": random.randint(2, 3)}
    return several | ({"differing": random.choice(list(outcomes))} if random.random() < 0.5 else {})


def rounds(random: Random, to: object) -> Written:
    """So many ways back to the applicant, and perhaps where it leads then."""
    counted: Written = {"rounds": random.randint(1, 2)}
    return counted | ({"then": to} if random.random() < 0.5 else {})


def opens(random: Random) -> Written:
    return {"opens": random.choice(["1 working day after submitted", "3 days after submitted"])}


def require(random: Random, asked: list[Written]) -> None:
    """No quorum without one or two of those who are asked."""
    for each in random.sample(asked, min(len(asked), random.randint(1, 2))):
        each["required"] = True


def minutes(random: Random) -> Written:
    return {"minutes": random.choice(["surat", {"template": "surat", "number": "BA/{seq:03d}/{year}"}])}


def letter(random: Random, to: object) -> Written:
    """A document on the way, which nobody waits for but its line."""
    kind: Written = {"template": "surat", "then": to}
    kind |= random.choice([{}, {"provisional": True}, {"copies": ["lingkungan"]}])
    return {"letter": kind}


def request(random: Random, to: object, silence: object) -> Written:
    """Something else the applicant is asked for; perhaps her silence means something."""
    kind: Written = {"within": "1 day", "then": to}
    kind |= random.choice([{}, {"on_silence": silence}])
    return {"request": kind, "form": {"setuju": {"type": "boolean"}}}


def payment(random: Random, to: object, silence: object) -> Written:
    """The applicant is billed, perhaps for nothing; perhaps her silence means something."""
    kind: Written = {
        "amount": random.choice(["1000", "1000", "0"]),
        "account": "4.1.02.03.01.0001",
        "bill": {"template": "surat", "number": "SKRD/{seq:04d}/{year}"},
        "confirm": {"by": "loket.petugas"},
        "within": "1 day",
        "then": to,
    }
    return {"payment": kind | random.choice([{}, {"on_silence": silence}])}


def also(random: Random) -> Written:
    """A card beside the licence, perhaps one for each record."""
    card: Written = {"label": "Kartu", "template": "surat", "number": "551/{seq:04d}-KARTU/{year}"}
    return {"also": {"kartu": card | random.choice([{}, {"each": "form.daftar"}])}}


def anytime(random: Random, signed: list[str]) -> Written:
    """What comes at any time; each of it in some definitions."""
    until: Written = {"until": random.choice(signed)} if signed and random.random() < 0.5 else {}
    acts: Written = {
        "withdraw": {"to": "gugur", **until},
        "suspend": {"by": random.choice(ROLES), "resume": random.choice(ROLES)},
        "cancel": {"by": random.choice(ROLES), "to": "gugur"},
        "retract": {"within": "1 working day"},
    }
    return {name: acts[name] for name in acts if random.random() < 0.5}


def kinds(random: Random) -> Written:
    """What else can be asked for beside a new licence: by whom, and perhaps about a licence."""
    about: Written = {"about": {"licence": ["contoh"]}}
    others: dict[str, Written] = {
        "ubah": random.choice([{}, about]),
        "cabut": {"by": random.choice(ROLES), **random.choice([{}, about])},
    }
    asked = random.sample([*others], random.randint(1, 2))
    return {"baru": {}, **{id: others[id] for id in asked}}


def changed(random: Random) -> Written:
    """A decision about the licence the case has issued, which ends it."""
    sets = random.choice(["amended", "suspended", "revoked"])
    return {"issue": {"template": "surat", "number": "S/{seq:04d}/{year}", "sets": sets}}


def remedy(random: Random, steps: Written, ends: list[str], main: list[str]) -> Written:
    """What is raised against how the case ended; a licence that is contested stays, or is left as it was."""
    after = random.choice([["refused"], ["refused"], ["issued"], ["refused", "issued"]])
    onward = main if after == ["refused"] else []
    outcomes = {end: random.choice([{}, *onward]) for end in ends}
    return {"within": "21 working days", "after": after, "steps": steps, "outcomes": outcomes}


@dataclass
class Panels:
    """Reviews that name people, and those that ask whoever was named: by the naming step, the role it names."""

    naming: dict[str, str] = field(default_factory=dict[str, str])

    def name(self, random: Random, step: str) -> Written:
        """The step's form, in which one or two people of a role are named."""
        role = self.naming[step] = random.choice(ROLES)
        count = random.choice([1, 2, "1..2"])
        return {"anggota": {"type": "people", "of": role, "count": count}}

    def ask(self, random: Random) -> Written:
        """Whoever was named at a step before."""
        step = random.choice(list(self.naming))
        return {"by": self.naming[step], "members": f"{step}.anggota"}


def call(hand: Written, outcomes: Written) -> Written:
    """A system is asked, and a person where it does not answer."""
    asked = {"system": "lingkungan.pajak", "ask": {"nomor": "form.telepon"}, "within": "1 day"}
    return {"call": {**asked, "on_silence": hand}, "outcomes": outcomes}
